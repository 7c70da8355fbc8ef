"""Whose standing a person may see, and how much of it."""

from bot import taps
from bot.turn import Turn
from bot.views.report.first import Seen
from checklist.access import Act, NotAllowedError, Subject, may
from checklist.records import Advisor
from checklist.results import Versions
from storage import people, reports

OfAdvisor = (
    taps.ReportOf
    | taps.ReportPicture
    | taps.ReportIndicators
    | taps.ReportVisits
    | taps.ReportGap
    | taps.ReportFile
)


async def visible(turn: Turn, act: Act) -> list[Advisor]:
    """The advisors, at each of their dealerships, for whom the access table allows this."""
    everybody = await people.advisors(turn.db)
    return [each for each in everybody if may(turn.person, act, _subject(each))]


def _subject(advisor: Advisor) -> Subject:
    return Subject(dealership=advisor.dealership, advisor=advisor.id)


async def visible_results(turn: Turn, tap: OfAdvisor) -> Seen:
    """Where the advisor of a tap stands, in full or as they may see it themselves."""
    period, versions = tap.period, Versions(turn.state.versions, turn.state.newest)
    if who := _named(tap, await visible(turn, Act.SEE_REPORT)):
        found = await reports.advisor_results_of(turn.db, who, period, turn.now, versions)
        return Seen(who, period, found)
    if who := _named(tap, await visible(turn, Act.SEE_OWN_REPORT)):
        mine = await reports.own_results_of(turn.db, who, period, turn.now, versions)
        return Seen(who, period, mine.results, own=True, aggregates_only=mine.aggregates_only)
    raise NotAllowedError


def _named(tap: OfAdvisor, among: list[Advisor]) -> Advisor | None:
    wanted = (tap.advisor, tap.dealership)
    return next((each for each in among if (each.id, each.dealership) == wanted), None)
