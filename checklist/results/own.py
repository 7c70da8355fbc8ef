"""What an advisor may know of their own results: late and coarse, so that no shopper is exposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from checklist.definition import Kind
from checklist.results.advisor import AdvisorResults, advisor_results
from checklist.results.days import monday_of
from checklist.results.indicators import Versions
from checklist.results.totals import Totals
from checklist.results.visits import Visit

SHOWN_SINGLY_FROM = 3
"""While fewer mystery shops than this are released, an advisor sees only what they add up to."""


@dataclass(frozen=True, slots=True)
class OwnResults:
    """An advisor's standing as they may see it themselves.

    Every visit but a self-check is dated with the Monday of its week. With `aggregates_only` the
    shops are told by their mean and the sections' points alone: no single visit, no indicator,
    nor what follows from one.
    """

    results: AdvisorResults
    aggregates_only: bool


def released(visits: Iterable[Visit], now: datetime) -> tuple[Visit, ...]:
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
) -> OwnResults:
    """As `standing`, under the rule above; `dealership` holds the days before this week only."""
    known = released(visits, now)
    shops = [visit for visit in known if visit.kind is Kind.MYSTERY_SHOP]
    if len(shops) >= SHOWN_SINGLY_FROM:
        return OwnResults(advisor_results(known, dealership, versions), aggregates_only=False)
    unspecific = [v if v.kind is Kind.SELF_CHECK else replace(v, passes={}) for v in known]
    whole = advisor_results(unspecific, dealership, versions)
    summed = replace(whole.shops, visits=(), latest=None, previous=None)
    return OwnResults(replace(whole, shops=summed), aggregates_only=True)
