"""Buttons that lead from the first screen of a report to what it calls clearly weak."""

from bot import taps
from bot.screen import Button, Rows
from bot.taps import Only
from bot.texts import Texts
from checklist.records import Advisor
from checklist.results import AdvisorResults, Period, is_too_few
from checklist.thresholds import COACHED


def weak_ones(advisor: Advisor, period: Period, results: AdvisorResults, texts: Texts) -> Rows:
    """One row with a button for each clear weakness that the text names, if there is any."""
    place = (advisor.id, advisor.dealership, period, 1, Only.WEAK, 0)
    row = tuple(
        Button(
            texts.plain("button-indicator-after", code=each.indicator.code[texts.language]),
            taps.OneIndicator(*place, each.indicator.number, 1),
        )
        for each in results.weak.clear[:COACHED]
        if not is_too_few(results.shops.n)
    )
    return (row,) if row else ()
