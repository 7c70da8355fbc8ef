"""Whose standing a person may see, and how much of it."""

from bot import taps
from bot.handlers.advisors import advisor_at
from bot.turn import Turn
from bot.user_errors import UnknownAdvisorError
from bot.views.report.first import Seen
from checklist.access import Act, Subject, may, require
from checklist.results import Versions
from storage import reports

OfAdvisor = (
    taps.ReportOf
    | taps.ReportPicture
    | taps.ReportIndicators
    | taps.ReportVisits
    | taps.ReportGap
    | taps.ReportFile
)


async def visible_results(turn: Turn, tap: OfAdvisor) -> Seen:
    """Where the advisor of a tap stands, in full or as they may see it themselves."""
    subject = Subject(tap.dealership, tap.advisor)
    require(turn.person, Act.SEE_REPORT, subject)
    who = await advisor_at(turn, tap.advisor, tap.dealership)
    if who is None:
        raise UnknownAdvisorError(tap.advisor)
    period, versions = tap.period, Versions(turn.state.versions, turn.state.newest)
    if may(turn.person, Act.SEE_FULL_REPORT, subject):
        found = await reports.advisor_results_of(turn.db, who, period, turn.now, versions)
        return Seen(who, period, found)
    mine = await reports.own_results_of(turn.db, who, period, turn.now, versions)
    return Seen(who, period, mine.results, own=True, aggregates_only=mine.aggregates_only)
