"""/report: an advisor's report with its details, two side by side, and the team."""

from dataclasses import replace

from bot import taps
from bot.handlers.advisor_report import load_detail, load_report, load_team
from bot.handlers.advisors import advisors_for, find_by_name, is_oneself, subject_of
from bot.handlers.pictures import picture_of
from bot.handlers.report_meaning import Meaning, meaning_of
from bot.screen import Screen
from bot.turn import Turn
from bot.user_errors import NothingToShowError, UnknownAdvisorError, UserError
from bot.views.report import beside, first
from bot.views.report import gap as gaps
from bot.views.report import team as teams
from bot.views.starting import choose_dealership
from checklist.access import Act, Subject, require
from checklist.records import Advisor
from checklist.results import FIRST_PERIOD


async def report(turn: Turn, argument: str) -> Screen:
    """/report: the team; /report NAME: a report, two side by side, or whom the name may mean."""
    seen = await advisors_for(turn, Act.SEE_FULL_REPORT)
    if not seen:
        return await _report_own(turn, argument)
    return await _show(turn, meaning_of(turn, argument, seen))


async def typed_report(turn: Turn, text: str) -> Screen:
    """Serve a text that no place expects, as if /report stood before it."""
    seen = await advisors_for(turn, Act.SEE_FULL_REPORT)
    if not seen:
        raise UserError("text-unexpected")
    return await _show(turn, meaning_of(turn, text, seen))


async def _show(turn: Turn, meant: Meaning) -> Screen:
    match meant:
        case Screen():
            return meant
        case taps.Team():
            return await team(turn, meant)
        case taps.TeamOf():
            return await team_of(turn, meant)
        case taps.SideBySide():
            return await side_by_side(turn, meant)
        case taps.ReportOf():
            return await _first_screen(turn, meant)


async def _report_own(turn: Turn, argument: str) -> Screen:
    """Show an advisor their own report. If they typed another name, say that there is no other."""
    mine = await _own_places(turn)
    if not mine:
        raise UserError("report-none")
    other_asked = bool(argument) and not find_by_name(argument, list(mine))
    if len(mine) == 1:
        return await _first_screen(turn, *mine.values(), other_asked=other_asked)
    screen = choose_dealership(mine, turn.texts)
    return first.only_own(screen, turn.texts) if other_asked else screen


async def own_report(turn: Turn, _tap: taps.OwnReport) -> Screen:
    mine = await _own_places(turn)
    if not mine:
        raise NothingToShowError
    if len(mine) > 1:
        return choose_dealership(mine, turn.texts)
    return await report_of(turn, *mine.values())


async def _own_places(turn: Turn) -> dict[Advisor, taps.ReportOf]:
    """Return this person as an advisor of each of their dealerships, with the way to the report."""
    mine = [each for each in await advisors_for(turn, Act.SEE_REPORT) if is_oneself(turn, each)]
    return {each: _place(each) for each in mine}


def _place(advisor: Advisor) -> taps.ReportOf:
    return taps.ReportOf(advisor.id, advisor.dealership, FIRST_PERIOD)


async def _first_screen(turn: Turn, place: taps.ReportOf, *, other_asked: bool = False) -> Screen:
    """Show the first screen of a report: its picture, if there is something to draw, and text."""
    shown = await load_report(turn, place)
    screen = first.report(shown, turn.texts, other_asked=other_asked)
    return replace(screen, picture=picture_of(turn, shown))


async def team(turn: Turn, tap: taps.Team) -> Screen:
    """Show the team of the only dealership, or ask for one of several."""
    seen = await advisors_for(turn, Act.SEE_TEAM)
    if not seen:
        raise NothingToShowError
    if len({each.dealership for each in seen}) > 1:
        return teams.choose_dealership(seen, tap, turn.texts)
    only = seen[0].dealership
    return await team_of(turn, taps.TeamOf(only, tap.period, tap.order, tap.page))


async def team_of(turn: Turn, tap: taps.TeamOf) -> Screen:
    """Show one row for each advisor of a dealership, and a button that opens their report."""
    require(turn.person, Act.SEE_TEAM, Subject(tap.dealership))
    seen = await advisors_for(turn, Act.SEE_TEAM)
    there = [each for each in seen if each.dealership == tap.dealership]
    if not there:
        raise NothingToShowError
    rows = await load_team(turn, there, tap.period)
    return teams.team(rows, tap, turn.texts, several=len(there) < len(seen))


async def side_by_side(turn: Turn, tap: taps.SideBySide) -> Screen:
    """Show the rates of two advisors, and how far they are apart."""
    subjects = (Subject(tap.dealership, tap.advisor), Subject(tap.other_dealership, tap.other))
    for each in subjects:
        require(turn.person, Act.SEE_FULL_REPORT, each)
    seen = {subject_of(each): each for each in await advisors_for(turn, Act.SEE_FULL_REPORT)}
    if not all(each in seen for each in subjects):
        raise UnknownAdvisorError(tap.advisor)
    rows = await load_team(turn, [seen[each] for each in subjects], tap.period)
    return beside.side_by_side(rows, tap, list(seen.values()), turn.texts)


async def report_of(turn: Turn, tap: taps.ReportOf) -> Screen:
    return await _first_screen(turn, tap)


async def gap(turn: Turn, tap: taps.ReportGap) -> Screen:
    return gaps.gap(await load_detail(turn, tap), tap, turn.texts)
