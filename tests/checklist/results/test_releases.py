"""Shops are released together, and a release never changes."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.definition import Kind
from checklist.results import Period, Release, Visit, releases, releases_within
from checklist.results.releases import released_passes
from tests.checklist.small_form import VERSIONS, form, visit

MONDAY = datetime(2026, 6, 15, tzinfo=UTC)
JUST_BEFORE = MONDAY - timedelta(milliseconds=1)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
ANNA, BEN = 1, 2
SHANGHAI = ZoneInfo("Asia/Shanghai")


def shop(number: int, at: datetime, answers: str = "yyynnn", **about: object) -> Visit:
    return visit(number, answers, at=at, **about)  # type: ignore[arg-type]


def released(
    *shops: Visit, by: tuple[int, ...] = (ANNA, BEN), now: datetime = MONDAY
) -> tuple[Release, ...]:
    """Releases of these shops. The shoppers take turns."""
    shoppers = {each.audit: by[at % len(by)] for at, each in enumerate(shops)}
    return releases(shops, shoppers, now)


def numbers(found: tuple[Release, ...]) -> list[list[int]]:
    return [sorted(each.submission for each in one.shops) for one in found]


def test_three_shops_of_two_shoppers_come_out_on_the_monday_after() -> None:
    shops = [shop(number, MONDAY - number * DAY) for number in (1, 2, 3)]
    (found,) = released(*shops)
    assert (found.since, found.day) == (date(2026, 6, 8), date(2026, 6, 15))
    assert numbers((found,)) == [[1, 2, 3]]
    assert released(*shops, now=JUST_BEFORE) == ()


def test_two_shops_wait_for_the_third_however_long_it_takes() -> None:
    first, second = shop(1, MONDAY - 20 * WEEK), shop(2, MONDAY - 19 * WEEK)
    assert released(first, second) == ()
    (found,) = released(first, second, shop(3, JUST_BEFORE))
    assert found.since == date(2026, 1, 26)


def test_five_shops_of_one_shopper_wait_for_a_second_shopper() -> None:
    shops = [shop(number, MONDAY - 2 * WEEK) for number in range(1, 6)]
    assert released(*shops, by=(ANNA,)) == ()
    (found,) = released(*shops, shop(6, JUST_BEFORE), by=(ANNA, ANNA, ANNA, ANNA, ANNA, BEN))
    assert numbers((found,)) == [[1, 2, 3, 4, 5, 6]]


def test_what_is_left_over_waits_for_the_next_release() -> None:
    at = [MONDAY - 5 * WEEK] * 4 + [MONDAY - 4 * WEEK] * 2 + [MONDAY - WEEK]
    found = released(*(shop(number, when) for number, when in enumerate(at, start=1)))
    assert numbers(found) == [[1, 2, 3, 4], [5, 6, 7]]
    assert [each.since for each in found] == [date(2026, 5, 11), date(2026, 5, 18)]


def test_only_whole_scored_shops_count() -> None:
    shops = [shop(1, JUST_BEFORE), shop(2, JUST_BEFORE)]
    beside = [
        shop(3, JUST_BEFORE, "------"),
        shop(4, JUST_BEFORE, whole=False),
        shop(5, JUST_BEFORE, kind=Kind.SELF_CHECK),
        shop(6, JUST_BEFORE, kind=Kind.OBSERVATION),
    ]
    assert released(*shops, *beside) == ()
    assert numbers(released(*shops, *beside, shop(7, JUST_BEFORE))) == [[1, 2, 7]]


def test_weeks_end_at_midnight_of_the_zone_of_now() -> None:
    """Monday 00:00 in Shanghai is Sunday 16:00 in UTC."""
    shops = [shop(number, MONDAY - timedelta(hours=9)) for number in (1, 2, 3)]
    at_midnight = datetime(2026, 6, 15, tzinfo=SHANGHAI)
    assert len(released(*shops, now=at_midnight)) == 1
    assert released(*shops, now=at_midnight - timedelta(milliseconds=1)) == ()
    assert released(*shops, now=at_midnight.astimezone(UTC)) == ()
    late = [shop(number, MONDAY - timedelta(hours=7)) for number in (1, 2, 3)]
    assert released(*late, now=at_midnight) == ()


def test_a_slow_clock_does_not_change_what_was_released() -> None:
    shops = [shop(number, MONDAY - WEEK - DAY) for number in (1, 2, 3)]
    later = [shop(number, MONDAY - DAY) for number in (4, 5)]
    slow = shop(6, MONDAY - WEEK - 2 * DAY)
    assert numbers(released(*shops, *later, slow)) == [[1, 2, 3], [4, 5, 6]]


def test_a_clock_that_was_ahead_holds_up_no_other_shop() -> None:
    ahead = shop(1, MONDAY + 500 * WEEK)
    assert numbers(released(ahead, *(shop(n, JUST_BEFORE) for n in (2, 3, 4)))) == [[2, 3, 4]]


HISTORIES = st.lists(st.tuples(st.integers(0, 60), st.sampled_from((ANNA, BEN))), max_size=25)


@given(HISTORIES, st.integers(0, 12))
def test_time_only_adds_releases_and_leaves_the_earlier_ones(
    history: list[tuple[int, int]], weeks: int
) -> None:
    history = sorted(history)
    shops = [shop(n, MONDAY + day * DAY) for n, (day, _) in enumerate(history)]
    shoppers = {each.audit: who for each, (_, who) in zip(shops, history, strict=True)}
    earlier, later = (releases(shops, shoppers, MONDAY + n * WEEK) for n in (weeks, weeks + 3))
    assert later[: len(earlier)] == earlier
    known = [each for each in shops if each.at < MONDAY + weeks * WEEK]
    assert releases(known, shoppers, MONDAY + weeks * WEEK) == earlier
    times = Counter(each.audit for one in later for each in one.shops)
    assert set(times.values()) <= {1}
    for one in later:
        assert len(one.shops) >= 3
        assert len({shoppers[each.audit] for each in one.shops}) >= 2
        assert one.day <= (MONDAY + (weeks + 3) * WEEK).date()
        assert all(one.since <= each.at.date() < one.day for each in one.shops)


@pytest.mark.parametrize(
    ("period", "weeks"), [(Period.MONTH, 4), (Period.QUARTER, 12), (Period.ALL, 20)]
)
def test_a_period_is_counted_back_from_the_last_release(period: Period, weeks: int) -> None:
    """So it stays as it is until the next release, a year later as well."""
    shops = [
        shop(30 - 3 * at + each, JUST_BEFORE - weeks_ago * WEEK)
        for at, weeks_ago in enumerate((0, 4, 5, 12, 13, 20))
        for each in range(3)
    ]
    for now in (MONDAY, MONDAY + 52 * WEEK):
        shown = releases_within(released(*shops, now=now), period)
        assert MONDAY.date() - shown[0].day == weeks * WEEK


def test_without_a_release_no_period_has_one() -> None:
    assert releases_within((), Period.MONTH) == []


def test_an_indicator_moves_on_only_by_three_shops_that_scored_it() -> None:
    answers = ["yn----", "y-----", "yy----", "nyy---", "n-----", "ny----"]
    shops = [
        shop(number, MONDAY - (3 - number // 3) * WEEK, each) for number, each in enumerate(answers)
    ]
    found = released(*shops)
    assert [each.day for each in found] == [date(2026, 6, 1), date(2026, 6, 8)]
    parts = {
        name: [(each.day.day, each.passes) for each in some]
        for name, some in released_passes(found, VERSIONS).items()
    }
    assert parts == {
        "greet": [(1, (True, True, True)), (8, (False, False, False))],
        "listen": [(8, (False, True, True, True))],
    }


def test_the_order_of_the_shops_of_a_release_is_not_told() -> None:
    shops = [shop(n, JUST_BEFORE, each) for n, each in enumerate(("y-----", "n-----", "y-----"))]
    (part,) = released_passes(released(*shops), VERSIONS)["greet"]
    assert part.passes == (False, True, True)


def test_an_indicator_is_followed_into_a_newer_version() -> None:
    newer = form(("explain", "greet"))
    versions = type(VERSIONS)({**VERSIONS.by_id, 2: newer}, 2)
    shops = [
        shop(1, JUST_BEFORE, "y-----"),
        shop(2, JUST_BEFORE, "-y", version=2, checklist=newer),
        shop(3, JUST_BEFORE, "-n", version=2, checklist=newer),
    ]
    assert released_passes(released(*shops), versions)["greet"][0].passes == (False, True, True)
