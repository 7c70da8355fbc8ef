"""Which totals of colleagues an advisor may see: only those from which no single shop follows."""

from collections.abc import Mapping
from dataclasses import replace

from checklist.results.advisor import AdvisorResults
from checklist.results.periods import FIRST_PERIOD, Period
from checklist.results.totals import WHOLE, Totals
from checklist.results.visits import NOTHING
from checklist.thresholds import OTHERS_SHOWN_FROM

BY_PRECEDENCE = (FIRST_PERIOD, *(each for each in Period if each is not FIRST_PERIOD))
"""Where only one of two periods can be shown, it is the one that a report opens with."""


def shown_periods(shops: Mapping[Period, int]) -> frozenset[Period]:
    """The periods whose totals may all be shown to one advisor.

    `shops` counts the colleagues' scored shops of each period. A longer period contains a shorter
    one, so two counts differ by the number of shops that only one of the periods has.
    """
    shown: list[Period] = []
    for period in BY_PRECEDENCE:
        apart = [abs(shops[period] - shops[other]) for other in shown]
        if shops[period] >= OTHERS_SHOWN_FROM and not any(
            0 < each < OTHERS_SHOWN_FROM for each in apart
        ):
            shown.append(period)
    return frozenset(shown)


def hide_single_shops(
    results: AdvisorResults, period: Period, others: Mapping[Period, Mapping[str, Totals]]
) -> AdvisorResults:
    """Take out of the results of this period what would tell of single shops of colleagues.

    `others` holds the colleagues' totals of every period, by section id. Each section is judged by
    itself, because fewer shops may have scored it than were held.
    """
    if not _is_shown(WHOLE, period, others):
        sections = tuple(replace(each, others=NOTHING) for each in results.sections)
        return replace(results, others=Totals(), difference=None, sections=sections)
    return replace(
        results,
        sections=tuple(
            each if _is_shown(each.section.id, period, others) else replace(each, others=NOTHING)
            for each in results.sections
        ),
    )


def _is_shown(section: str, period: Period, others: Mapping[Period, Mapping[str, Totals]]) -> bool:
    shops = {each: found.get(section, Totals()).audits for each, found in others.items()}
    return period in shown_periods(shops)
