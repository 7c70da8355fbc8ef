"""Steadiness is checked against scipy and against examples."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency

from checklist.statistics import Spread, Steadiness, spread
from checklist.statistics.steadiness import chi_square_tail

points = st.integers(20, 80).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n)))


@given(st.floats(0, 200), st.integers(1, 40))
def test_the_tail_of_chi_square_is_scipys(value: float, df: int) -> None:
    assert chi_square_tail(value, df) == pytest.approx(chi2.sf(value, df), rel=1e-9, abs=1e-300)


@given(st.lists(points, min_size=6, max_size=20))
def test_the_p_value_is_that_of_scipys_test_of_equal_rates(found: list[tuple[int, int]]) -> None:
    table = [[earned for earned, _ in found], [possible - earned for earned, possible in found]]
    assert spread(found).p == pytest.approx(chi2_contingency(table).pvalue, rel=1e-6, abs=1e-12)


def test_rates_that_only_chance_spreads_are_steady() -> None:
    found = spread([(50, 62), (52, 62), (48, 62), (51, 62), (53, 62), (49, 62)])
    assert found.steadiness is Steadiness.STEADY
    assert (found.lowest, found.highest) == (Fraction(48, 62), Fraction(53, 62))


def test_rates_between_good_and_bad_days_swing() -> None:
    found = spread([(60, 62), (35, 62), (58, 62), (40, 62), (61, 62), (33, 62)])
    assert found.steadiness is Steadiness.SWINGING


def test_what_lies_between_is_not_named() -> None:
    found = spread([(55, 62), (43, 62), (52, 62), (46, 62), (55, 62), (46, 62)])
    assert found.p is not None
    assert 0.001 < found.p < 0.05
    assert found.steadiness is Steadiness.UNCLEAR


def test_five_audits_are_too_few_and_those_without_a_rate_do_not_count() -> None:
    five = [(60, 62), (35, 62), (58, 62), (40, 62), (61, 62)]
    assert spread([*five, (0, 0)]) == Spread(
        Steadiness.TOO_FEW, Fraction(35, 62), Fraction(61, 62), None
    )
    assert spread(()) == Spread(Steadiness.TOO_FEW, None, None, None)


@pytest.mark.parametrize("earned", [0, 30])
def test_all_or_nothing_is_steady(earned: int) -> None:
    assert spread([(earned, 30)] * 6).steadiness is Steadiness.STEADY
