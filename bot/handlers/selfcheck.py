"""Self-checks: an advisor's own look, in five minutes, at one section or at everything."""

from bot import taps
from bot.handlers.advisors import choice
from bot.handlers.answering import show_step
from bot.handlers.starting import find_untouched_draft
from bot.screen import Button, Screen
from bot.turn import Turn
from bot.views import layout
from checklist.definition import Kind
from checklist.records import Advisor
from checklist.results import Period, Versions
from storage import reports


async def selfcheck(turn: Turn, _argument: str) -> Screen:
    """/selfcheck: choose how much; it says first who will see the result."""
    return await choose(turn, taps.SelfCheck())


async def choose(turn: Turn, tap: taps.SelfCheck) -> Screen:
    me = await _oneself(turn)
    texts = turn.texts
    everything = taps.Begin(Kind.SELF_CHECK, me.id, me.dealership)
    sections = [
        Button(layout.short_section(section, texts), taps.BeginSection(section.position))
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
    return await _begun(turn, frozenset(turn.checklist.section(tap.section).numbers))


async def begin_five_minutes(turn: Turn, _tap: taps.BeginFiveMinutes) -> Screen:
    """The ten indicators most worth asking; see checklist.statistics.most_worth_asking."""
    me = await _oneself(turn)
    versions = Versions(turn.state.versions, turn.state.newest)
    mine = await reports.own_results_of(turn.db, me, Period.ALL, turn.now, versions)
    return await _begun(turn, frozenset(each.number for each in mine.results.five_minutes))


async def _begun(turn: Turn, scope: frozenset[int]) -> Screen:
    me = await _oneself(turn)
    stored = await find_untouched_draft(turn, Kind.SELF_CHECK, (me.id, me.dealership), scope)
    if stored is None:
        stored = await turn.begin(
            Kind.SELF_CHECK, advisor=me.id, dealership=me.dealership, scope=scope
        )
    return await show_step(turn, stored, stored.sheet.first_step())


async def _oneself(turn: Turn) -> Advisor:
    """The advisor that this person is; the site map lets nobody else in here."""
    me, *_ = await choice(turn, Kind.SELF_CHECK)
    return me
