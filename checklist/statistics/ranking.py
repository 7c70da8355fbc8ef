"""Finds and ranks indicators: which to coach, which to ask, where self-checks are too high."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from checklist.statistics.exact_tests import binomial_at_most, fisher_at_least, least_fisher_p
from checklist.statistics.intervals import wilson
from checklist.statistics.multiple_tests import benjamini_hochberg
from checklist.thresholds import COACHED_FROM, FIVE_MINUTES_ASK, SELF_CHECKS_FROM, WATCHED

FALSE_FINDINGS = 0.10
"""Which share of the indicators that are called weak, or blind spots, may be false on average."""

WATCHED_UP_TO = 0.05
"""The largest p-value, taken by itself, of an indicator to watch."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one indicator was passed, in the `n` visits that answered it yes or no."""

    number: int
    passed: int
    n: int

    @property
    def missed(self) -> int:
        return self.n - self.passed

    @property
    def rate(self) -> Fraction | None:
        """Passes of visits, 0..1; None if no visit scored it."""
        return Fraction(self.passed, self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class Weaknesses:
    """Indicators that are weaker than the advisor's own rate, the surest first.

    `clear`: beyond chance, though many were looked at. `watch`: the next ones, which may be chance.
    """

    clear: tuple[Tally, ...]
    watch: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """An indicator that self-checks pass more often than shops do, and the p-value of that."""

    own: Tally
    shops: Tally
    p: float


def weaknesses(tallies: Iterable[Tally]) -> Weaknesses:
    """Find the indicators that are passed less often than this advisor passes indicators.

    The exact binomial test of each against the rate of all together. Clear are those that remain
    at a false discovery rate of 10 % (`benjamini_hochberg`). To be watched are at most three more,
    each with a p-value of at most 5 % by itself. Order: the p-value; then the form's order.
    Indicators that fewer than three visits scored are left out.
    """
    known = [tally for tally in tallies if tally.n >= COACHED_FROM]
    scored = sum(tally.n for tally in known)
    rate = sum(tally.passed for tally in known) / scored if scored else 0.0
    p_values = [binomial_at_most(tally.passed, tally.n, rate) for tally in known]
    clear = benjamini_hochberg(p_values, FALSE_FINDINGS)
    ranked = sorted(zip(p_values, known, clear, strict=True), key=lambda each: each[0])
    rest = [tally for p, tally, is_clear in ranked if p <= WATCHED_UP_TO and not is_clear]
    return Weaknesses(tuple(tally for _, tally, is_clear in ranked if is_clear), (*rest[:WATCHED],))


def most_worth_asking(tallies: Iterable[Tally], count: int = FIVE_MINUTES_ASK) -> list[Tally]:
    """Choose `count` indicators for a short self-check: often missed, or little known.

    Order: the upper bound of the *miss* rate's Wilson interval, highest first (1 while nothing is
    known); then more misses; then the order given. One number serves both aims, by "optimism in
    the face of uncertainty": P. Auer, N. Cesa-Bianchi, P. Fischer, "Finite-time analysis of the
    multiarmed bandit problem", Machine Learning 47 (2002). Include earlier self-checks in the
    tallies, so that indicators which no shop can see are not asked every time.
    """
    ranked = sorted(tallies, key=lambda tally: (-_miss_rate_bound(tally), -tally.missed))
    return ranked[:count]


def blind_spots(own: Iterable[Tally], shops: Iterable[Tally]) -> list[BlindSpot]:
    """Return the indicators that self-checks pass more often than shops, the surest gap first.

    Fisher's exact test of each, at a false discovery rate of 10 %. At least two self-checks and
    three shops must have scored an indicator. Those that could not be found whatever the answers
    were, because too few are yes or no, are left out before: P. B. Gilbert, "A modified false
    discovery rate multiple-comparisons procedure for discrete data", Applied Statistics 54 (2005).
    Order: the p-value; then the form's order.
    """
    found = {tally.number: tally for tally in shops if tally.n >= COACHED_FROM}
    pairs = [
        (mine, found[mine.number])
        for mine in own
        if mine.number in found and mine.n >= SELF_CHECKS_FROM
    ]
    spots = [_spot(*pair) for pair in pairs if _is_testable(*pair)]
    real = benjamini_hochberg([spot.p for spot in spots], FALSE_FINDINGS)
    found_spots = (spot for spot, is_real in zip(spots, real, strict=True) if is_real)
    return sorted(found_spots, key=lambda spot: (spot.p, spot.own.number))


def misses_in_a_row(passes: Sequence[bool]) -> int:
    """Count the misses since the last pass; `passes` has the newest visit last."""
    return sum(1 for _ in takewhile(lambda passed: not passed, reversed(passes)))


def _miss_rate_bound(tally: Tally) -> float:
    bounds = wilson(tally.missed, tally.n)
    return 1.0 if bounds is None else bounds.high


def _spot(own: Tally, shops: Tally) -> BlindSpot:
    p = fisher_at_least(own.passed, own.n, shops.passed, shops.n)
    return BlindSpot(own, shops, p)


def _is_testable(own: Tally, shops: Tally) -> bool:
    return least_fisher_p(own.passed, own.n, shops.passed, shops.n) <= FALSE_FINDINGS
