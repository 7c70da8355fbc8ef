"""Self-checks: an advisor's own look, in five minutes, at one section or at everything."""

from bot import taps
from bot.handlers.advisors import advisor_at, choice
from bot.handlers.new_drafts import About, begin_draft
from bot.handlers.step_screens import show_step
from bot.screen import Screen
from bot.turn import Turn
from bot.views import selfcheck as views
from bot.views.starting import choose_dealership
from checklist.access import Act, Subject, require
from checklist.definition import Kind
from checklist.records import Advisor
from checklist.results import Period, Versions
from storage import reports


async def selfcheck(turn: Turn, _argument: str) -> Screen:
    """/selfcheck: choose how much; it says first who will see the result."""
    return views.choose(turn.checklist, turn.texts)


async def choose(turn: Turn, _tap: taps.SelfCheck) -> Screen:
    return views.choose(turn.checklist, turn.texts)


async def begin_section(turn: Turn, tap: taps.BeginSection) -> Screen:
    turn.checklist.section(tap.section)  # raises for one that is not there
    there = {
        each: taps.BeginSectionAt(each.dealership, tap.section)
        for each in await choice(turn, Kind.SELF_CHECK)
    }
    if len(there) > 1:
        return choose_dealership(there, turn.texts)
    return await begin_section_at(turn, *there.values())


async def begin_section_at(turn: Turn, tap: taps.BeginSectionAt) -> Screen:
    me = await _oneself(turn, tap.dealership)
    return await _begin(turn, me, frozenset(turn.checklist.section(tap.section).numbers))


async def begin_five_minutes(turn: Turn, _tap: taps.BeginFiveMinutes) -> Screen:
    there = {
        each: taps.BeginFiveMinutesAt(each.dealership)
        for each in await choice(turn, Kind.SELF_CHECK)
    }
    if len(there) > 1:
        return choose_dealership(there, turn.texts)
    return await begin_five_minutes_at(turn, *there.values())


async def begin_five_minutes_at(turn: Turn, tap: taps.BeginFiveMinutesAt) -> Screen:
    """The ten indicators most worth asking; see checklist.statistics.most_worth_asking."""
    me = await _oneself(turn, tap.dealership)
    versions = Versions(turn.state.versions, turn.state.newest)
    mine = await reports.own_results_of(await turn.connection(), me, Period.ALL, turn.now, versions)
    return await _begin(turn, me, frozenset(each.number for each in mine.five_minutes))


async def _begin(turn: Turn, me: Advisor, scope: frozenset[int]) -> Screen:
    about = About(Kind.SELF_CHECK, me.id, me.dealership, scope)
    stored = await begin_draft(turn, about)
    return await show_step(turn, stored, stored.sheet.first_step())


async def _oneself(turn: Turn, dealership: int) -> Advisor:
    """The advisor that this person is at a dealership."""
    require(turn.person, Act.SELF_CHECK, Subject(dealership, advisor=turn.person.id))
    me = await advisor_at(turn, turn.person.id, dealership)
    assert me is not None  # the table says that they are one
    return me
