"""The results of advisors and teams: the values behind reports, pictures, files and tables."""

from checklist.results.advisor import (
    AdvisorResults,
    Detail,
    SectionResults,
    advisor_results,
    others,
)
from checklist.results.first_looks import FirstLook, Reason, first_looks
from checklist.results.indicators import IndicatorHistory, Versions, worst_first
from checklist.results.own import own_results, released_visits
from checklist.results.periods import (
    FIRST_PERIOD,
    PERIODS,
    Days,
    Period,
    day_of,
    days_of,
    monday_of,
    start_of,
)
from checklist.results.team import Order, TeamRow, own_team_row, sort_rows, team_row
from checklist.results.totals import WHOLE, Totals, totals_of
from checklist.results.visits import Series, Visit

__all__ = [
    "FIRST_PERIOD",
    "PERIODS",
    "WHOLE",
    "AdvisorResults",
    "Days",
    "Detail",
    "FirstLook",
    "IndicatorHistory",
    "Order",
    "Period",
    "Reason",
    "SectionResults",
    "Series",
    "TeamRow",
    "Totals",
    "Versions",
    "Visit",
    "advisor_results",
    "day_of",
    "days_of",
    "first_looks",
    "monday_of",
    "others",
    "own_results",
    "own_team_row",
    "released_visits",
    "sort_rows",
    "start_of",
    "team_row",
    "totals_of",
    "worst_first",
]
