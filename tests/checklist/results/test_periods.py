"""Which days reports cover, and when a week begins."""

from datetime import UTC, date, datetime, timedelta, timezone

from checklist.results import Period, start_of
from checklist.results.periods import EPOCH, midnight_of, week_of, zone_of
from tests.checklist.small_form import FRIDAY

SHANGHAI = timezone(timedelta(hours=8))


def test_a_week_begins_on_monday_at_midnight_there() -> None:
    monday = datetime(2026, 6, 15, tzinfo=SHANGHAI)
    assert week_of(monday, SHANGHAI) == date(2026, 6, 15)
    assert week_of(monday - timedelta(milliseconds=1), SHANGHAI) == date(2026, 6, 8)
    assert week_of(monday, UTC) == date(2026, 6, 8)
    assert midnight_of(date(2026, 6, 15), SHANGHAI) == monday


def test_weeks_end_in_the_zone_of_now_or_else_in_utc() -> None:
    assert zone_of(datetime(2026, 6, 15, tzinfo=SHANGHAI)) is SHANGHAI
    assert zone_of(datetime(2026, 6, 15)) is UTC  # noqa: DTZ001 - a clock without a zone


def test_a_period_ends_with_today_and_counts_it() -> None:
    assert start_of(Period.MONTH, FRIDAY) == datetime(2026, 5, 14, tzinfo=UTC)
    assert (start_of(Period.ALL, FRIDAY), start_of(Period.NINE, FRIDAY)) == (EPOCH, EPOCH)


def test_the_days_of_a_period_begin_at_midnight_of_the_zone_of_now() -> None:
    late = datetime(2026, 6, 12, 23, 30, tzinfo=UTC).astimezone(SHANGHAI)  # the 13th there
    assert start_of(Period.MONTH, late) == datetime(2026, 5, 15, tzinfo=SHANGHAI)
