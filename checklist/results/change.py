"""Whether the latest shops differ from those before them: the question after coaching."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from checklist.statistics import Moments, Verdict, compare

BEFORE_AT_LEAST = 5
"""With fewer shops before, a difference would have to be too large to be seen."""

CHANGE_CONFIDENCE = 0.99
"""The range is a 99 % one, because the question is asked again after every shop."""


@dataclass(frozen=True, slots=True)
class Change:
    """The mean of the latest shops minus that of the shops before them: 0.01 is one point.

    `n` and `before` count both. `margin` is that of chance; None if nothing varies.
    """

    difference: float
    margin: float | None
    verdict: Verdict
    n: int
    before: int


def change(latest: Sequence[Fraction], before: Sequence[Fraction]) -> Change | None:
    """Compare rates (Welch). None if there are fewer than five before, or as many now."""
    if min(len(latest), len(before)) < BEFORE_AT_LEAST:
        return None
    found = compare(Moments.of(latest), [Moments.of(before)], CHANGE_CONFIDENCE)
    if found is None:
        return None
    return Change(found.difference, found.margin, found.verdict, len(latest), len(before))
