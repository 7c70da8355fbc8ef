"""The results of advisors and teams: the values behind reports, pictures, files and tables."""

from checklist.results.advisor import (
    AdvisorResults,
    Detail,
    SectionResults,
    advisor_results,
    others,
)
from checklist.results.colleagues import Colleagues
from checklist.results.first_looks import FirstLook, Reason, first_looks
from checklist.results.indicators import IndicatorHistory, Versions, worst_first
from checklist.results.own import own_results
from checklist.results.periods import (
    FIRST_PERIOD,
    PERIODS,
    Days,
    Period,
    day_of,
    days_of,
    midnight_of,
    start_of,
    zone_of_weeks,
)
from checklist.results.releases import Release, releases, releases_within
from checklist.results.team import Order, TeamRow, own_team_row, sort_rows, team_row
from checklist.results.totals import WHOLE, Totals, totals_of
from checklist.results.visits import Point, Series, Visit

__all__ = [
    "FIRST_PERIOD",
    "PERIODS",
    "WHOLE",
    "AdvisorResults",
    "Colleagues",
    "Days",
    "Detail",
    "FirstLook",
    "IndicatorHistory",
    "Order",
    "Period",
    "Point",
    "Reason",
    "Release",
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
    "midnight_of",
    "others",
    "own_results",
    "own_team_row",
    "releases",
    "releases_within",
    "sort_rows",
    "start_of",
    "team_row",
    "totals_of",
    "worst_first",
    "zone_of_weeks",
]
