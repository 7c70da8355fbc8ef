"""Which days reports cover, and when a week begins."""

from datetime import UTC, date, datetime, timedelta, timezone

from checklist.results import Days, Period, day_of, days_of, start_of
from checklist.results.periods import midnight_of, week_of, zone_of_weeks
from tests.checklist.small_form import FRIDAY

SHANGHAI = timezone(timedelta(hours=8))


def test_a_week_begins_on_monday_at_midnight_there() -> None:
    monday = datetime(2026, 6, 15, tzinfo=SHANGHAI)
    assert week_of(monday, SHANGHAI) == date(2026, 6, 15)
    assert week_of(monday - timedelta(milliseconds=1), SHANGHAI) == date(2026, 6, 8)
    assert week_of(monday, UTC) == date(2026, 6, 8)
    assert midnight_of(date(2026, 6, 15), SHANGHAI) == monday


def test_weeks_end_in_the_zone_of_now_or_else_in_utc() -> None:
    assert zone_of_weeks(datetime(2026, 6, 15, tzinfo=SHANGHAI)) is SHANGHAI
    assert zone_of_weeks(datetime(2026, 6, 15)) is UTC  # noqa: DTZ001 - a clock without a zone


def test_a_period_ends_with_today_and_counts_it() -> None:
    days = days_of(Period.MONTH, FRIDAY)
    assert start_of(days.first) == datetime(2026, 5, 14, tzinfo=UTC)
    assert day_of(FRIDAY) - days.first == 29
    assert days.before is None
    assert days_of(Period.ALL, FRIDAY) == Days(0, None)
