"""What an advisor may know of their own results: late and coarse, so that no shopper is exposed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from checklist.definition import Kind
from checklist.results.advisor import AdvisorResults, Detail, advisor_results, others
from checklist.results.days import monday_of
from checklist.results.indicators import Versions
from checklist.results.totals import WHOLE, Totals
from checklist.results.visits import NOTHING, Visit

SHOWN_SINGLY_FROM = 3
"""While fewer mystery shops than this are released, an advisor sees only what they add up to."""

SHOWN_FROM = 3
"""While colleagues have fewer scored mystery shops than this, an advisor sees nothing of them.

The mean of one shop is that shop, and the mean of two tells each colleague the other's.
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
    visits: Iterable[Visit], dealership: Mapping[str, Totals], versions: Versions, now: datetime
) -> AdvisorResults:
    """Work out an advisor's results with nothing in them that the advisor may not see.

    `dealership` holds the days before this week only. Whoever shows the results need not ask who
    is looking. Every visit but a self-check is dated with the Monday of its week. While few shops
    are released, they are told by their mean and the sections' points alone: no single visit, no
    indicator, no interval, nor what follows from one.
    """
    known = released_visits(visits, now)
    shops = [visit for visit in known if visit.kind is Kind.MYSTERY_SHOP]
    if len(shops) >= SHOWN_SINGLY_FROM:
        found = _without_few_others(known, dealership, versions)
        return replace(found, detail=Detail.WEEKLY)
    unspecific = [v if v.kind is Kind.SELF_CHECK else replace(v, passes={}) for v in known]
    found = _without_few_others(unspecific, dealership, versions)
    # The mean and the interval of two shops are two equations for their two results. Whether
    # their difference from the others lies within a margin follows from the interval.
    summed = replace(found.shops, visits=(), latest=None, previous=None, interval=None)
    return replace(found, shops=summed, difference=None, detail=Detail.SUMS)


def _without_few_others(
    visits: Sequence[Visit], dealership: Mapping[str, Totals], versions: Versions
) -> AdvisorResults:
    """Work out the results, without colleagues' totals that rest on fewer than SHOWN_FROM shops.

    Each section is judged by itself: fewer shops may have scored it than were held.
    """
    whole = advisor_results(visits, dealership, versions)
    rest = others(whole.shops.visits, dealership, versions)
    few = {section for section, totals in rest.items() if totals.audits < SHOWN_FROM}
    sections = tuple(
        replace(each, others=NOTHING) if WHOLE in few or each.section.id in few else each
        for each in whole.sections
    )
    if WHOLE in few:
        return replace(whole, others=Totals(), difference=None, sections=sections)
    return replace(whole, sections=sections)
