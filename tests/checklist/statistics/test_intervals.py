"""Intervals are checked against published examples, against scipy and by their own laws."""

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as scipy_t
from scipy.stats import ttest_1samp, ttest_ind

from checklist.statistics import (
    Difference,
    Interval,
    Moments,
    Verdict,
    compare,
    mean_interval,
    t_quantile,
    wilson,
)

counts = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
rates = st.integers(1, 102).flatmap(
    lambda n: st.integers(0, n).map(lambda earned: Fraction(earned, n))
)
audits = st.lists(rates, min_size=2, max_size=25)


def welch(rates: Sequence[Fraction], others: Sequence[Fraction]) -> Difference | None:
    return compare(Moments.of(rates), [Moments.of(others)])


def tenths(*values: int) -> list[Fraction]:
    return [Fraction(value, 10) for value in values]


# Additional hours of sleep after two drugs: Student 1908, R's data set `sleep`.
SLEEP_1 = tenths(7, -16, -2, -12, -1, 34, 37, 8, 0, 20)
SLEEP_2 = tenths(19, 8, 11, 1, -1, 44, 55, 16, 46, 34)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_intervals_printed_in_newcombe_1998_table_1(
    successes: int, n: int, low: float, high: float
) -> None:
    interval = wilson(successes, n)
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_wilson_says_nothing_without_a_visit() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("successes", "n"), [(2, 1), (-1, 3), (0, -1)])
def test_wilson_refuses_impossible_counts(successes: int, n: int) -> None:
    with pytest.raises(ValueError, match="successes in"):
        wilson(successes, n)


@pytest.mark.parametrize("n", [1, 3, 9, 102])
def test_all_yes_reaches_exactly_1_and_all_no_exactly_0(n: int) -> None:
    every, none = wilson(n, n), wilson(0, n)
    assert every is not None
    assert none is not None
    assert every.high == 1.0 > every.low > 0
    assert none.low == 0.0 < none.high < 1


@given(counts)
def test_wilson_contains_the_rate_and_stays_within_0_and_1(count: tuple[int, int]) -> None:
    successes, n = count
    interval = wilson(successes, n)
    assert interval is not None
    assert 0 <= interval.low <= successes / n <= interval.high <= 1


@given(counts)
def test_wilson_mirrors_when_yes_and_no_are_swapped(count: tuple[int, int]) -> None:
    successes, n = count
    yes, no = wilson(successes, n), wilson(n - successes, n)
    assert yes is not None
    assert no is not None
    assert math.isclose(yes.low, 1 - no.high, abs_tol=1e-12)


@given(counts, st.integers(2, 9))
def test_wilson_shrinks_with_more_visits_of_the_same_rate(
    count: tuple[int, int], times: int
) -> None:
    few, many = wilson(*count), wilson(count[0] * times, count[1] * times)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


@given(counts)
def test_wilson_widens_with_the_confidence(count: tuple[int, int]) -> None:
    usual, sure = wilson(*count), wilson(*count, confidence=0.99)
    assert usual is not None
    assert sure is not None
    assert sure.high - sure.low > usual.high - usual.low


def test_t_quantile_agrees_with_scipy_to_one_part_in_ten_million() -> None:
    freedoms = (1, 1.01, 1.5, 2, 2.5, 3, 7.3, 19, 150, 10_000)
    for p, df in product((0.0005, 0.025, 0.4, 0.6, 0.95, 0.975, 0.9995), freedoms):
        assert math.isclose(t_quantile(p, df), scipy_t.ppf(p, df), rel_tol=1e-7)


@pytest.mark.parametrize(("df", "printed"), [(1, 12.706), (2, 4.303), (5, 2.571), (8, 2.306)])
def test_t_quantile_gives_the_usual_printed_table(df: int, printed: float) -> None:
    assert round(t_quantile(0.975, df), 3) == printed


def test_half_of_students_distribution_lies_below_0() -> None:
    assert t_quantile(0.5, 3) == 0


@pytest.mark.parametrize(("p", "df"), [(0, 3), (1, 3), (0.975, 0.5), (math.nan, 3)])
def test_t_quantile_refuses_what_it_cannot_answer(p: float, df: float) -> None:
    with pytest.raises(ValueError, match="t_quantile needs"):
        t_quantile(p, df)


def test_no_audit_has_no_mean_and_one_audit_has_no_interval() -> None:
    assert mean_interval([]) is None
    single = mean_interval([Fraction(8, 10)])
    assert single is not None
    assert (single.mean, single.interval) == (0.8, None)


def test_audits_that_never_differed_claim_no_precision() -> None:
    perfect = mean_interval([Fraction(1)] * 4)
    assert perfect is not None
    assert (perfect.mean, perfect.interval) == (1.0, None)


def test_the_mean_weighs_every_audit_alike_whatever_it_covered() -> None:
    result = mean_interval([Fraction(1, 2), Fraction(100, 100)])
    assert result is not None
    assert result.mean == 0.75


