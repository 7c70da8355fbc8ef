"""The range of the usual is checked by hand and by its own laws."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.statistics import usual_range

percentages = st.integers(0, 100).map(lambda value: Fraction(value, 100))


def percent(*values: int) -> list[Fraction]:
    return [Fraction(value, 100) for value in values]


def test_the_limits_are_those_worked_out_by_hand() -> None:
    # mean 80; moving ranges 4, 2, 6, 4, mean 4; 2.66 * 4 = 10.64
    assert usual_range(percent(80, 84, 82, 76, 80)) == (
        Fraction(8040, 10000) - Fraction(1064, 10000),
        Fraction(8040, 10000) + Fraction(1064, 10000),
    )


@pytest.mark.parametrize("before", [(), (80,), (80, 90, 80, 90)])
def test_fewer_than_five_say_nothing_of_what_is_usual(before: tuple[int, ...]) -> None:
    assert usual_range(percent(*before)) is None


def test_rates_that_are_all_equal_would_make_any_other_one_unusual_and_say_nothing() -> None:
    assert usual_range(percent(*[80] * 8)) is None


def test_only_the_last_eight_count() -> None:
    recent = percent(80, 84, 82, 76, 80, 79, 81, 83)
    assert usual_range([*percent(10, 100, 10), *recent]) == usual_range(recent)


@given(st.lists(percentages, min_size=5, max_size=8))
def test_the_range_lies_around_the_mean(before: list[Fraction]) -> None:
    found = usual_range(before)
    if found is not None:
        assert sum(found) / 2 == sum(before) / len(before)
        assert found[0] < found[1]
