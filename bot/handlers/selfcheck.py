"""Self-checks: an advisor's own look, in five minutes, at one section or at everything."""

from bot import formats, taps
from bot.handlers.advisors import advisor_at, choice
from bot.handlers.answering import show_step
from bot.handlers.starting import find_untouched_draft
from bot.screen import Button, Screen
from bot.turn import Turn
from bot.views import layout
from bot.views import starting as views
from checklist.access import Act, Subject, require
from checklist.definition import Kind
from checklist.records import Advisor
from checklist.results import Period, Versions
from storage import reports


async def selfcheck(turn: Turn, _argument: str) -> Screen:
    """/selfcheck: choose how much; it says first who will see the result."""
    return await choose(turn, taps.SelfCheck())


async def choose(turn: Turn, tap: taps.SelfCheck) -> Screen:
    texts = turn.texts
    everything = taps.ChooseAdvisor(Kind.SELF_CHECK, 1)
    sections = [
        Button(formats.short_section(section, texts), taps.BeginSection(section.position))
        for section in turn.checklist.sections
    ]
    return Screen(
        text=texts("selfcheck"),
        rows=(
            (Button(texts.plain("button-five-minutes"), taps.BeginFiveMinutes()),),
            *layout.in_rows(sections, 2),
            (Button(texts.plain("button-everything"), everything),),
        ),
        expects=tap,
    )


async def begin_section(turn: Turn, tap: taps.BeginSection) -> Screen:
    turn.checklist.section(tap.section)  # raises for one that is not there
    there = {
        each: taps.BeginSectionAt(each.dealership, tap.section)
        for each in await choice(turn, Kind.SELF_CHECK)
    }
    if len(there) > 1:
        return views.choose_dealership(there, turn.texts)
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
        return views.choose_dealership(there, turn.texts)
    return await begin_five_minutes_at(turn, *there.values())


async def begin_five_minutes_at(turn: Turn, tap: taps.BeginFiveMinutesAt) -> Screen:
    """The ten indicators most worth asking; see checklist.statistics.most_worth_asking."""
    me = await _oneself(turn, tap.dealership)
    versions = Versions(turn.state.versions, turn.state.newest)
    mine = await reports.own_results_of(await turn.connection(), me, Period.ALL, turn.now, versions)
    return await _begin(turn, me, frozenset(each.number for each in mine.five_minutes))


async def _begin(turn: Turn, me: Advisor, scope: frozenset[int]) -> Screen:
    stored = await find_untouched_draft(turn, Kind.SELF_CHECK, (me.id, me.dealership), scope)
    if stored is None:
        stored = await turn.begin(
            Kind.SELF_CHECK, advisor=me.id, dealership=me.dealership, scope=scope
        )
    return await show_step(turn, stored, stored.sheet.first_step())


async def _oneself(turn: Turn, dealership: int) -> Advisor:
    """The advisor that this person is at a dealership."""
    require(turn.person, Act.SELF_CHECK, Subject(dealership, advisor=turn.person.id))
    me = await advisor_at(turn, turn.person.id, dealership)
    assert me is not None  # the table says that they are one
    return me
