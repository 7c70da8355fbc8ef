"""Confidence intervals of rates, means and differences, for few audits."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checklist.statistics.student_t import t_quantile


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MeanInterval:
    """A mean rate with its confidence interval; None if there is too little data for one."""

    mean: float
    interval: Interval | None


class Verdict(StrEnum):
    """How one mean compares with another, as far as chance allows to say."""

    ABOVE = "above"
    BELOW = "below"
    WITHIN = "within"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Difference:
    """One mean minus another, with a margin; None if there is too little data for one."""

    difference: float
    margin: float | None

    @property
    def verdict(self) -> Verdict:
        """WITHIN if chance alone could explain the difference."""
        if self.margin is None:
            return Verdict.CANNOT_TELL
        if abs(self.difference) <= self.margin:
            return Verdict.WITHIN
        return Verdict.ABOVE if self.difference > 0 else Verdict.BELOW


@dataclass(frozen=True, slots=True)
class Moments:
    """Number, sum and sum of squares of rates. A comparison of means needs no more."""

    n: int
    total: Fraction
    squares: Fraction

    @classmethod
    def of(cls, rates: Sequence[Fraction]) -> "Moments":
        total = sum(rates, Fraction(0))
        return cls(len(rates), total, sum((rate * rate for rate in rates), Fraction(0)))

    @property
    def mean(self) -> Fraction:
        """Raises ZeroDivisionError if there is no rate."""
        return self.total / self.n

    @property
    def variance_of_mean(self) -> float | None:
        """The squared standard error of the mean; None for fewer than two rates."""
        if self.n <= 1:
            return None
        return float((self.squares - self.total**2 / self.n) / ((self.n - 1) * self.n))


def wilson(successes: int, n: int, confidence: float = 0.95) -> Interval | None:
    """Return the interval of a pass rate seen in `n` independent visits, within 0..1.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
    of the American Statistical Association 22 (1927). Without a visit there is no interval.
    Raises ValueError unless 0 <= successes <= n.
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} successes in {n} visits")
    if n == 0:
        return None
    z = statistics.NormalDist().inv_cdf((1 + confidence) / 2)
    rate, weight = successes / n, z * z / n
    middle = (rate + weight / 2) / (1 + weight)
    reach = math.sqrt(weight * rate * (1 - rate) + weight * weight / 4) / (1 + weight)
    return Interval(  # at the ends the formula gives 0 and 1, but for rounding
        low=middle - reach if successes else 0.0,
        high=middle + reach if successes < n else 1.0,
    )


def newcombe(
    successes: int, n: int, other_successes: int, other_n: int, confidence: float = 0.95
) -> Interval | None:
    """Return the interval of one pass rate minus another, by nature within -1..1.

    Both rates' Wilson intervals are combined: method 10 of R. G. Newcombe, "Interval estimation
    for the difference between independent proportions", Statistics in Medicine 17 (1998).
    """
    one = wilson(successes, n, confidence)
    other = wilson(other_successes, other_n, confidence)
    if one is None or other is None:
        return None
    rate, other_rate = successes / n, other_successes / other_n
    below = math.hypot(rate - one.low, other.high - other_rate)
    above = math.hypot(one.high - rate, other_rate - other.low)
    return Interval(rate - other_rate - below, rate - other_rate + above)


def mean_interval(rates: Sequence[Fraction], confidence: float = 0.95) -> MeanInterval | None:
    """Return the mean of the audits' rates with its Student's t interval, cut off at 0 and 1.

    mean ± t(n - 1) * s / sqrt(n), after Student, "The probable error of a mean", Biometrika 6
    (1908). Each audit counts as one observation, however many indicators it covered, because
    answers of one visit rise and fall together. One audit has no interval. Nor have audits that
    all came to the same rate: the formula would claim to know the truth exactly, while a spread
    that has not shown itself yet is the likelier reason.
    """
    if not rates:
        return None
    moments = Moments.of(rates)
    mean, variance = float(moments.mean), moments.variance_of_mean
    if not variance:
        return MeanInterval(mean, None)
    margin = t_quantile((1 + confidence) / 2, len(rates) - 1) * math.sqrt(variance)
    return MeanInterval(mean, Interval(max(0.0, mean - margin), min(1.0, mean + margin)))


def compare(one: Moments, other: Moments, confidence: float = 0.95) -> Difference | None:
    """Return the mean of `one` minus that of `other`, with the margin chance may account for.

    B. L. Welch, "The generalization of 'Student's' problem when several different population
    variances are involved", Biometrika 34 (1947), with the degrees of freedom of F. E.
    Satterthwaite, Biometrics Bulletin 2 (1946). The two samples must be independent. So an advisor
    is compared with the audits of the *other* advisors: a dealership's average that includes the
    advisor's own audits is drawn towards them and hides part of the difference.

    None if a side is empty. No margin if a side has a single audit, or if neither side varies.
    """
    if not one.n or not other.n:
        return None
    difference = float(one.mean - other.mean)
    a, b = one.variance_of_mean, other.variance_of_mean
    if a is None or b is None or a + b == 0:
        return Difference(difference, None)
    df = (a + b) ** 2 / (a**2 / (one.n - 1) + b**2 / (other.n - 1))
    return Difference(difference, t_quantile((1 + confidence) / 2, df) * math.sqrt(a + b))
