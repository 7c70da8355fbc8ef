"""Exact tests are compared with scipy's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy import array
from scipy.stats import binom, fisher_exact

from checklist.statistics.exact_tests import binomial_at_most, fisher_at_least, least_fisher_p

counts = st.integers(1, 25).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, st.floats(0, 1))
def test_the_binomial_tail_is_scipys(count: tuple[int, int], rate: float) -> None:
    assert binomial_at_most(*count, rate) == pytest.approx(binom.cdf(*count, rate), abs=1e-12)


@given(counts, counts)
def test_fishers_p_value_is_scipys(one: tuple[int, int], other: tuple[int, int]) -> None:
    table = array([[one[0], one[1] - one[0]], [other[0], other[1] - other[0]]])
    expected = fisher_exact(table, alternative="greater").pvalue
    assert fisher_at_least(*one, *other) == pytest.approx(expected)


@given(counts, counts)
def test_no_division_of_the_passes_has_a_smaller_p_value(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    together = one[0] + other[0]
    every = [
        fisher_at_least(passed, one[1], together - passed, other[1])
        for passed in range(max(0, together - other[1]), min(one[1], together) + 1)
    ]
    assert least_fisher_p(*one, *other) == min(every)
