"""Submitted audits as reports read them, and what those of one kind come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from statistics import mean

from checklist.definition import Kind
from checklist.scoring import Score
from checklist.statistics import Interval, Trend, mean_interval, trend

NOTHING = Score(0, 0, 0)

PROVISIONAL_BELOW = 9
"""With fewer mystery shops than this, a result is marked provisional."""


def is_provisional(shops: int) -> bool:
    return shops < PROVISIONAL_BELOW


@dataclass(frozen=True, slots=True)
class Visit:
    """One submitted audit. It does not say who the auditor was.

    `version` is the id of the checklist version it is pinned to; `scores` go by that version's
    section positions, `passes` (yes is True, no is False) by its indicator numbers. `submission`
    is the place in the order of submitting. `whole`: everything on the checklist was asked.
    """

    audit: int
    kind: Kind
    version: int
    submission: int
    at: datetime
    whole: bool
    scores: Mapping[int, Score]
    passes: Mapping[int, bool] = field(repr=False)

    @property
    def total(self) -> Score:
        return sum(self.scores.values(), NOTHING)


@dataclass(frozen=True, slots=True)
class Series:
    """What the whole audits of one kind come to; kinds are never averaged together.

    `visits` are oldest first by submission. Everything else looks only at those with anything
    possible: `n` counts them, `mean` (0..1) is of their rates, each counting alike, `latest` and
    `previous` are the last two rates. `interval` is Student's t, and None where it cannot be told.
    `score` adds up the points; its coverage is the series' coverage.
    """

    visits: tuple[Visit, ...]
    n: int
    mean: Fraction | None
    interval: Interval | None
    latest: Fraction | None
    previous: Fraction | None
    trend: Trend
    score: Score

    @property
    def provisional(self) -> bool:
        """Whether these are too few to be more than a first impression."""
        return is_provisional(self.n)

    @property
    def change(self) -> Fraction | None:
        """How much higher the latest rate is than the one before: 0.01 is one point."""
        if self.latest is None or self.previous is None:
            return None
        return self.latest - self.previous


def in_order(visits: Iterable[Visit], kind: Kind) -> tuple[Visit, ...]:
    """Those of one kind, whole or not, oldest first by submission."""
    return tuple(sorted((v for v in visits if v.kind is kind), key=lambda v: v.submission))


def series(visits: Iterable[Visit], kind: Kind) -> Series:
    """What the whole audits of this kind come to; partial ones are left out."""
    found = tuple(visit for visit in in_order(visits, kind) if visit.whole)
    rates = [rate for visit in found if (rate := visit.total.rate) is not None]
    spread = mean_interval(rates)
    return Series(
        visits=found,
        n=len(rates),
        mean=mean(rates) if rates else None,
        interval=spread.interval if spread else None,
        latest=rates[-1] if rates else None,
        previous=rates[-2] if len(rates) > 1 else None,
        trend=trend(rates),
        score=sum((visit.total for visit in found), NOTHING),
    )
