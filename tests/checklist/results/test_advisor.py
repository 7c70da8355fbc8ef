"""Where an advisor stands, worked out by hand and compared."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.definition import Kind
from checklist.results import (
    AdvisorResults,
    Comparison,
    Team,
    Versions,
    Visit,
    advisor_results,
)
from checklist.results.indicators import WeakIndicators
from checklist.results.visits import rates_of
from checklist.scoring import Score
from checklist.statistics import Agreement, Direction, Moments, Tally, Verdict, compare
from tests.checklist.small_form import SMALL, VERSIONS, dealership, form, visit

sheets = st.text("yn-", min_size=6, max_size=6)
careers = st.lists(st.tuples(sheets, st.sampled_from(Kind), st.booleans()), max_size=12).map(
    lambda drawn: [
        visit(number, sheet, kind=kind, whole=whole or kind is not Kind.SELF_CHECK)
        for number, (sheet, kind, whole) in enumerate(drawn, start=1)
    ]
)


def of(*visits: Visit, rest: tuple[Visit, ...] = ()) -> AdvisorResults:
    """The results after these visits, at a dealership with the mystery shops `rest` of another."""
    points = {name: each.score for name, each in dealership(*rest).items() if name}
    return advisor_results(1, visits, Team({2: rates_of(rest)}, (), points), VERSIONS)


def check(number: int, passes: str, *, whole: bool = True) -> Visit:
    return visit(number, passes, kind=Kind.SELF_CHECK, whole=whole)


def test_the_rate_is_the_mean_of_the_shops_with_students_interval() -> None:
    shops = of(visit(1, "ynyn--"), visit(2, "yyyn--"), visit(3, "yyyy--")).shops
    assert (shops.n, shops.mean) == (3, Fraction(3, 4))
    assert shops.interval is not None
    # 0.75 ± 4.303 * 0.25 / sqrt(3), cut off at 1
    assert shops.interval.low == pytest.approx(0.75 - 0.62103, abs=1e-4)
    assert shops.interval.high == 1
    assert shops.score == Score(9, 12, 18)
    assert shops.score.coverage == Fraction(12, 18)
    assert (shops.latest, shops.previous) == (Fraction(1), Fraction(3, 4))
    assert shops.change == Fraction(1, 4)
    assert shops.trend.direction is Direction.TOO_FEW


def test_each_shop_counts_alike_however_many_indicators_it_saw() -> None:
    shops = of(visit(1, "n-----"), visit(2, "yyyyyy")).shops
    assert shops.mean == Fraction(1, 2)
    assert shops.score.rate == Fraction(6, 7)


def test_an_advisor_without_a_visit_has_no_numbers_and_no_surprises() -> None:
    empty = of()
    assert (empty.shops.n, empty.shops.mean, empty.shops.interval) == (0, None, None)
    assert (empty.shops.latest, empty.shops.change, empty.change) == (None, None, None)
    assert (empty.self_gap, empty.agreement, empty.blind_spots) == (None, None, ())
    assert empty.weak == WeakIndicators((), ())
    assert empty.comparison == Comparison()
    assert empty.shops.provisional
    assert [record.found for record in empty.indicators] == [Tally(n, 0, 0) for n in range(1, 7)]
    assert all(each.shops.rate is None for each in empty.sections)
    assert (empty.older, empty.gone) == (0, 0)


def test_one_shop_has_a_rate_and_neither_interval_nor_change() -> None:
    shops = of(visit(1, "yyyn--")).shops
    assert (shops.mean, shops.interval, shops.latest) == (Fraction(3, 4), None, Fraction(3, 4))
    assert (shops.previous, shops.change) == (None, None)


def test_a_shop_where_nothing_was_possible_is_listed_and_counts_for_nothing() -> None:
    found = of(visit(1, "yyyn--"), visit(2, "------"))
    assert len(found.shops.visits) == 2
    assert (found.shops.n, found.shops.latest) == (1, Fraction(3, 4))
    assert found.comparison == Comparison()


def test_nine_shops_are_no_longer_provisional() -> None:
    shops = [visit(number, "yyyyyn") for number in range(1, 10)]
    assert of(*shops[:8]).shops.provisional
    assert not of(*shops).shops.provisional


def test_kinds_are_never_averaged_together() -> None:
    found = of(visit(1, "nnnnnn"), check(2, "yyyyyy"), visit(3, "yyynnn", kind=Kind.OBSERVATION))
    assert (found.shops.mean, found.self_checks.mean) == (Fraction(0), Fraction(1))
    assert (found.observations.mean, found.observations.n) == (Fraction(1, 2), 1)
    assert found.self_gap is not None
    assert (found.self_gap.difference, found.self_gap.margin) == (Fraction(1), None)
    assert found.indicators[0].shops == (False,)


def test_a_partial_self_check_is_no_full_one_but_its_answers_are_remembered() -> None:
    found = of(check(1, "yyy---", whole=False))
    assert (found.self_checks.n, found.self_checks.mean, found.partial) == (0, None, 1)
    assert found.indicators[0].claimed == Tally(1, 1, 1)
    assert found.sections[0].self_checks == Score(0, 0, 0)


def test_sections_add_up_points_and_stand_beside_those_of_the_others() -> None:
    found = of(
        visit(1, "yynyyy"), visit(2, "y--nnn"), check(3, "nnn-yy"), rest=(visit(4, "nny-yy"),)
    )
    first, second = found.sections
    assert (first.shops, first.others, first.self_checks) == (
        Score(3, 4, 6),
        Score(1, 3, 3),
        Score(0, 3, 3),
    )
    assert (second.shops, second.others, second.self_checks) == (
        Score(3, 6, 6),
        Score(2, 2, 3),
        Score(2, 2, 3),
    )


def test_the_difference_is_from_the_others() -> None:
    own = (visit(1, "yyyy--"), visit(2, "yyyyy-"), visit(3, "yyyyn-"))
    rest = (visit(4, "ynnn--"), visit(5, "ynnnn-"), visit(6, "yynn--"))
    found = of(*own, rest=rest).comparison
    theirs = [Fraction(1, 4), Fraction(1, 5), Fraction(1, 2)]
    mine = [Fraction(1), Fraction(1), Fraction(4, 5)]
    assert (found.others, found.people, found.shops) == (sum(theirs) / 3, 1, 3)
    assert found.difference == compare(Moments.of(mine), [Moments.of(theirs)])
    assert found.verdict is Verdict.CANNOT_TELL  # of three shops


def test_the_last_nine_are_compared_with_the_shops_before_them() -> None:
    nine = [visit(number, "yyyyyn") for number in range(10, 18)] + [visit(18, "yyyyyy")]
    before = [Fraction(number, 6) for number in (2, 3, 2, 3, 2)]
    found = advisor_results(1, nine, Team(before=before), VERSIONS).change
    assert found is not None
    assert (found.n, found.before, found.verdict) == (9, 5, Verdict.ABOVE)
    assert found.difference == pytest.approx((8 * 5 / 6 + 1) / 9 - 0.4)
    assert advisor_results(1, nine, Team(before=before[:4]), VERSIONS).change is None


def test_only_the_advisors_own_indicators_are_weak() -> None:
    misses = [visit(number, "yyynyn") for number in range(1, 10)]
    found = of(*misses).weak
    assert [record.indicator.id for record in found.clear] == ["repair"]
    assert found.clear[0].streak == 9
    assert of(*misses).indicators[5].found == Tally(6, 0, 9)  # the manager's


def test_the_self_gap_is_of_what_both_have_scored() -> None:
    shops = [visit(1, "yn----"), visit(2, "nn----"), visit(3, "yy----")]
    found = of(*shops, check(4, "ynyyyy"), check(5, "yyyyyy")).self_gap
    assert found is not None
    assert found.difference == Fraction(3, 4) - Fraction(1, 2)
    assert (found.indicators, found.verdict) == (2, Verdict.WITHIN)


def test_a_record_holds_passes_oldest_first_with_wilsons_interval() -> None:
    record = of(visit(2, "n-----"), visit(1, "y-----"), visit(3, "n-----")).indicators[0]
    assert record.shops == (True, False, False)
    assert record.streak == 2
    assert record.interval is not None
    # Wilson 1927 for 1 of 3, worked out by hand
    assert (record.interval.low, record.interval.high) == pytest.approx((0.0615, 0.7923), abs=1e-4)


def test_a_blind_spot_is_what_self_checks_pass_and_shops_miss() -> None:
    shops = [visit(n, "yn----") for n in range(1, 6)] + [visit(6, "yy----")]
    found = of(*shops, *(check(n, "yy----", whole=False) for n in range(7, 12)))
    assert [spot.own for spot in found.blind_spots] == [Tally(2, 5, 5)]
    assert found.blind_spots[0].shops == Tally(2, 1, 6)


def test_agreement_compares_the_newest_answers_of_both_sides() -> None:
    found = of(visit(1, "nnnn--"), visit(2, "yynn--"), check(3, "nnnn--"), check(4, "ynyn--"))
    # greet: both yes; listen: only shops; offer: only self; repair: both no
    assert found.agreement == Agreement(raw=0.5, ac1=0.0)


def test_the_five_minutes_ask_the_advisors_own_least_certain_indicators() -> None:
    shops = [visit(n, "ynyyyn") for n in range(1, 6)]
    asked = of(*shops, check(6, "y-----", whole=False)).five_minutes
    assert [each.id for each in asked] == ["listen", "repair", "explain", "offer", "greet"]


def test_an_older_version_is_carried_over_by_stable_id_and_said() -> None:
    newer = form(("explain", "greet"), ("repair", "new"))
    versions = Versions({1: SMALL, 2: newer}, 2)
    old = visit(1, "ynyyny")
    new = visit(2, "ny-n", version=2, checklist=newer)
    found = advisor_results(1, [old, new], Team(), versions)
    assert {record.indicator.id: record.shops for record in found.indicators} == {
        "explain": (False, False),
        "greet": (True, True),
        "repair": (True,),
        "new": (False,),
    }
    assert [record.indicator.number for record in found.indicators] == [1, 2, 3, 4]
    assert (found.older, found.gone) == (1, 3)  # listen, offer and roof
    assert found.shops.mean == (Fraction(4, 6) + Fraction(1, 3)) / 2
    assert [each.shops for each in found.sections] == [Score(1, 2, 2), Score(2, 4, 5)]


@given(careers, st.randoms(use_true_random=False))
def test_the_order_in_which_visits_are_read_does_not_matter(
    career: list[Visit], draw: random.Random
) -> None:
    shuffled = draw.sample(career, len(career))
    assert of(*shuffled) == of(*career)


@given(careers)
def test_every_answer_of_a_shop_is_in_exactly_one_record(career: list[Visit]) -> None:
    found = of(*career)
    answered = [len(each.passes) for each in career if each.kind is Kind.MYSTERY_SHOP]
    assert sum(record.found.n for record in found.indicators) == sum(answered)
    assert sum(record.found.passed for record in found.indicators) == found.shops.score.earned
    assert sum((each.shops for each in found.sections), Score(0, 0, 0)) == found.shops.score
