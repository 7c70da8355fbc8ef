"""/report: where an advisor stands, the team, and what a report drills down to."""

from bot import taps
from bot.handlers.advisors import matching, nearest
from bot.refusals import RefusedError
from bot.screen import Screen
from bot.turn import Turn
from bot.views.report import first, lists
from bot.views.report import team as teams
from bot.views.report.first import Seen
from checklist.access import Act, NotAllowedError, Subject, may
from checklist.standing import Order, Period, Versions
from storage import people, reports
from storage.people import Advisor

AT_FIRST = Period.QUARTER
OfAdvisor = (
    taps.ReportOf
    | taps.ReportPicture
    | taps.ReportIndicators
    | taps.ReportVisits
    | taps.ReportGap
    | taps.ReportFile
)
WORST_FIRST = teams.ORDERS.index(Order.SCORE)


async def report(turn: Turn, argument: str) -> Screen:
    """/report NAME: one match is the report, several a choice, none the nearest names."""
    seen = await visible(turn, Act.SEE_REPORT)
    if not seen:
        return await _own_first(turn)
    if not argument:
        return await team(turn, taps.Team(int(AT_FIRST), WORST_FIRST, 1))
    found = matching(argument, seen)
    if len(found) == 1:
        return await report_of(turn, _first(found[0]))
    if found:
        return teams.choose(found, turn.texts, nearest=False)
    if similar := nearest(argument, seen):
        return teams.choose(similar, turn.texts, nearest=True)
    raise RefusedError("report-unknown", name=argument[:60])


async def _own_first(turn: Turn) -> Screen:
    """An advisor's /report is about themselves, whatever name they type."""
    mine = await visible(turn, Act.SEE_OWN_REPORT)
    if not mine:
        raise RefusedError("report-none")
    return await report_of(turn, _first(mine[0]))


def _first(advisor: Advisor) -> taps.ReportOf:
    return taps.ReportOf(advisor.id, advisor.dealership, int(AT_FIRST))


async def visible(turn: Turn, act: Act) -> list[Advisor]:
    """The advisors, at each of their dealerships, for whom the access table allows this."""
    everybody = await people.advisors(turn.db)
    return [each for each in everybody if may(turn.person, act, _subject(each))]


def _subject(advisor: Advisor) -> Subject:
    return Subject(dealership=advisor.dealership, advisor=advisor.id)


async def team(turn: Turn, tap: taps.Team) -> Screen:
    """Every advisor in a row, with buttons for whoever prefers not to type."""
    seen = await visible(turn, Act.SEE_TEAM)
    if not seen or tap.days not in list(Period) or tap.order >= len(teams.ORDERS):
        raise NotAllowedError
    rows = await reports.team_of(turn.db, seen, Period(tap.days), turn.now)
    return teams.team(rows, seen, tap, turn.texts)


async def report_of(turn: Turn, tap: taps.ReportOf) -> Screen:
    return first.report(await standing_seen(turn, tap), turn.texts)


async def indicators(turn: Turn, tap: taps.ReportIndicators) -> Screen:
    return lists.indicators(_in_detail(await standing_seen(turn, tap)), tap, turn.texts)


async def gap(turn: Turn, tap: taps.ReportGap) -> Screen:
    return lists.gap(_in_detail(await standing_seen(turn, tap)), tap, turn.texts)


async def visits(turn: Turn, tap: taps.ReportVisits) -> Screen:
    """Single shops are for those who may open them, never for the advisor."""
    seen = await standing_seen(turn, tap)
    if seen.own:
        raise NotAllowedError
    return lists.visits(seen, tap, turn.texts)


def _in_detail(seen: Seen) -> Seen:
    if seen.aggregates_only:
        raise NotAllowedError
    return seen


async def standing_seen(turn: Turn, tap: OfAdvisor) -> Seen:
    """Where the advisor of a tap stands, in full or as they may see it themselves."""
    if tap.days not in list(Period):
        raise NotAllowedError
    period, versions = Period(tap.days), Versions(turn.shelf.versions, turn.shelf.newest)
    if who := _named(tap, await visible(turn, Act.SEE_REPORT)):
        found = await reports.standing_of(turn.db, who, period, turn.now, versions)
        return Seen(who, period, found)
    if who := _named(tap, await visible(turn, Act.SEE_OWN_REPORT)):
        mine = await reports.own_standing_of(turn.db, who, period, turn.now, versions)
        return Seen(who, period, mine.standing, own=True, aggregates_only=mine.aggregates_only)
    raise NotAllowedError


def _named(tap: OfAdvisor, among: list[Advisor]) -> Advisor | None:
    wanted = (tap.advisor, tap.dealership)
    return next((each for each in among if (each.id, each.dealership) == wanted), None)