def test_the_interval_of_a_mean_is_cut_off_at_0_and_1() -> None:
    result = mean_interval([Fraction(0), Fraction(1)])
    assert result is not None
    assert result.interval == Interval(0.0, 1.0)


@given(audits, st.sampled_from([0.8, 0.95, 0.99]))
def test_the_interval_of_a_mean_is_scipys_within_0_and_1(
    sample: list[Fraction], confidence: float
) -> None:
    result = mean_interval(sample, confidence)
    assert result is not None
    if len(set(sample)) == 1:
        assert result.interval is None
        return
    assert result.interval is not None
    low, high = ttest_1samp([float(x) for x in sample], 0).confidence_interval(confidence)
    assert math.isclose(result.interval.low, max(0, low), abs_tol=1e-7)
    assert math.isclose(result.interval.high, min(1, high), abs_tol=1e-7)
    assert result.interval.low <= result.mean <= result.interval.high


def test_welch_gives_the_interval_that_r_prints_for_students_sleep_data() -> None:
    # t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, -3.3654832 to 0.2054832
    result = welch(SLEEP_1, SLEEP_2)
    assert result is not None
    assert result.margin is not None
    assert math.isclose(result.difference, -1.58)
    assert math.isclose(result.difference - result.margin, -3.3654832, abs_tol=1e-6)
    assert math.isclose(result.difference + result.margin, 0.2054832, abs_tol=1e-6)
    assert result.verdict is Verdict.WITHIN


@given(audits, audits)
def test_welch_calls_a_difference_real_exactly_when_scipys_test_does(
    one: list[Fraction], other: list[Fraction]
) -> None:
    result = welch(one, other)
    assert result is not None
    if len(set(one)) == len(set(other)) == 1:
        assert result.verdict is Verdict.CANNOT_TELL
        return
    floats = [float(x) for x in one], [float(x) for x in other]
    if min(len(set(one)), len(set(other))) > 1:
        p = ttest_ind(*floats, equal_var=False).pvalue
        assert result.p == pytest.approx(p, abs=1e-8)
        assert abs(p - 0.05) < 1e-6 or (result.verdict is Verdict.WITHIN) == (p > 0.05)


@given(audits, audits)
def test_the_difference_turns_its_sign_when_the_sides_are_swapped(
    one: list[Fraction], other: list[Fraction]
) -> None:
    there, back = welch(one, other), welch(other, one)
    assert there is not None
    assert back is not None
    assert there.difference == -back.difference
    assert (there.margin is None) == (back.margin is None)
    assert math.isclose(there.margin or 0, back.margin or 0)


def test_a_side_that_never_varied_leaves_the_margin_to_the_other() -> None:
    result = welch([Fraction(1, 2)] * 4, tenths(5, 6, 7))
    alone = mean_interval(tenths(5, 6, 7))
    assert result is not None
    assert result.margin is not None
    assert alone is not None
    assert alone.interval is not None
    assert math.isclose(result.margin, alone.mean - alone.interval.low)


@pytest.mark.parametrize(
    ("one", "other"),
    [([5], [6, 7]), ([6, 7], [5]), ([5], [5]), ([5, 5], [9, 9])],
)
def test_single_audits_and_no_variance_leave_a_difference_undecided(
    one: list[int], other: list[int]
) -> None:
    result = welch(tenths(*one), tenths(*other))
    assert result is not None
    assert result.margin is None
    assert result.verdict is Verdict.CANNOT_TELL


def test_an_empty_side_has_no_difference() -> None:
    assert welch([], tenths(1, 2)) is None
    assert welch(tenths(1, 2), []) is None


def test_of_several_others_each_counts_alike() -> None:
    mine, few, many = tenths(5, 6, 7), tenths(2, 3, 4), tenths(8, 9, 8, 9, 8, 9)
    result = compare(Moments.of(mine), [Moments.of(few), Moments.of(many)])
    assert result is not None
    assert result.difference == pytest.approx(0.6 - (0.3 + 0.85) / 2)
    # s²/n: 1/300, a quarter of 1/300, a quarter of 1/2000; worked out by hand
    parts = [(1 / 300, 2), (1 / 1200, 2), (1 / 8000, 5)]
    together = sum(part for part, _ in parts)
    df = together**2 / sum(part**2 / below for part, below in parts)
    assert result.margin == pytest.approx(scipy_t.ppf(0.975, df) * math.sqrt(together))
    assert result.p == pytest.approx(2 * scipy_t.sf(0.025 / math.sqrt(together), df), abs=1e-8)


def test_others_of_whom_one_has_a_single_audit_leave_a_difference_undecided() -> None:
    result = compare(Moments.of(tenths(5, 6)), [Moments.of(tenths(5, 7)), Moments.of(tenths(4))])
    assert result is not None
    assert (result.margin, result.p) == (None, None)


def test_a_difference_as_large_as_its_margin_is_within_it() -> None:
    assert Difference(-0.1, 0.1, 0.05).verdict is Verdict.WITHIN
    assert Difference(0.11, 0.1, 0.04).verdict is Verdict.ABOVE
    assert Difference(-0.11, 0.1, 0.04).verdict is Verdict.BELOW
