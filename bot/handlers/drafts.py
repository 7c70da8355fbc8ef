"""Drafts: going on with one, leaving it, discarding it."""

from dataclasses import replace

from bot import taps
from bot.handlers.step_screens import show_step
from bot.screen import Screen
from bot.turn import Turn
from bot.views import drafts as views
from checklist.access import Act, may_ever
from checklist.records import State


async def drafts(turn: Turn, _tap: taps.Drafts) -> Screen:
    may_begin = may_ever(turn.person, Act.START)
    return views.offer(await turn.drafts(), turn.texts, may_begin=may_begin)


async def draft(turn: Turn, tap: taps.Draft) -> Screen:
    return views.draft(turn.draft(tap.audit), turn.texts)


async def resume(turn: Turn, tap: taps.Resume) -> Screen:
    """Go on where the audit stands."""
    stored = turn.draft(tap.audit)
    return await show_step(turn, stored, stored.sheet.first_step())


async def discard(turn: Turn, tap: taps.Discard) -> Screen:
    """Throw a draft away, after asking once more."""
    stored = turn.draft(tap.audit)
    if not tap.sure:
        return views.ask_to_discard(stored, turn.texts)
    turn.save(stored, replace(stored, state=State.DISCARDED, touched_at=turn.now))
    return views.discarded(turn.texts)


async def cancel(turn: Turn, _argument: str) -> Screen:
    """/cancel: leave whatever was asked; the draft stays."""
    mine = await turn.drafts()
    turn.contact = replace(turn.contact, expects=None, typed=None)
    return views.cancelled(turn.texts, with_drafts=bool(mine))
