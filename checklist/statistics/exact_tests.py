"""Exact tests of pass rates. Nothing is approximated, so they hold for few visits."""

from fractions import Fraction
from math import comb


def binomial_at_most(passed: int, n: int, rate: float) -> float:
    """Return the probability of at most `passed` passes in `n` visits, if each has this rate."""
    missed = 1 - rate
    return sum(comb(n, k) * rate**k * missed ** (n - k) for k in range(passed + 1))


def fisher_at_least(passed: int, n: int, other_passed: int, other_n: int) -> float:
    """Return how probable it is that the first side passes as many of all the passes, or more.

    The p-value of Fisher's exact test, one-sided: both sides are in truth equal, and the number of
    passes on both sides together is as it is. R. A. Fisher, "Statistical methods for research
    workers", 5th ed. (1934), section 21.02.
    """
    together = passed + other_passed
    as_many = range(passed, min(n, together) + 1)
    ways = sum(comb(n, k) * comb(other_n, together - k) for k in as_many)
    return float(Fraction(ways, comb(n + other_n, together)))


def least_fisher_p(passed: int, n: int, other_passed: int, other_n: int) -> float:
    """Return the smallest p-value that `fisher_at_least` can have with as many passes together."""
    most = min(n, passed + other_passed)
    return fisher_at_least(most, n, passed + other_passed - most, other_n)
