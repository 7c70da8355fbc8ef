"""Rankings put the surest weakness first; agreement corrects for chance."""

import math
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.statistics import (
    Agreement,
    Tally,
    Weaknesses,
    agreement,
    blind_spots,
    misses_in_a_row,
    most_worth_asking,
    weaknesses,
)

tallies = st.lists(
    st.integers(0, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=20
).map(lambda counts: [Tally(number, *count) for number, count in enumerate(counts, start=1)])


def numbers(ranked: Iterable[Tally]) -> list[int]:
    return [tally.number for tally in ranked]


def usual(first: int, count: int) -> list[Tally]:
    """Indicators that were passed 8 of 9 times."""
    return [Tally(number, 8, 9) for number in range(first, first + count)]


def test_a_clear_weakness_is_far_below_the_advisors_own_rate() -> None:
    found = weaknesses([Tally(28, 1, 8), Tally(32, 2, 9), Tally(67, 5, 9), *usual(100, 50)])
    assert numbers(found.clear) == [28, 32]
    assert numbers(found.watch) == [67]


def test_an_advisor_who_misses_a_little_everywhere_has_no_clear_weakness() -> None:
    found = weaknesses([Tally(1, 5, 9), *usual(100, 50)])
    assert (found.clear, numbers(found.watch)) == ((), [1])


def test_the_same_count_is_a_weakness_of_a_good_advisor_only() -> None:
    seen = Tally(1, 3, 9)
    assert weaknesses([seen, *usual(100, 50)]).clear == (seen,)
    weak_everywhere = [Tally(number, 4, 9) for number in range(100, 150)]
    assert weaknesses([seen, *weak_everywhere]) == Weaknesses((), ())


def test_among_more_indicators_a_weakness_must_be_clearer() -> None:
    seen = Tally(1, 4, 9)
    assert weaknesses([seen, *usual(100, 5)]).clear == (seen,)
    assert weaknesses([seen, *usual(100, 90)]).watch == (seen,)


def test_three_indicators_are_watched_at_most_and_in_the_forms_order() -> None:
    found = weaknesses([*(Tally(number, 5, 9) for number in (4, 9, 2, 7)), *usual(100, 80)])
    assert (found.clear, numbers(found.watch)) == ((), [4, 9, 2])


def test_two_visits_are_no_reason_to_coach() -> None:
    assert weaknesses([Tally(1, 0, 2), *usual(100, 30)]) == Weaknesses((), ())
    assert numbers(weaknesses([Tally(1, 0, 3), *usual(100, 30)]).clear) == [1]


@pytest.mark.parametrize("passed", [0, 6])
def test_where_all_are_alike_none_is_weak(passed: int) -> None:
    assert weaknesses([Tally(1, passed, 6), Tally(2, passed, 6)]) == Weaknesses((), ())
    assert weaknesses([]) == Weaknesses((), ())


def test_of_two_bounds_at_1_the_more_often_missed_is_asked_first() -> None:
    assert numbers(most_worth_asking([Tally(1, 0, 0), Tally(2, 0, 2), Tally(3, 0, 5)])) == [3, 2, 1]


def test_a_self_check_asks_what_is_missed_or_unknown_before_what_always_goes_well() -> None:
    seen = [Tally(1, 9, 9), Tally(2, 0, 0), Tally(3, 1, 6), Tally(4, 1, 1), Tally(5, 3, 3)]
    assert numbers(most_worth_asking(seen, count=4)) == [2, 3, 4, 5]


def test_answering_a_question_well_makes_room_for_another() -> None:
    unknown = [Tally(number, 0, 0) for number in range(1, 13)]
    first = numbers(most_worth_asking(unknown))
    assert first == list(range(1, 11))
    answered = [
        Tally(number, 1, 1) if number in first else Tally(number, 0, 0) for number in range(1, 13)
    ]
    assert numbers(most_worth_asking(answered))[:2] == [11, 12]


@given(tallies)
def test_no_ranking_depends_on_the_order_it_was_given(seen: list[Tally]) -> None:
    backwards = seen[::-1]
    assert set(weaknesses(seen).clear) == set(weaknesses(backwards).clear)
    assert blind_spots(seen, seen) == blind_spots(backwards, backwards)


def test_among_equals_a_self_check_asks_in_the_order_given() -> None:
    unknown = [Tally(number, 0, 0) for number in (7, 3, 5)]
    assert numbers(most_worth_asking(unknown)) == [7, 3, 5]


@given(tallies, st.integers(0, 12))
def test_a_self_check_asks_no_more_than_it_promised_and_nothing_twice(
    seen: list[Tally], count: int
) -> None:
    chosen = numbers(most_worth_asking(seen, count))
    assert len(chosen) == len(set(chosen)) == min(count, len(seen))


def test_the_largest_blind_spot_is_the_surest_gap() -> None:
    own = [Tally(1, 2, 2), Tally(28, 5, 5), Tally(40, 3, 3)]
    shops = [Tally(1, 0, 3), Tally(28, 1, 6), Tally(40, 3, 3)]
    spots = blind_spots(own, shops)
    assert [spot.own.number for spot in spots] == [28, 1]
    assert spots[0].shops == Tally(28, 1, 6)
    # 6 of 11 passed in all: 5 of 5 here in 6 of 462 ways; 2 of 5: 1 of 10 ways
    assert [spot.p for spot in spots] == pytest.approx([6 / 462, 1 / 10])


@pytest.mark.parametrize(
    ("own", "shops"),
    [
        (Tally(1, 2, 2), Tally(1, 1, 3)),  # may be chance
        (Tally(1, 1, 1), Tally(1, 0, 19)),  # a single self-check
        (Tally(1, 5, 5), Tally(1, 0, 2)),  # too few shops
        (Tally(1, 0, 0), Tally(1, 0, 6)),  # no self-check
        (Tally(1, 5, 5), Tally(2, 0, 6)),  # another indicator
        (Tally(1, 0, 5), Tally(1, 6, 6)),  # more modest than the customers
    ],
)
def test_a_blind_spot_needs_a_gap_beyond_chance(own: Tally, shops: Tally) -> None:
    assert blind_spots([own], [shops]) == []


def test_among_more_indicators_a_gap_must_be_clearer() -> None:
    own, shops = Tally(1, 3, 3), Tally(1, 3, 9)
    assert [spot.own for spot in blind_spots([own], [shops])] == [own]
    many = range(2, 12)
    same = [Tally(number, 2, 3) for number in many], [Tally(number, 4, 9) for number in many]
    assert blind_spots([own, *same[0]], [shops, *same[1]]) == []


def test_what_nobody_ever_misses_does_not_hide_a_gap() -> None:
    own, shops, many = Tally(1, 3, 3), Tally(1, 3, 9), range(2, 80)
    never = [Tally(number, 3, 3) for number in many], [Tally(number, 9, 9) for number in many]
    assert [spot.own for spot in blind_spots([own, *never[0]], [shops, *never[1]])] == [own]


@pytest.mark.parametrize(
    ("visits", "streak"),
    [("", 0), ("+", 0), ("-", 1), ("+--", 2), ("--+", 0), ("----", 4), ("-+-", 1)],
)
def test_a_streak_counts_the_misses_since_the_last_pass(visits: str, streak: int) -> None:
    assert misses_in_a_row([visit == "+" for visit in visits]) == streak


def test_ac1_is_what_gwet_2002_prints_where_kappa_collapses() -> None:
    # "Kappa statistic is not satisfactory": 118, 5, 2 and 0 of 125; kappa -0.02, AC1 0.9408
    found = agreement(both_yes=118, only_self=5, only_shops=2, both_no=0)
    assert found is not None
    assert found.raw == 0.944
    assert round(found.ac1, 4) == 0.9408


def test_without_a_pair_there_is_no_agreement() -> None:
    assert agreement(both_yes=0, only_self=0, only_shops=0, both_no=0) is None


@pytest.mark.parametrize("table", [(7, 0, 0, 0), (0, 0, 0, 7), (4, 0, 0, 3)])
def test_equal_answers_agree_fully(table: tuple[int, int, int, int]) -> None:
    yes, mine, theirs, no = table
    found = agreement(both_yes=yes, only_self=mine, only_shops=theirs, both_no=no)
    assert found == Agreement(1.0, 1.0)


def test_opposite_answers_disagree_fully() -> None:
    assert agreement(both_yes=0, only_self=3, only_shops=3, both_no=0) == Agreement(0.0, -1.0)


@given(st.tuples(*[st.integers(0, 40)] * 4).filter(any))
def test_agreement_mirrors_when_yes_and_no_or_the_two_sides_are_swapped(
    table: tuple[int, ...],
) -> None:
    yes, mine, theirs, no = table
    found = agreement(both_yes=yes, only_self=mine, only_shops=theirs, both_no=no)
    swapped = agreement(both_yes=no, only_self=theirs, only_shops=mine, both_no=yes)
    assert found is not None
    assert swapped is not None
    assert found.raw == swapped.raw
    assert math.isclose(found.ac1, swapped.ac1, abs_tol=1e-12)
    assert -1 <= found.ac1 <= found.raw
