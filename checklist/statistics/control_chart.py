"""Tells whether the newest audit is out of the ordinary for this advisor."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from statistics import mean

BEFORE_AT_LEAST = 5
BEFORE_AT_MOST = 8
"""The newest audit is the ninth. Older ones say little about what is usual now."""

REACH = Fraction(266, 100)
"""Three standard deviations, in mean moving ranges of two: 3 / 1.128."""


def usual_range(before: Sequence[Fraction]) -> tuple[Fraction, Fraction] | None:
    """Return the lowest and the highest rate that would be usual after these, oldest first.

    The limits of the individuals chart (XmR): mean ± 2.66 * mean moving range, the mean difference
    of neighbours. W. A. Shewhart, "Economic control of quality of manufactured product" (1931); D.
    J. Wheeler, "Understanding variation" (1993). At most the last eight rates count; None for
    fewer than five, or if they are all equal.
    """
    recent = before[-BEFORE_AT_MOST:]
    if len(recent) < BEFORE_AT_LEAST or len(set(recent)) == 1:
        return None
    reach = REACH * mean(abs(later - earlier) for earlier, later in pairwise(recent))
    middle = mean(recent)
    return middle - reach, middle + reach
