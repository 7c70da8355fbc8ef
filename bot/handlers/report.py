"""/report: where an advisor stands."""

from bot import taps
from bot.handlers.advisors import matching
from bot.refusals import RefusedError
from bot.screen import Screen
from bot.turn import Turn
from bot.views import report as views
from checklist.access import Act, NotAllowedError, Subject, may
from storage import people, reports
from storage.people import Advisor

EVERYTHING = 0


async def report(turn: Turn, argument: str) -> Screen:
    """/report NAME: one match gives the report, several a choice; alone: whom there is."""
    seen = await visible(turn)
    found = matching(argument, seen) if argument else seen
    if not found:
        raise RefusedError("report-unknown", name=argument[:60])
    if len(found) == 1:
        return await report_of(turn, taps.ReportOf(found[0].id, EVERYTHING))
    return views.choose(found, turn.texts)


async def team(turn: Turn, _tap: taps.Team) -> Screen:
    return views.choose(await visible(turn), turn.texts)


async def visible(turn: Turn) -> list[Advisor]:
    """The advisors whose reports this person may see."""
    everybody = await people.advisors(turn.db)
    return [each for each in everybody if _may_see(turn, each)]


def _may_see(turn: Turn, advisor: Advisor) -> bool:
    subject = Subject(dealership=advisor.dealership, advisor=advisor.id)
    return may(turn.person, Act.SEE_REPORT, subject)


async def report_of(turn: Turn, tap: taps.ReportOf) -> Screen:
    mine = [each for each in await visible(turn) if each.id == tap.advisor]
    if not mine:
        raise NotAllowedError
    found = await reports.of_advisor(turn.db, tap.advisor)
    return views.report(mine[0], found, turn.checklist, turn.texts)
