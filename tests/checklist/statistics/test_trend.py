"""The trend test is checked against printed tables, against scipy and by counting every order."""

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes

from checklist.statistics import Direction, Trend, trend
from checklist.statistics.trend import _arrangements, _exact_p, _normal_p

rates = st.integers(0, 12).map(lambda earned: Fraction(earned, 12))
MIRROR = {
    Direction.RISING: Direction.FALLING,
    Direction.FALLING: Direction.RISING,
    Direction.NONE_VISIBLE: Direction.NONE_VISIBLE,
}


def percent(*values: int) -> list[Fraction]:
    return [Fraction(value, 100) for value in values]


@pytest.mark.parametrize("n", range(6))
def test_fewer_than_six_audits_are_too_few_even_in_perfect_order(n: int) -> None:
    assert trend(percent(*range(60, 60 + n))) == Trend(Direction.TOO_FEW, None, None)


def test_six_audits_in_perfect_order_are_a_trend() -> None:
    result = trend(percent(60, 65, 70, 75, 80, 85))
    assert result == Trend(Direction.RISING, 2 / math.factorial(6), 0.05)


def test_four_pairs_out_of_order_among_nine_are_still_a_trend_and_five_are_not() -> None:
    # S = 28 has p = 0.0030, S = 26 has p = 0.0059
    assert trend(percent(1, 0, 3, 2, 5, 4, 7, 6, 8)).direction is Direction.RISING
    assert trend(percent(2, 0, 3, 1, 5, 4, 7, 6, 8)).direction is Direction.NONE_VISIBLE


def test_a_steady_fall_is_called_falling() -> None:
    result = trend(percent(90, 85, 84, 80, 74, 71, 70))
    assert result.direction is Direction.FALLING
    assert result.slope == pytest.approx(-0.035, abs=0.002)


def test_audits_that_go_up_and_down_show_no_trend() -> None:
    assert trend(percent(78, 82, 75, 84, 79, 81)).direction is Direction.NONE_VISIBLE


@pytest.mark.parametrize("n", [6, 20, 21, 60])
def test_audits_that_are_all_alike_show_no_trend(n: int) -> None:
    assert trend(percent(80) * n) == Trend(Direction.NONE_VISIBLE, 1.0, 0.0)


@pytest.mark.parametrize(
    ("n", "score", "printed"),
    [
        (5, 10, 0.008),
        (8, 16, 0.031),
        (9, 18, 0.038),
        (9, 20, 0.022),
        (10, 21, 0.036),
        (10, 23, 0.023),
    ],
)
def test_exact_probabilities_are_those_printed_in_kendalls_table(
    n: int, score: int, printed: float
) -> None:
    # Kendall 1975, appendix table 1, repeated as table A18 of Gilbert 1987 (one-sided)
    assert round(_exact_p(score, [1] * n) / 2, 3) == printed


def test_a_tied_example_worked_by_hand_comes_out() -> None:
    # J. B. Little, "A Mann-Kendall example by hand" (College of the Holy Cross):
    # S = 54, V = (14·13·33 - 2·1·9) / 18, Z = 2.9058
    by_hand = math.erfc(2.9058 / math.sqrt(2))
    assert math.isclose(_normal_p(54, [2] + [1] * 12), by_hand, rel_tol=1e-3)


@given(st.lists(st.integers(0, 5), min_size=6, max_size=7))
def test_the_exact_p_is_what_trying_every_order_finds_ties_included(values: list[int]) -> None:
    scores = Counter(map(_score, permutations(values)))
    clear = sum(n for score, n in scores.items() if abs(score) >= abs(_score(values)))
    assert trend(percent(*values)).p == pytest.approx(clear / scores.total())


@given(st.permutations(range(11)))
def test_the_exact_p_without_ties_is_scipys(order: list[int]) -> None:
    expected = kendalltau(range(11), order, method="exact").pvalue
    assert trend(percent(*order)).p == pytest.approx(expected)


@given(st.lists(st.integers(1, 4), min_size=2, max_size=6))
def test_the_exact_counts_have_kendalls_variance_for_ties(ties: list[int]) -> None:
    counts, n = _arrangements(ties), sum(ties)
    assert sum(counts) == math.factorial(n) // math.prod(math.factorial(tie) for tie in ties)
    squares = sum(c * (len(counts) - 1 - 2 * i) ** 2 for i, c in enumerate(counts))
    formula = n * (n - 1) * (2 * n + 5) - sum(tie * (tie - 1) * (2 * tie + 5) for tie in ties)
    assert Fraction(squares, sum(counts)) == Fraction(formula, 18)


@given(st.integers(0, 105), st.lists(st.integers(1, 3), min_size=12, max_size=14))
def test_the_approximation_joins_the_exact_count_smoothly(score: int, ties: list[int]) -> None:
    pairs = len(_arrangements(ties)) - 1
    possible = min(score - (score - pairs) % 2, pairs)
    assert abs(_normal_p(possible, ties) - _exact_p(possible, ties)) < 0.02


@given(st.lists(rates, min_size=6, max_size=24))
def test_reading_the_audits_backwards_turns_the_trend_round(values: list[Fraction]) -> None:
    there, back = trend(values), trend(values[::-1])
    assert back.direction is MIRROR[there.direction]
    assert back.p == there.p
    assert back.slope == -(there.slope or 0)


@given(st.lists(rates, min_size=6, max_size=24))
def test_squaring_every_rate_changes_no_verdict(values: list[Fraction]) -> None:
    before, after = trend(values), trend([value**2 for value in values])
    assert (before.direction, before.p) == (after.direction, after.p)


@given(st.lists(rates, min_size=6, max_size=24))
def test_the_slope_is_scipys_theil_sen_slope(values: list[Fraction]) -> None:
    expected = theilslopes([float(value) for value in values]).slope
    assert trend(values).slope == pytest.approx(expected)


def test_a_long_rise_and_a_long_flat_line_are_told_apart() -> None:
    rising = trend([Fraction(600 + 5 * i + 7 * (i % 3), 1000) for i in range(40)])
    flat = trend([Fraction(700 + 40 * (i % 2), 1000) for i in range(40)])
    assert rising.direction is Direction.RISING
    assert flat.direction is Direction.NONE_VISIBLE


def _score(values: Sequence[int]) -> int:
    return sum((b > a) - (b < a) for a, b in combinations(values, 2))
