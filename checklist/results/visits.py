"""Submitted audits as reports need them, and the figures of all audits of one kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from statistics import mean

from checklist.definition import Kind
from checklist.scoring import Score, percent
from checklist.statistics import (
    Interval,
    Spread,
    Trend,
    mean_interval,
    spread,
    trend,
    usual_range,
)
from checklist.thresholds import PROVISIONAL_BELOW

NOTHING = Score(0, 0, 0)
NO_SPREAD = spread(())

TREND_OVER = 9
"""A trend is that of so many points: older ones do not say where an advisor is going now."""


def is_provisional(shops: int) -> bool:
    return shops < PROVISIONAL_BELOW


@dataclass(frozen=True, slots=True)
class Visit:
    """One submitted audit. It does not say who the auditor was.

    `version` is the id of its checklist version. `scores` are by section position, `passes` (yes
    is True, no is False) by indicator number, both of that version. `submission` is the number in
    the order of submission. `whole`: every indicator was asked.
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
class Point:
    """A point of a course: a rate (0..1), and when it was reached.

    It is a single audit; where single audits are not shown, it is the mean of a release.
    """

    at: datetime | date
    rate: Fraction


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of the whole audits of one kind. Kinds are never averaged together.

    `visits` are sorted by submission, oldest first. `n` counts those with a rate; `mean` (0..1) is
    the mean of these rates, `latest` and `previous` are the last two. `interval` is Student's t
    interval, None if there is too little data. `score` is the sum of all points. `course` shows
    how the rates went; `trend` is that of its last nine points. `spread` tells whether the rates
    swing. `usual` is the range in which the latest would be ordinary; see `usual_range`.
    """

    visits: tuple[Visit, ...]
    n: int
    mean: Fraction | None
    interval: Interval | None
    latest: Fraction | None
    previous: Fraction | None
    trend: Trend
    score: Score
    course: tuple[Point, ...]
    spread: Spread = NO_SPREAD
    usual: tuple[Fraction, Fraction] | None = None

    @property
    def provisional(self) -> bool:
        """Whether there are too few audits for more than a first impression."""
        return is_provisional(self.n)

    @property
    def change(self) -> Fraction | None:
        """The latest rate minus the one before, both as they are printed: 0.01 is one point."""
        if self.latest is None or self.previous is None:
            return None
        return Fraction(percent(self.latest) - percent(self.previous)) / 100

    @property
    def is_unusual(self) -> bool:
        """Whether the latest rate is out of the ordinary for this advisor."""
        if self.latest is None or self.usual is None:
            return False
        return not self.usual[0] <= self.latest <= self.usual[1]


def in_order(visits: Iterable[Visit], kind: Kind) -> tuple[Visit, ...]:
    """Return the visits of one kind, whole or not, by submission, oldest first."""
    return tuple(sorted((v for v in visits if v.kind is kind), key=lambda v: v.submission))


def whole_audits(visits: Iterable[Visit], kind: Kind) -> tuple[Visit, ...]:
    """Return the whole audits of one kind by submission, oldest first."""
    return tuple(visit for visit in in_order(visits, kind) if visit.whole)


def rates_of(visits: Iterable[Visit]) -> list[Fraction]:
    """Return the rates of those visits that have one."""
    return [rate for visit in visits if (rate := visit.total.rate) is not None]


def series(visits: Iterable[Visit], kind: Kind) -> Series:
    """Compute the figures of the whole audits of one kind. Partial audits are left out."""
    found = whole_audits(visits, kind)
    scored = [Point(visit.at, rate) for visit in found if (rate := visit.total.rate) is not None]
    rates = [point.rate for point in scored]
    estimate = mean_interval(rates)
    return Series(
        visits=found,
        n=len(rates),
        mean=mean(rates) if rates else None,
        interval=estimate.interval if estimate else None,
        latest=rates[-1] if rates else None,
        previous=rates[-2] if len(rates) > 1 else None,
        trend=recent_trend(scored),
        score=sum((visit.total for visit in found), NOTHING),
        course=tuple(scored),
        spread=spread([(visit.total.earned, visit.total.possible) for visit in found]),
        usual=usual_range(rates[:-1]),
    )


def recent_trend(course: Sequence[Point]) -> Trend:
    return trend([point.rate for point in course[-TREND_OVER:]])
