"""Confidence intervals of rates, means and differences, for few audits."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checklist.statistics.student_t import t_quantile, t_tails


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
    """One mean minus another, with a margin and a two-sided p-value; None: too little data."""

    difference: float
    margin: float | None
    p: float | None

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
        return float(self.deviations / ((self.n - 1) * self.n)) if self.n > 1 else None

    @property
    def deviations(self) -> Fraction:
        """The sum of the squared differences from the mean; 0 without a rate."""
        return self.squares - self.total**2 / self.n if self.n else Fraction(0)


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


def compare(one: Moments, others: Sequence[Moments], confidence: float = 0.95) -> Difference | None:
    """Return the mean of `one` minus the mean of the others' means, with the margin of chance.

    Each of the others counts alike, however many audits it has. B. L. Welch, "The generalization
    of 'Student's' problem when several different population variances are involved", Biometrika 34
    (1947), with the degrees of freedom of F. E. Satterthwaite, Biometrics Bulletin 2 (1946), both
    for any weighted sum of means. The samples must be independent. So an advisor is compared with
    the audits of the *other* advisors: a dealership's average that includes the advisor's own
    audits is drawn towards them and hides part of the difference.

    None if a side is empty. No margin if anybody has a single audit, or if nobody varies.
    """
    if not one.n or not others or not all(each.n for each in others):
        return None
    difference = float(one.mean - sum(each.mean for each in others) / len(others))
    samples = [(one, 1.0), *((each, 1 / len(others)) for each in others)]
    parts = [
        (each.n - 1, weight**2 * variance)
        for each, weight in samples
        if (variance := each.variance_of_mean) is not None
    ]
    together = sum(part for _, part in parts)
    if len(parts) < len(samples) or not together:
        return Difference(difference, None, None)
    df = together**2 / sum(part**2 / below for below, part in parts)
    deviation = math.sqrt(together)
    margin = t_quantile((1 + confidence) / 2, df) * deviation
    return Difference(difference, margin, t_tails(difference / deviation, df))


def p_of_common_variance(one: Moments, others: Sequence[Moments]) -> float:
    """Return the two-sided p-value of the same difference if everybody varies alike.

    Student's test with the variance of all samples together. It misses less where somebody has few
    audits, and is wrong where one advisor varies more than the rest. Then `compare` is right.
    """
    everybody = (one, *others)
    df = sum(each.n - 1 for each in everybody)
    variance = float(sum((each.deviations for each in everybody), Fraction(0)) / df)
    reach = variance * (1 / one.n + sum(1 / each.n for each in others) / len(others) ** 2)
    difference = float(one.mean - sum(each.mean for each in others) / len(others))
    return t_tails(difference / math.sqrt(reach), df)
