"""What an advisor may know of their own results: late and coarse, so that no shopper is exposed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from checklist.definition import Kind
from checklist.results.advisor import AdvisorResults, Detail, advisor_results, others
from checklist.results.comparison import hide_single_shops
from checklist.results.days import Period, day_of, days_of, monday_of
from checklist.results.indicators import Versions
from checklist.results.totals import Totals
from checklist.results.visits import NOTHING, Visit, series

SHOWN_SINGLY_FROM = 3
"""While fewer mystery shops than this are released, an advisor sees only what they add up to.

The sum of one shop is that shop, so it is shown from two shops on.
"""


def released_visits(visits: Iterable[Visit], now: datetime) -> tuple[Visit, ...]:
    """What the advisor may know of: self-checks at once, the rest once its ISO week is over.

    Weeks begin on Monday at 00:00 UTC. What somebody else filled in keeps only the week's Monday
    for a date.
    """
    this_week = monday_of(now)
    return tuple(
        visit if visit.kind is Kind.SELF_CHECK else replace(visit, at=monday_of(visit.at))
        for visit in visits
        if visit.kind is Kind.SELF_CHECK or visit.at < this_week
    )


def own_results(
    visits: Iterable[Visit],
    dealership: Mapping[Period, Mapping[str, Totals]],
    versions: Versions,
    period: Period,
    now: datetime,
) -> AdvisorResults:
    """Work out an advisor's results with nothing in them that the advisor may not see.

    `visits` are those of all time; only those of the period need their passes. `dealership` holds
    the totals of every period, up to this week. Whoever shows the results need not ask who is
    looking. Every visit but a self-check is dated with the Monday of its week. While few shops are
    released, they are told by their mean and the sections' points alone: no single visit, no
    indicator, no interval, nor what follows from one. A single shop is not told at all.
    """
    every = tuple(visits)
    known = {each: released_visits(visits_within(every, each, now), now) for each in Period}
    rest = {each: others(_shops(known[each]), dealership[each], versions) for each in Period}
    count, count_ever = len(_shops(known[period])), len(_shops(known[Period.ALL]))
    if count >= SHOWN_SINGLY_FROM:
        found = advisor_results(known[period], dealership[period], versions)
        found = replace(found, detail=Detail.WEEKLY)
    else:
        unspecific = [_without_passes(visit) for visit in known[period]]
        found = _sums_of(advisor_results(unspecific, dealership[period], versions))
    if count == 1 and count_ever < SHOWN_SINGLY_FROM:
        found = _without_the_shop(found)
    return hide_single_shops(found, period, rest)


def visits_within(visits: Iterable[Visit], period: Period, now: datetime) -> list[Visit]:
    first = days_of(period, now).first
    return [visit for visit in visits if day_of(visit.at) >= first]


def _shops(visits: Iterable[Visit]) -> tuple[Visit, ...]:
    return series(visits, Kind.MYSTERY_SHOP).visits


def _without_passes(visit: Visit) -> Visit:
    return visit if visit.kind is Kind.SELF_CHECK else replace(visit, passes={})


def _sums_of(found: AdvisorResults) -> AdvisorResults:
    """Take out what tells one shop from another.

    The mean and the interval of two shops are two equations for their two results. Whether their
    difference from the others lies within a margin follows from the interval.
    """
    shops = replace(found.shops, visits=(), latest=None, previous=None, interval=None)
    return replace(found, shops=shops, difference=None, detail=Detail.SUMS)


def _without_the_shop(found: AdvisorResults) -> AdvisorResults:
    """Take out the results of a single shop, except that there is one."""
    return replace(
        found,
        shops=replace(series((), Kind.MYSTERY_SHOP), n=found.shops.n),
        sections=tuple(replace(each, shops=NOTHING) for each in found.sections),
    )
