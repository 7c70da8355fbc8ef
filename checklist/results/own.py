"""What an advisor may see of their own results.

Results appear only when their week is over, and few of them only as sums. Otherwise the advisor
could tell which shopper gave which answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from checklist.definition import Kind
from checklist.results.advisor import AdvisorResults, Detail, advisor_results, others
from checklist.results.comparison import hide_single_shops
from checklist.results.indicators import Versions
from checklist.results.periods import Period, day_of, days_of, monday_of
from checklist.results.totals import Totals
from checklist.results.visits import NOTHING, Visit, series, whole_audits
from checklist.thresholds import OWN_SHOPS_SHOWN_FROM


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
    """Compute an advisor's results without what the advisor may not see.

    Views and files show these results without asking who is looking. `visits` are those of all
    time. Only the visits of the period need their passes. `dealership` holds the totals of every
    period up to this week. Every visit but a self-check has the Monday of its week as its date.
    While few shops with a rate are released, the results have only their mean and the sections'
    points: no single visit, no indicator and no interval. Of a single shop they have only the
    number.
    """
    every = tuple(visits)
    known = {each: released_visits(visits_within(every, each, now), now) for each in Period}
    shops = {each: whole_audits(known[each], Kind.MYSTERY_SHOP) for each in Period}
    rest = {each: others(shops[each], dealership[each], versions) for each in Period}
    count, count_ever = _count_scored(shops[period]), _count_scored(shops[Period.ALL])
    if count >= OWN_SHOPS_SHOWN_FROM:
        found = advisor_results(known[period], dealership[period], versions)
        found = replace(found, detail=Detail.WEEKLY)
    else:
        unspecific = [_without_passes(visit) for visit in known[period]]
        found = _sums_of(advisor_results(unspecific, dealership[period], versions))
    if count == 1 and count_ever < OWN_SHOPS_SHOWN_FROM:
        found = _without_the_shop(found)
    return hide_single_shops(found, period, rest)


def visits_within(visits: Iterable[Visit], period: Period, now: datetime) -> list[Visit]:
    first = days_of(period, now).first
    return [visit for visit in visits if day_of(visit.at) >= first]


def _count_scored(visits: Iterable[Visit]) -> int:
    """Count the visits with a rate. One without a rate hides no other in a mean."""
    return sum(visit.total.rate is not None for visit in visits)


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
