"""What advisors see of themselves, which days reports cover, and the team's order."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.definition import Kind
from checklist.records import Advisor
from checklist.results import (
    AdvisorResults,
    Days,
    Detail,
    Order,
    Period,
    TeamRow,
    Visit,
    day_of,
    days_of,
    monday_of,
    own_results,
    released_visits,
    sort_rows,
    start_of,
    team_row,
)
from checklist.results.own import visits_within
from checklist.scoring import Score
from checklist.statistics import Direction, direction, trend
from tests.checklist.small_form import FRIDAY, VERSIONS, dealership, visit

MONDAY = datetime(2026, 6, 15, tzinfo=UTC)
SELF = Kind.SELF_CHECK
JUST_BEFORE = MONDAY - timedelta(milliseconds=1)


def own(*visits: Visit, now: datetime = MONDAY) -> AdvisorResults:
    shops = [each for each in visits if each.kind is Kind.MYSTERY_SHOP and each.at < MONDAY]
    return beside(visits, shops, now)


def beside(
    own: Sequence[Visit],
    shops: Sequence[Visit],
    now: datetime = MONDAY,
    period: Period = Period.ALL,
) -> AdvisorResults:
    """Own results beside all shops of the dealership."""
    totals = {each: dealership(*visits_within(shops, each, now)) for each in Period}
    return own_results(own, totals, VERSIONS, period, now)


def test_a_shop_is_released_with_the_monday_after_it_and_not_a_moment_earlier() -> None:
    friday, sunday = visit(1, "yyyyyy", at=FRIDAY), visit(2, "yyyyyy", at=JUST_BEFORE)
    assert released_visits([friday, sunday], JUST_BEFORE) == ()
    assert len(released_visits([friday, sunday], MONDAY)) == 2


def test_what_is_released_is_dated_with_its_weeks_monday_alone() -> None:
    found = released_visits([visit(1, "yyyyyy", at=FRIDAY)], MONDAY)
    assert [each.at for each in found] == [datetime(2026, 6, 8, tzinfo=UTC)]


def test_an_observation_waits_as_well_and_ones_own_self_check_does_not() -> None:
    observed = visit(1, "yyyyyy", at=FRIDAY, kind=Kind.OBSERVATION)
    checked = visit(2, "yyyyyy", at=FRIDAY, kind=Kind.SELF_CHECK)
    assert released_visits([observed, checked], FRIDAY) == (checked,)


def test_with_two_shops_an_advisor_sees_only_what_they_add_up_to() -> None:
    mine = own(visit(1, "nnnnnn", at=FRIDAY), visit(2, "yyynnn", at=FRIDAY))
    assert mine.detail is Detail.SUMS
    assert (mine.shops.n, mine.shops.mean) == (2, Fraction(1, 4))
    assert mine.sections[0].shops == Score(3, 6, 6)
    assert (mine.shops.visits, mine.shops.latest, mine.shops.previous) == ((), None, None)
    assert not any(record.shops for record in mine.indicators)
    assert mine.coaching == ()
    assert mine.others.audits == 0


def test_the_third_released_shop_opens_the_single_visits() -> None:
    shops = [visit(number, "nnnnnn", at=FRIDAY) for number in (1, 2, 3)]
    found = own(*shops, visit(4, "yyyyyy", at=MONDAY))
    assert found.detail is Detail.WEEKLY
    assert found.shops.n == 3
    assert found.indicators[0].shops == (False, False, False)
    assert {each.at for each in found.shops.visits} == {datetime(2026, 6, 8, tzinfo=UTC)}


def test_ones_own_self_checks_are_remembered_even_where_shops_are_not_told() -> None:
    found = own(visit(1, "nnnnnn", at=FRIDAY), visit(2, "ynyyyy", at=FRIDAY, kind=Kind.SELF_CHECK))
    assert found.indicators[0].own == (True,)
    assert found.agreement is None
    assert found.five_minutes[0].id == "listen"


ANSWERS = st.text("yn-", min_size=6, max_size=6)


@given(
    mine=st.lists(ANSWERS, max_size=5),
    colleagues=st.lists(ANSWERS, max_size=2),
    checks=st.lists(ANSWERS, max_size=2),
)
def test_one_or_two_shops_of_colleagues_change_nothing_that_an_advisor_could_be_shown(
    mine: list[str], colleagues: list[str], checks: list[str]
) -> None:
    """Screens, pictures and files are made of this value alone, so equal values show the same."""
    shops = [visit(at, passes) for at, passes in enumerate(mine)]
    known = [*shops, *(visit(20 + at, each, kind=SELF) for at, each in enumerate(checks))]
    others = [visit(40 + at, each) for at, each in enumerate(colleagues)]
    assert beside(known, [*shops, *others]) == beside(known, shops)


def test_three_shops_of_colleagues_are_shown() -> None:
    shops, others = [visit(1, "yyyyyy")], [visit(at, "yyynnn") for at in (2, 3, 4)]
    found = beside(shops, [*shops, *others])
    assert found.others.mean == Fraction(1, 2)
    assert [each.others for each in found.sections] == [Score(9, 9, 9), Score(0, 9, 9)]


def test_a_section_that_only_two_of_colleagues_shops_scored_is_not_shown() -> None:
    shops = [visit(1, "yyyyyy"), visit(2, "ynyyyy"), visit(3, "yyyyny")]
    others = [visit(4, "yyynnn"), visit(5, "yyynnn"), visit(6, "yyy---")]
    found = beside(shops, [*shops, *others])
    assert found.others.audits == 3
    assert found.difference is not None
    assert [each.others for each in found.sections] == [Score(9, 9, 9), Score(0, 0, 0)]


def test_two_shops_have_no_interval_that_would_give_both_away() -> None:
    shops = [visit(1, "yyyyyy"), visit(2, "ynnyyy")]
    assert own(*shops).shops.interval is None
    assert own(*shops, visit(3, "yyyyyn")).shops.interval is not None


def test_two_shops_are_not_judged_against_the_others_because_their_spread_decides() -> None:
    others = [visit(at, "yyynnn") for at in (4, 5, 6)]
    three = [visit(at, "yyyyyn") for at in (1, 2, 3)]
    assert beside(three[:2], [*three[:2], *others]).others.audits == 3
    assert beside(three[:2], [*three[:2], *others]).difference is None
    assert beside(three, [*three, *others]).difference is not None


def test_one_released_shop_is_counted_and_nothing_else() -> None:
    found = own(visit(1, "yynnyy", at=FRIDAY))
    assert (found.shops.n, found.shops.mean, found.shops.score) == (1, None, Score(0, 0, 0))
    assert [each.shops for each in found.sections] == [Score(0, 0, 0), Score(0, 0, 0)]
    assert found == own(visit(1, "nnnnyn", at=FRIDAY))


@pytest.mark.parametrize("answers", ["yynnyy", "nnnnyn"])
@pytest.mark.parametrize("scored", [1, 2])
def test_a_shop_that_scored_nothing_does_not_open_the_others(answers: str, scored: int) -> None:
    """It has no rate, so the mean of the rest would be one shop, and their sums two."""
    shops = [visit(at, answers, at=FRIDAY) for at in range(scored)]
    unscored = [visit(9 + at, "------", at=FRIDAY) for at in range(2)]
    found, without = own(*shops, *unscored), own(*shops)
    assert (found.shops.n, found.detail) == (scored, Detail.SUMS)
    assert (found.shops.mean is None) == (scored == 1)
    assert [each.shops.possible for each in found.sections] == [
        each.shops.possible for each in without.sections
    ]


def test_one_shop_of_a_period_is_summed_up_where_three_are_told_singly_anyway() -> None:
    shops = [visit(1, "yyyyyy"), visit(2, "nnnnnn"), visit(3, "yyynnn", at=FRIDAY)]
    found = beside(shops, shops, period=Period.MONTH)
    assert (found.shops.n, found.shops.mean, found.detail) == (1, Fraction(1, 2), Detail.SUMS)
    assert beside(shops, shops).detail is Detail.WEEKLY


def test_a_section_is_hidden_where_two_periods_would_tell_one_shop_of_it() -> None:
    shops, recent = [visit(1, "yyyyyy")], [visit(at, "yyynnn", at=FRIDAY) for at in (2, 3, 4)]
    older = [visit(5, "yyynnn"), visit(6, "---nnn"), visit(7, "---nnn")]
    found = beside(shops, [*shops, *recent, *older])
    assert (found.others.audits, found.others.mean) == (6, Fraction(1, 3))
    assert [each.others for each in found.sections] == [Score(0, 0, 0), Score(0, 18, 18)]
    assert beside(shops, [*shops, *recent], period=Period.QUARTER).sections[0].others.possible == 9


def test_a_week_begins_on_monday_at_midnight_utc() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert monday_of(datetime(2026, 6, 15, 7, 59, tzinfo=shanghai)) == MONDAY - timedelta(days=7)
    assert monday_of(datetime(2026, 6, 15, 8, 0, tzinfo=shanghai)) == MONDAY


def test_a_period_ends_with_today_and_counts_it() -> None:
    days = days_of(Period.MONTH, FRIDAY)
    assert start_of(days.first) == datetime(2026, 5, 14, tzinfo=UTC)
    assert day_of(FRIDAY) - days.first == 29
    assert days.before is None
    assert days_of(Period.ALL, FRIDAY) == Days(0, None)


def advisor(number: int, name: str) -> Advisor:
    return Advisor(number, name, "", 1, "浦东店")


def test_a_team_row_sums_up_an_advisors_shops() -> None:
    scores = [Score(n, 10, 12) for n in (4, 5, 6, 7, 8)]
    row = team_row(advisor(7, "张伟"), [*scores, Score(0, 0, 12)])
    assert row == TeamRow(advisor(7, "张伟"), 5, Fraction(6, 10), Direction.RISING)
    assert row.provisional
    assert team_row(advisor(8, "李娜"), []) == TeamRow(
        advisor(8, "李娜"), 0, None, Direction.TOO_FEW
    )


@pytest.mark.parametrize(
    ("order", "names"),
    [(Order.NAME, "abcd"), (Order.SCORE, "cabd"), (Order.SHOPS, "dcab"), (Order.TREND, "bdca")],
)
def test_a_team_shows_first_who_needs_the_manager_most(order: Order, names: str) -> None:
    team = [
        TeamRow(advisor(4, "d"), 0, None, Direction.TOO_FEW),
        TeamRow(advisor(3, "c"), 5, Fraction(1, 2), Direction.NONE_VISIBLE),
        TeamRow(advisor(2, "b"), 9, Fraction(3, 4), Direction.FALLING),
        TeamRow(advisor(1, "a"), 9, Fraction(3, 4), Direction.RISING),
    ]
    assert "".join(row.advisor.name for row in sort_rows(team, order)) == names


@given(st.lists(st.fractions(0, 1, max_denominator=9), max_size=25))
def test_the_direction_alone_is_the_trends(rates: list[Fraction]) -> None:
    assert direction(rates) == trend(rates).direction


def test_hundreds_of_shops_have_a_direction() -> None:
    rates = [Fraction(n * 37 % 101 + n, 1000) for n in range(500)]
    rising_less_falling = sum((b > a) - (b < a) for a, b in combinations(rates, 2))
    assert rising_less_falling > 0
    assert direction(rates) is Direction.RISING
    assert direction(rates[::-1]) is Direction.FALLING
