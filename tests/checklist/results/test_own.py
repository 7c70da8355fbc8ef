"""What advisors see of themselves: whole releases, and nothing that a single shop could change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.definition import Kind
from checklist.results import (
    WHOLE,
    AdvisorResults,
    Colleagues,
    Detail,
    Period,
    Totals,
    Versions,
    Visit,
    own_results,
    releases,
)
from checklist.scoring import Score
from checklist.statistics import Direction
from tests.checklist.small_form import FRIDAY, SMALL, VERSIONS, dealership, form, visit

MONDAY = datetime(2026, 6, 15, tzinfo=UTC)
WEEK = timedelta(days=7)
SELF = Kind.SELF_CHECK
Totaled = Mapping[date, Mapping[str, Colleagues]]


def own(
    *visits: Visit,
    rest: Totaled | None = None,
    period: Period = Period.ALL,
    now: datetime = MONDAY,
    versions: Versions = VERSIONS,
) -> AdvisorResults:
    """Own results. Two shoppers take turns."""
    shoppers = {each.audit: each.submission % 2 for each in visits}
    released = releases(visits, shoppers, now)
    return own_results(visits, released, rest or {}, versions, period, now)


def shops(*answers: str, at: datetime = FRIDAY, first: int = 1) -> list[Visit]:
    return [visit(n, each, at=at) for n, each in enumerate(answers, start=first)]


def beside(people: int, *answers: str) -> dict[str, Colleagues]:
    """What the shops of so many colleagues add up to."""
    totals = dealership(*shops(*answers))
    return {section: Colleagues(people, each) for section, each in totals.items()}


def test_a_release_is_told_as_a_sum_and_not_by_shop() -> None:
    found = own(*shops("yyyyyy", "yynnnn", "nnnnnn"))
    assert (found.detail, found.released) == (Detail.RELEASED, date(2026, 6, 15))
    assert (found.shops.n, found.shops.mean) == (3, Fraction(4, 9))
    assert found.shops.interval is not None
    assert [each.shops for each in found.sections] == [Score(5, 9, 0), Score(3, 9, 0)]
    assert found.indicators[0].shops == (False, True, True)
    assert (found.shops.visits, found.shops.latest, found.shops.previous) == ((), None, None)
    assert [(each.at, each.rate) for each in found.shops.course] == [
        (date(2026, 6, 15), Fraction(4, 9))
    ]


def test_nothing_is_told_before_the_first_release() -> None:
    checked = visit(9, "yyyyyy", at=FRIDAY, kind=SELF)
    empty = own(checked)
    assert (empty.detail, empty.released, empty.shops.n) == (Detail.RELEASED, None, 0)
    assert own(checked, *shops("nnnnnn", "nnnnnn")) == empty
    observed = visit(8, "yyyyyy", at=FRIDAY, kind=Kind.OBSERVATION)
    assert own(checked, observed) == empty


ANSWERS = st.text("yn-", min_size=6, max_size=6).filter(lambda each: each != "------")


@given(st.lists(ANSWERS, min_size=3, max_size=9), st.permutations(range(9)), st.data())
def test_shops_of_a_release_may_change_places_and_nobody_sees_it(
    answers: list[str], order: list[int], data: st.DataObject
) -> None:
    """So no day, and no shopper, belongs to any sheet."""
    turned = [answers[at] for at in order if at < len(answers)]
    later = [each.at for each in shops(*answers, at=FRIDAY)]
    checks = [visit(50, data.draw(ANSWERS), at=FRIDAY, kind=SELF)]
    assert len(later) == len(turned)
    assert own(*shops(*answers), *checks) == own(*shops(*turned), *checks)


@given(st.lists(ANSWERS, max_size=9))
def test_every_figure_of_sections_is_the_sum_of_the_indicators_shown(answers: list[str]) -> None:
    """Otherwise the rest would be an answer that fewer than three shops gave."""
    found = own(*shops(*answers))
    for position, each in enumerate(found.sections):
        histories = found.indicators[3 * position : 3 * position + 3]
        assert each.shops.earned == sum(sum(record.shops) for record in histories)
        assert each.shops.possible == sum(len(record.shops) for record in histories)
        assert all(len(record.shops) in {0, *range(3, 10)} for record in histories)
    assert found.shops.score.earned == sum(each.shops.earned for each in found.sections)


def test_an_indicator_that_two_shops_scored_is_nowhere() -> None:
    found = own(*shops("yyyyyn", "yyyyyn", "yyyyy-"))
    assert found.indicators[5].shops == ()
    assert found.sections[1].shops == Score(6, 6, 0)
    assert found.shops.score == Score(15, 15, 0)


def test_misses_in_a_row_are_those_of_whole_releases() -> None:
    missed = shops("nyyyyy", "nyyyyy", "nyyyyy")
    mixed = shops("yyyyyy", "nyyyyy", "nyyyyy", at=FRIDAY - WEEK, first=-9)
    assert own(*mixed, *missed).indicators[0].streak == 3
    turned = [
        replace(each, at=each.at + 2 * WEEK, submission=each.submission + 50) for each in mixed
    ]
    assert own(*missed, *turned, now=MONDAY + WEEK).indicators[0].streak == 0


def test_a_self_check_is_told_at_once_and_moves_no_figure_of_shops() -> None:
    mine = shops("yyyyyy", "yynnnn", "nnnnnn")
    before = own(*mine)
    after = own(*mine, visit(9, "nnnnnn", at=MONDAY, kind=SELF))
    assert after.self_checks.n == 1
    assert after.indicators[0].own == (False,)
    assert (after.shops, after.comparison) == (before.shops, before.comparison)
    assert [each.shops for each in after.indicators] == [each.shops for each in before.indicators]
    assert [each.shops for each in after.sections] == [each.shops for each in before.sections]


def test_the_newest_self_check_is_not_compared_with_the_newest_shop() -> None:
    checked = visit(9, "yyyyyy", at=FRIDAY, kind=SELF)
    assert own(*shops("yyyyyy", "yyyyyy", "yyyyyy"), checked).agreement is None


def test_the_course_and_the_trend_are_those_of_releases() -> None:
    rates = ("nnnnnn", "ynnnnn", "yynnnn", "yyynnn", "yyyynn", "yyyyyn")
    mine = [
        each
        for at, answers in enumerate(rates)
        for each in shops(*[answers] * 3, at=FRIDAY - (6 - at) * WEEK, first=10 * at)
    ]
    found = own(*mine).shops
    assert [point.rate for point in found.course] == [Fraction(n, 6) for n in range(6)]
    assert (found.n, found.trend.direction) == (18, Direction.RISING)
    assert own(*mine[:15]).shops.trend.direction is Direction.TOO_FEW


def test_observations_come_with_a_release_and_periods_count_back_from_it() -> None:
    old = visit(1, "yyyyyy", at=FRIDAY - 5 * WEEK, kind=Kind.OBSERVATION)
    recent = visit(5, "yynnnn", at=FRIDAY, kind=Kind.OBSERVATION)
    new = visit(6, "nnnnnn", at=MONDAY + timedelta(days=1), kind=Kind.OBSERVATION)
    mine = shops("yyyyyy", "yynnnn", "nnnnnn", first=2)
    for now in (MONDAY, MONDAY + 20 * WEEK):
        found = own(old, *mine, recent, new, period=Period.MONTH, now=now).observations
        assert (found.n, found.mean, found.visits) == (1, Fraction(1, 3), ())
        assert own(old, *mine, recent, new, now=now).observations.n == 2


def test_only_self_checks_are_counted_as_filled_in_on_an_older_form() -> None:
    """Of a release, the number of shops on an older form would tell which were early."""
    versions = Versions({1: SMALL, 2: form(("greet", "explain"))}, 2)
    mine = shops("yyyyyy", "yynnnn", "nnnnnn")
    assert own(*mine, versions=versions).older == 0
    found = own(*mine, visit(9, "yyyyyy", at=FRIDAY, kind=SELF), versions=versions)
    assert (found.older, found.gone) == (1, 4)


FIRST_DAY = date(2026, 6, 15)


def test_three_colleagues_are_shown() -> None:
    rest = {FIRST_DAY: beside(3, "yyynnn", "yyynnn", "yyynnn")}
    found = own(*shops("yyyyyy", "ynyyyy", "yyyyny"), rest=rest)
    assert found.comparison.others == Fraction(1, 2)
    assert [each.others.rate for each in found.sections] == [1, 0]
    assert found.comparison.difference is not None


@pytest.mark.parametrize("people", [1, 2])
def test_shops_of_fewer_than_three_colleagues_change_nothing(people: int) -> None:
    mine = shops("yyyyyy", "ynyyyy", "yyyyny")
    assert own(*mine, rest={FIRST_DAY: beside(people, *["yyynnn"] * 9)}) == own(*mine)


def test_a_section_that_two_colleagues_scored_is_left_out() -> None:
    there = beside(3, "yyynnn", "yyynnn", "yyynnn")
    there["section-repair"] = replace(there["section-repair"], people=2)
    found = own(*shops("yyyyyy", "ynyyyy", "yyyyny"), rest={FIRST_DAY: there})
    assert [each.others.possible for each in found.sections] == [9, 0]


def test_colleagues_of_a_release_without_three_never_come_back() -> None:
    mine = [
        *shops("yyyyyy", "ynyyyy", "yyyyny", at=FRIDAY - WEEK),
        *shops(*["ynynyn"] * 3, first=7),
    ]
    days = (date(2026, 6, 8), date(2026, 6, 15))
    rest = dict(zip(days, (beside(2, *["nnnnnn"] * 6), beside(3, *["yyynnn"] * 4)), strict=True))
    assert own(*mine, rest=rest).comparison.shops == 4


def test_colleagues_of_an_earlier_release_leave_with_it() -> None:
    mine = [
        *shops("yyyyyy", "ynyyyy", "yyyyny", at=FRIDAY - 6 * WEEK),
        *shops(*["ynynyn"] * 3, first=7),
    ]
    days = (date(2026, 5, 4), date(2026, 6, 15))
    rest = dict(zip(days, (beside(3, *["yyyyyy"] * 3), beside(3, *["yyynnn"] * 3)), strict=True))
    counts = {each: own(*mine, rest=rest, period=each).comparison.shops for each in Period}
    assert counts == {Period.ALL: 6, Period.NINE: 6, Period.MONTH: 3, Period.QUARTER: 6}
    assert own(*mine, rest=rest, period=Period.MONTH).shops.n == 3


def test_totals_of_colleagues_have_no_points_of_whole_shops() -> None:
    whole = Totals(audits=3, rate_sum=1_500_000, rate_square_sum=750_000_000_000)
    rest = {FIRST_DAY: {WHOLE: Colleagues(3, whole)}}
    assert own(*shops("yyyyyy", "ynyyyy", "yyyyny"), rest=rest).comparison.others == Fraction(1, 2)
