"""Where advisors stand: what reports, pictures, spreadsheets and the team table are drawn from."""

from checklist.standing.advisor import SectionStanding, Standing, others, standing
from checklist.standing.days import Days, Period, day_of, days_of, monday_of, start_of
from checklist.standing.own import OwnStanding, own_standing, released
from checklist.standing.records import IndicatorRecord, Versions
from checklist.standing.team import Order, TeamRow, arranged, team_row
from checklist.standing.totals import WHOLE, Totals, totals_of
from checklist.standing.visits import Series, Visit

__all__ = [
    "WHOLE",
    "Days",
    "IndicatorRecord",
    "Order",
    "OwnStanding",
    "Period",
    "SectionStanding",
    "Series",
    "Standing",
    "TeamRow",
    "Totals",
    "Versions",
    "Visit",
    "arranged",
    "day_of",
    "days_of",
    "monday_of",
    "others",
    "own_standing",
    "released",
    "standing",
    "start_of",
    "team_row",
    "totals_of",
]
