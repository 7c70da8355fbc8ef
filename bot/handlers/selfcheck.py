"""Begins self-checks: of ten indicators, of one section, or of the whole form."""

from bot import taps
from bot.handlers.advisors import advisors_to_audit, find_advisor
from bot.handlers.new_drafts import About, begin_draft
from bot.handlers.step_screens import show_step
from bot.screen import Screen
from bot.turn import Turn
from bot.views import selfcheck as views
from bot.views.starting import choose_dealership
from checklist.access import Act, Subject, require
from checklist.definition import Kind
from checklist.records import Advisor
from checklist.results import Period
from storage import reports


async def selfcheck(turn: Turn, _argument: str) -> Screen:
    """/selfcheck: choose how much. The screen says who will see the result."""
    return views.choose(turn.checklist, turn.texts)


async def choose(turn: Turn, _tap: taps.SelfCheck) -> Screen:
    return views.choose(turn.checklist, turn.texts)


async def begin_section(turn: Turn, tap: taps.BeginSection) -> Screen:
    turn.checklist.section(tap.section)  # raises an error if there is none
    there = {
        each: taps.BeginSectionAt(each.dealership, tap.section)
        for each in await advisors_to_audit(turn, Kind.SELF_CHECK)
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
        for each in await advisors_to_audit(turn, Kind.SELF_CHECK)
    }
    if len(there) > 1:
        return choose_dealership(there, turn.texts)
    return await begin_five_minutes_at(turn, *there.values())


async def begin_five_minutes_at(turn: Turn, tap: taps.BeginFiveMinutesAt) -> Screen:
    """Begin with the ten indicators that checklist.statistics.most_worth_asking selects."""
    me = await _oneself(turn, tap.dealership)
    mine = await reports.own_results_of(
        await turn.connection(), me, Period.ALL, turn.now, turn.versions
    )
    return await _begin(turn, me, frozenset(each.number for each in mine.five_minutes))


async def _begin(turn: Turn, me: Advisor, scope: frozenset[int]) -> Screen:
    about = About(Kind.SELF_CHECK, me.id, me.dealership, scope)
    stored = await begin_draft(turn, about)
    return await show_step(turn, stored, stored.sheet.first_step())


async def _oneself(turn: Turn, dealership: int) -> Advisor:
    """Load this person as an advisor of the dealership."""
    require(turn.person, Act.SELF_CHECK, Subject(dealership, advisor=turn.person.id))
    me = await find_advisor(turn, turn.person.id, dealership)
    assert me is not None  # the access table has checked the membership
    return me
