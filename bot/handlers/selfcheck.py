"""Self-checks: an advisor's own look at one section or at everything."""

from bot import taps
from bot.handlers.advisors import choice
from bot.refusals import RefusedError
from bot.screen import Button, Screen
from bot.turn import Turn
from bot.views import layout
from checklist.definition import Kind


async def selfcheck(turn: Turn, _argument: str) -> Screen:
    """/selfcheck: choose how much; it says first who will see the result."""
    return await choose(turn, taps.SelfCheck())


async def choose(turn: Turn, tap: taps.SelfCheck) -> Screen:
    me = await choice(turn, Kind.SELF_CHECK)
    if not me:
        raise RefusedError("selfcheck-not-yours")
    texts = turn.texts
    everything = taps.Begin(Kind.SELF_CHECK, me[0].id, me[0].dealership)
    sections = [
        Button(layout.short_section(section, texts), taps.BeginSection(section.position))
        for section in turn.checklist.sections
    ]
    return Screen(
        text=texts("selfcheck"),
        rows=(
            *layout.in_rows(sections, 2),
            (Button(texts.plain("button-everything"), everything),),
        ),
        expects=tap,
    )
