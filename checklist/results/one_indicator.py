"""One indicator of one advisor: what each mystery shop found, and how colleagues do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from checklist.definition import UnknownIndicator, Whose
from checklist.results.advisor import AdvisorResults
from checklist.results.indicators import IndicatorHistory, Versions
from checklist.statistics import Tally
from checklist.statistics.exact_tests import fisher_at_least
from checklist.thresholds import COACHED_FROM, COMPARED_FROM

CLEARLY = 0.01
"""The largest p-value of a clear difference. It is small, because a reader looks at the weakest."""

OFTEN_MISSED_BELOW = 0.75
"""Below this pass rate of the colleagues, an indicator is often missed by them, too."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one mystery shop found for the indicator. `passed` is None where it was not scored.

    `number` is the indicator's number in the shop's version of the checklist; None if that version
    has no such indicator.
    """

    audit: int
    at: datetime
    number: int | None
    passed: bool | None


class Cause(StrEnum):
    """Whether a weakness is the advisor's or that of the process, as far as it can be told."""

    TOO_FEW = "too-few"
    SERVICE_MANAGER = "service-manager"  # the indicator does not judge the advisor's work
    ADVISOR = "advisor"  # colleagues pass clearly more often
    BETTER = "better"  # the advisor passes clearly more often
    PROCESS = "process"  # colleagues miss it as often
    NO_DIFFERENCE = "no-difference"  # nor is it a weakness of everybody


def marks(results: AdvisorResults, indicator: str, versions: Versions) -> tuple[Mark, ...]:
    """Return the marks of the shops, oldest first, of an indicator's stable id.

    An advisor's own results have no single shops, so they have no marks.
    """
    found = []
    for visit in results.shops.visits:
        number = versions.number_of(indicator, visit.version)
        passed = None if number is None else visit.passes.get(number)
        found.append(Mark(visit.audit, visit.at, number, passed))
    return tuple(found)


def cause(history: IndicatorHistory, others: Tally) -> Cause:
    """Compare with the colleagues by Fisher's exact test, at 1 %.

    "Colleagues miss it as often" needs no clear difference, and that both pass fewer than three of
    four.
    """
    own = history.found
    if history.indicator.whose is Whose.SERVICE_MANAGER:
        return Cause.SERVICE_MANAGER
    if own.n < COACHED_FROM or others.n < COMPARED_FROM:
        return Cause.TOO_FEW
    if fisher_at_least(others.passed, others.n, own.passed, own.n) <= CLEARLY:
        return Cause.ADVISOR
    if fisher_at_least(own.passed, own.n, others.passed, others.n) <= CLEARLY:
        return Cause.BETTER
    return (
        Cause.PROCESS if _is_often_missed(own) and _is_often_missed(others) else Cause.NO_DIFFERENCE
    )


def _is_often_missed(tally: Tally) -> bool:
    return tally.rate is not None and tally.rate < OFTEN_MISSED_BELOW


def history_of(results: AdvisorResults, number: int) -> IndicatorHistory:
    """Return an indicator of the newest version. Raises UnknownIndicator."""
    for history in results.indicators:
        if history.indicator.number == number:
            return history
    raise UnknownIndicator(f"no indicator number {number}")
