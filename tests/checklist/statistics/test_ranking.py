"""Rankings put the surest weakness first; agreement corrects for chance."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.statistics import (
    Agreement,
    Tally,
    agreement,
    blind_spots,
    coaching_order,
    misses_in_a_row,
    most_worth_asking,
)

tallies = st.lists(
    st.integers(0, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=20
).map(lambda counts: [Tally(number, *count) for number, count in enumerate(counts, start=1)])


def numbers(ranked: list[Tally]) -> list[int]:
    return [tally.number for tally in ranked]


def test_coaching_begins_with_the_lowest_upper_bound() -> None:
    seen = [Tally(67, 2, 6), Tally(28, 1, 6), Tally(32, 1, 5)]
    assert numbers(coaching_order(seen)) == [28, 32, 67]


def test_nine_visits_with_one_pass_outweigh_three_without() -> None:
    assert numbers(coaching_order([Tally(1, 0, 3), Tally(2, 1, 9)])) == [2, 1]


def test_a_surely_low_rate_is_coached_before_one_with_more_misses() -> None:
    assert numbers(coaching_order([Tally(1, 4, 10), Tally(2, 0, 4)])) == [2, 1]


def test_two_visits_are_no_reason_to_coach_and_three_are() -> None:
    assert numbers(coaching_order([Tally(1, 0, 2), Tally(2, 0, 3), Tally(3, 0, 0)])) == [2]


def test_what_was_never_missed_is_not_coached() -> None:
    assert coaching_order([Tally(1, 6, 6)]) == []


def test_equals_are_coached_in_the_forms_order() -> None:
    assert numbers(coaching_order([Tally(9, 1, 4), Tally(3, 1, 4)])) == [3, 9]


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
    assert coaching_order(seen) == coaching_order(backwards)
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
    own = [Tally(1, 1, 1), Tally(28, 5, 5), Tally(40, 3, 3)]
    shops = [Tally(1, 0, 3), Tally(28, 1, 6), Tally(40, 3, 3)]
    spots = blind_spots(own, shops)
    assert [spot.own.number for spot in spots] == [28, 1]
    assert spots[0].shops == Tally(28, 1, 6)
    assert math.isclose(spots[0].at_least, 0.2449, abs_tol=1e-4)


@pytest.mark.parametrize(
    ("own", "shops"),
    [
        (Tally(1, 1, 1), Tally(1, 1, 3)),  # within the margin
        (Tally(1, 5, 5), Tally(1, 0, 2)),  # too few shops
        (Tally(1, 0, 0), Tally(1, 0, 6)),  # no self-check
        (Tally(1, 5, 5), Tally(2, 0, 6)),  # another indicator
        (Tally(1, 0, 5), Tally(1, 6, 6)),  # more modest than the customers
    ],
)
def test_a_blind_spot_needs_a_gap_beyond_chance(own: Tally, shops: Tally) -> None:
    assert blind_spots([own], [shops]) == []


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
