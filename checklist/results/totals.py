"""Sums over shops of many people, which tell no more than the sums."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from checklist.scoring import Score
from checklist.statistics import Moments

WHOLE = ""
"""The key, among section ids, of the totals of whole audits."""

_MILLION = 10**6


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over audits, or over one section of them.

    `audits` counts the audits with at least
    one point possible: only these have a rate. `rate_sum` is in millionths, each rate rounded half
    up; `rate_square_sum` is in millionths of millionths.
    """

    audits: int = 0
    earned: int = 0
    possible: int = 0
    printed: int = 0
    rate_sum: int = 0
    rate_square_sum: int = 0

    def __add__(self, more: "Totals") -> "Totals":
        return Totals(
            self.audits + more.audits,
            self.earned + more.earned,
            self.possible + more.possible,
            self.printed + more.printed,
            self.rate_sum + more.rate_sum,
            self.rate_square_sum + more.rate_square_sum,
        )

    @property
    def score(self) -> Score:
        return Score(self.earned, self.possible, self.printed)

    @property
    def mean(self) -> Fraction | None:
        """0..1: the mean of the audits' rates. None if no audit has a rate."""
        return Fraction(self.rate_sum, self.audits * _MILLION) if self.audits else None

    @property
    def moments(self) -> Moments:
        squares = Fraction(self.rate_square_sum, _MILLION**2)
        return Moments(self.audits, Fraction(self.rate_sum, _MILLION), squares)


def scores_of(totals: Mapping[str, Totals]) -> dict[str, Score]:
    return {section: each.score for section, each in totals.items()}
