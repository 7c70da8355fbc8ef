"""Ranks indicators: which to coach, which to ask about, and where self-checks are too high."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from checklist.statistics.intervals import newcombe, wilson
from checklist.thresholds import COACHED_FROM, FIVE_MINUTES_ASK


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
class BlindSpot:
    """An indicator that self-checks pass more often than shops do.

    `at_least` is the lower bound (95 % interval) of the gap between the pass rates, 0..1.
    """

    own: Tally
    shops: Tally
    at_least: float


def coaching_order(tallies: Iterable[Tally]) -> list[Tally]:
    """Return the indicators to coach, the surest weakness first.

    Order: the upper bound of the pass rate's Wilson interval, lowest first; then the form's order.
    The bound takes into account how little is known: 0 of 3 comes after 1 of 9. Different counts
    never have the same bound. Indicators that fewer than three visits scored, or that were never
    missed, are left out.
    """
    known = (tally for tally in tallies if tally.n >= COACHED_FROM and tally.missed)
    return sorted(known, key=lambda tally: (_pass_rate_bound(tally), tally.number))


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

    A gap counts only if chance does not explain it: the lower bound of Newcombe's interval of the
    difference is above 0. Order: this bound, highest first; then the form's order. At least three
    shops must have scored the indicator.
    """
    found = {tally.number: tally for tally in shops if tally.n >= COACHED_FROM}
    spots = [_spot(mine, found[mine.number]) for mine in own if mine.number in found]
    real = (spot for spot in spots if spot.at_least > 0)
    return sorted(real, key=lambda spot: (-spot.at_least, spot.own.number))


def misses_in_a_row(passes: Sequence[bool]) -> int:
    """Count the misses since the last pass; `passes` has the newest visit last."""
    return sum(1 for _ in takewhile(lambda passed: not passed, reversed(passes)))


def _pass_rate_bound(tally: Tally) -> float:
    bounds = wilson(tally.passed, tally.n)
    return 1.0 if bounds is None else bounds.high


def _miss_rate_bound(tally: Tally) -> float:
    return _pass_rate_bound(Tally(tally.number, tally.missed, tally.n))


def _spot(own: Tally, shops: Tally) -> BlindSpot:
    bounds = newcombe(own.passed, own.n, shops.passed, shops.n)
    return BlindSpot(own, shops, 0.0 if bounds is None else bounds.low)
