"""Tells whether an advisor's rates swing more than the answers alone explain."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

FEWEST = 6
"""Fewer audits say little about a spread."""

SWINGING_BELOW = 0.001
STEADY_ABOVE = 0.05


class Steadiness(StrEnum):
    """SWINGING: far beyond chance. STEADY: chance alone explains the spread."""

    SWINGING = "swinging"
    STEADY = "steady"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest rate (0..1), and the p-value of the test; None: too few audits."""

    steadiness: Steadiness
    lowest: Fraction | None
    highest: Fraction | None
    p: float | None


def spread(points: Sequence[tuple[int, int]]) -> Spread:
    """Test audits, each as points earned and possible, for a spread beyond chance.

    Pearson's chi-square of k rates against one common rate, with k - 1 degrees of freedom: the sum
    of (earned - possible * rate)² / (possible * rate * (1 - rate)). It takes every answer as an
    independent draw with the common rate. Indicators differ, which makes the true spread by chance
    a little smaller, so the test is cautious.
    """
    scored = [(earned, possible) for earned, possible in points if possible]
    rates = [Fraction(earned, possible) for earned, possible in scored]
    if len(scored) < FEWEST:
        return Spread(Steadiness.TOO_FEW, *_ends(rates), None)
    p = _p(scored)
    return Spread(_steadiness(p), *_ends(rates), p)


def _ends(rates: Sequence[Fraction]) -> tuple[Fraction | None, Fraction | None]:
    return min(rates, default=None), max(rates, default=None)


def _p(scored: Sequence[tuple[int, int]]) -> float:
    rate = Fraction(sum(earned for earned, _ in scored), sum(possible for _, possible in scored))
    if rate in {0, 1}:
        return 1.0
    squares = (
        (earned - possible * rate) ** 2 / (possible * rate * (1 - rate))
        for earned, possible in scored
    )
    return chi_square_tail(float(sum(squares)), len(scored) - 1)


def _steadiness(p: float) -> Steadiness:
    if p < SWINGING_BELOW:
        return Steadiness.SWINGING
    return Steadiness.STEADY if p > STEADY_ABOVE else Steadiness.UNCLEAR


def chi_square_tail(value: float, df: int) -> float:
    """Return the probability that chi-square with `df` degrees of freedom (1, 2 …) is larger.

    The finite series for whole degrees of freedom: M. Abramowitz, I. A. Stegun, "Handbook of
    mathematical functions" (1964), 26.4.4 and 26.4.5.
    """
    half = value / 2
    if df % 2:
        start, term, at = math.erfc(math.sqrt(half)), math.sqrt(half / math.pi) * 2, 1.5
    else:
        start, term, at = 0.0, 1.0, 1.0
    terms = 0.0
    for _ in range(df // 2):
        terms += term
        term *= half / at
        at += 1
    return start + math.exp(-half) * terms
