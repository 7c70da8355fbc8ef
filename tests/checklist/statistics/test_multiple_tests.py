"""Many tests at once are checked against printed examples and scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from checklist.statistics import benjamini_hochberg, holm

p_values = st.lists(st.integers(0, 1000).map(lambda p: p / 1000), max_size=30)

# The 15 p-values of the example in Benjamini and Hochberg 1995
PRINTED = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459),
    *(0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
]


def test_the_example_of_benjamini_and_hochberg_comes_out() -> None:
    assert benjamini_hochberg(PRINTED, 0.05) == [True] * 4 + [False] * 11


def test_holm_rejects_the_first_three_of_the_same() -> None:
    # 0.0001 <= 0.05/15, 0.0004 <= 0.05/14, 0.0019 <= 0.05/13, but 0.0095 > 0.05/12
    assert holm(PRINTED, 0.05) == [True] * 3 + [False] * 12


@given(p_values, st.sampled_from([0.01, 0.05, 0.1]))
def test_the_findings_are_those_of_scipy(found: list[float], share: float) -> None:
    decided = benjamini_hochberg(found, share)
    if found:
        adjusted = false_discovery_control(found, method="bh")
        close = [abs(p - share) < 1e-9 for p in adjusted]
        assert all(
            near or is_real == (p <= share)
            for p, near, is_real in zip(adjusted, close, decided, strict=True)
        )


@given(p_values)
def test_holm_finds_no_more_than_benjamini_and_hochberg(found: list[float]) -> None:
    strict, loose = holm(found, 0.05), benjamini_hochberg(found, 0.05)
    assert all(second or not first for first, second in zip(strict, loose, strict=True))


@pytest.mark.parametrize("decide", [benjamini_hochberg, holm])
def test_one_test_is_decided_at_its_own_level_and_none_is_nothing(decide: object) -> None:
    assert callable(decide)
    assert decide([], 0.05) == []
    assert decide([0.05], 0.05) == [True]
    assert decide([0.051], 0.05) == [False]


def test_the_order_given_is_kept() -> None:
    assert benjamini_hochberg([0.9, 0.001, 0.5], 0.1) == [False, True, False]
    assert holm([0.9, 0.001, 0.5], 0.1) == [False, True, False]
