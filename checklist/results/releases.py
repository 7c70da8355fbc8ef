"""Which mystery shops an advisor may know of: those that were released together with others.

A release is at least three scored shops by at least two shoppers, all of finished weeks. It comes
out on the Monday after the last of these weeks, and never changes. Whatever an advisor sees of
shops is a sum over whole releases, so two screens can only differ by whole releases.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate, groupby

from checklist.definition import Kind
from checklist.results.indicators import Versions, passes_of
from checklist.results.periods import OF_DAYS, SHOPS, Period, week_of, zone_of
from checklist.results.visits import Visit, whole_audits
from checklist.thresholds import RELEASED_FROM_SHOPPERS, RELEASED_FROM_SHOPS

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Release:
    """Shops whose results an advisor gets together.

    `day` is the Monday on which they came out. They are from the weeks between the Monday `since`
    and that day. `shops` are in no order that means anything.
    """

    since: date
    day: date
    shops: tuple[Visit, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReleasedPasses:
    """How shops answered one indicator, released on one day. Misses come first, then passes."""

    day: date
    passes: tuple[bool, ...]


def releases(
    visits: Iterable[Visit], shoppers: Mapping[int, int], now: datetime
) -> tuple[Release, ...]:
    """Divide an advisor's mystery shops of all time into releases, oldest first.

    `shoppers` has the auditor of each shop, by the audit's id. What comes later does not change an
    earlier release. So a shop whose clock was slow counts to the week of the shop before it. Shops
    after the last release wait for the next one. Shops without a rate are left out.
    """
    found: list[Release] = []
    waiting: list[Visit] = []
    since: date | None = None
    for week, shops in _by_week(visits, now):
        since = since or week
        waiting += shops
        if _are_enough(waiting, shoppers):
            found.append(Release(since, week + WEEK, tuple(waiting)))
            waiting, since = [], found[-1].day
    return tuple(found)


def _by_week(visits: Iterable[Visit], now: datetime) -> Iterator[tuple[date, list[Visit]]]:
    """Group the scored shops of finished weeks by the Monday of their week."""
    zone = zone_of(now)
    this_week = week_of(now, zone)
    scored = [
        visit
        for visit in whole_audits(visits, Kind.MYSTERY_SHOP)
        if visit.total.rate is not None and week_of(visit.at, zone) < this_week
    ]
    weeks = accumulate((week_of(visit.at, zone) for visit in scored), max)
    for week, pairs in groupby(zip(weeks, scored, strict=True), key=lambda pair: pair[0]):
        yield week, [visit for _, visit in pairs]


def _are_enough(shops: Sequence[Visit], shoppers: Mapping[int, int]) -> bool:
    known = {shoppers[visit.audit] for visit in shops}
    return len(shops) >= RELEASED_FROM_SHOPS and len(known) >= RELEASED_FROM_SHOPPERS


def last_day(released: Sequence[Release]) -> date | None:
    return released[-1].day if released else None


def releases_within(released: Sequence[Release], period: Period) -> list[Release]:
    """Return the releases of a period, counted back from the last one.

    Of the period of nine shops, the last releases that hold nine shops together.
    """
    first = first_day(released, period)
    return [each for each in released if first is not None and each.day >= first]


def first_day(released: Sequence[Release], period: Period) -> date | None:
    """Return from which day on a release belongs to the period; None without a release."""
    if not released:
        return None
    if period in OF_DAYS:
        return released[-1].day - timedelta(days=period - 1)
    if period is Period.NINE:
        return _day_of_nine(released)
    return date.min


def _day_of_nine(released: Sequence[Release]) -> date:
    shops = 0
    for each in reversed(released):
        shops += len(each.shops)
        if shops >= SHOPS:
            return each.day
    return released[0].day


def released_passes(
    found: Iterable[Release], versions: Versions
) -> Mapping[str, Sequence[ReleasedPasses]]:
    """Return what releases tell of each indicator, by its stable id.

    Not every shop scores every indicator. While fewer than three shops of a release did, their
    answers wait for the next release. So each indicator moves on by at least three shops, too.
    """
    parts: dict[str, list[ReleasedPasses]] = {}
    waiting: dict[str, list[bool]] = {}
    for release in found:
        for indicator, passes in passes_of(release.shops, versions).items():
            so_far = waiting.setdefault(indicator, [])
            so_far += passes
            if len(so_far) >= RELEASED_FROM_SHOPS:
                released = ReleasedPasses(release.day, tuple(sorted(so_far)))
                parts.setdefault(indicator, []).append(released)
                so_far.clear()
    return parts
