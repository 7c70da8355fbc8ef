"""Invented advisors whose true pass rates are known, and their simulated visits."""

import math
import random
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist, fmean

INDICATORS = 102
ANSWERED = 0.61  # the share of the indicators that a visit answers yes or no
NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Advisor:
    """An advisor: the log-odds of passing each indicator, and their changes from visit to visit.

    Each visit shifts the log-odds by a normally distributed amount. A bad visit, which is rare,
    shifts them by another -2.
    """

    name: str
    indicators: tuple[float, ...]
    between_visits: float
    bad_visits: float = 0.0

    def visit(self, draw: random.Random, better: float = 0.0) -> dict[int, bool]:
        """Return which indicators one visit passed; `better` shifts it, in log-odds."""
        shift = better + draw.gauss(0, self.between_visits) - 2 * (draw.random() < self.bad_visits)
        return {
            number: draw.random() < logistic(x + shift)
            for number, x in enumerate(self.indicators, start=1)
            if draw.random() < ANSWERED
        }

    def audit(self, draw: random.Random, better: float = 0.0) -> Fraction:
        """Return the rate of one simulated visit."""
        passes = self.visit(draw, better)
        return Fraction(sum(passes.values()), len(passes))

    def truth(self) -> float:
        """Return the long-run mean of the audits' rates, over 400 equally likely shifts."""
        shifts = [self.between_visits * NORMAL.inv_cdf((i + 0.5) / 400) for i in range(400)]
        usual, bad = (
            fmean(logistic(x + shift - down) for x in self.indicators for shift in shifts)
            for down in (0, 2)
        )
        return (1 - self.bad_visits) * usual + self.bad_visits * bad


def advisors(draw: random.Random) -> tuple[Advisor, ...]:
    def indicators(middle: float) -> tuple[float, ...]:
        return tuple(draw.gauss(middle, 1.2) for _ in range(INDICATORS))

    return (
        Advisor("steady", indicators(1.6), between_visits=0.1),
        Advisor("varying", indicators(1.6), between_visits=0.6),
        Advisor("near the ceiling", indicators(4.0), between_visits=0.6),
        Advisor("one bad day in eight", indicators(1.8), between_visits=0.3, bad_visits=1 / 8),
    )


def log_odds(rate: float) -> float:
    return math.log(rate / (1 - rate))


def logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
