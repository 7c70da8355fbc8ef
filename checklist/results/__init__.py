"""The results of advisors and teams: the values behind reports, pictures, files and tables."""

from checklist.results.advisor import (
    AdvisorResults,
    Detail,
    Team,
    advisor_results,
)
from checklist.results.change import Change, change
from checklist.results.colleagues import Colleagues
from checklist.results.comparison import Comparison, compare_team
from checklist.results.finding import Finding, finding, is_too_few
from checklist.results.first_looks import FirstLook, Reason, first_looks
from checklist.results.indicators import IndicatorHistory, Versions, worst_first
from checklist.results.one_indicator import Cause, Mark, cause, history_of, marks
from checklist.results.one_visit import Misses, chosen_conditions, misses
from checklist.results.own import own_results
from checklist.results.periods import (
    FIRST_PERIOD,
    OF_DAYS,
    PERIODS,
    SHOPS,
    Period,
    midnight_of,
    start_of,
    zone_of,
)
from checklist.results.releases import Release, releases, releases_within
from checklist.results.sections import SectionResults
from checklist.results.self_gap import SelfGap
from checklist.results.team import Order, TeamRow, own_team_row, sort_rows, team_row
from checklist.results.totals import WHOLE, Totals
from checklist.results.visits import Point, Series, Visit

__all__ = [
    "FIRST_PERIOD",
    "OF_DAYS",
    "PERIODS",
    "SHOPS",
    "WHOLE",
    "AdvisorResults",
    "Cause",
    "Change",
    "Colleagues",
    "Comparison",
    "Detail",
    "Finding",
    "FirstLook",
    "IndicatorHistory",
    "Mark",
    "Misses",
    "Order",
    "Period",
    "Point",
    "Reason",
    "Release",
    "SectionResults",
    "SelfGap",
    "Series",
    "Team",
    "TeamRow",
    "Totals",
    "Versions",
    "Visit",
    "advisor_results",
    "cause",
    "change",
    "chosen_conditions",
    "compare_team",
    "finding",
    "first_looks",
    "history_of",
    "is_too_few",
    "marks",
    "midnight_of",
    "misses",
    "own_results",
    "own_team_row",
    "releases",
    "releases_within",
    "sort_rows",
    "start_of",
    "team_row",
    "worst_first",
    "zone_of",
]
