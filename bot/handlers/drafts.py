"""Lists, continues and discards drafts."""

from dataclasses import replace

from bot import taps
from bot.handlers.step_screens import show_step
from bot.handlers.ways_on import with_ways_on
from bot.screen import Screen
from bot.turn import Turn
from bot.views import drafts as views
from checklist.access import Act, may_ever
from checklist.records import State


async def drafts(turn: Turn, _tap: taps.Drafts) -> Screen:
    mine = await turn.drafts()
    if not mine:
        return await with_ways_on(turn, views.nothing_unfinished(turn.texts))
    return views.offer(mine, turn.texts, may_begin=may_ever(turn.person, Act.START))


async def draft(turn: Turn, tap: taps.Draft) -> Screen:
    return views.draft(turn.draft(tap.audit), turn.texts)


async def resume(turn: Turn, tap: taps.Resume) -> Screen:
    """Show the first step that is open. From now on this is the draft to go on with."""
    stored = turn.draft(tap.audit)
    stored = turn.save(stored, replace(stored, touched_at=turn.now))
    return await show_step(turn, stored, stored.sheet.first_step())


async def discard(turn: Turn, tap: taps.Discard) -> Screen:
    """Discard a draft. The first tap only asks."""
    stored = turn.draft(tap.audit)
    if not tap.sure:
        return views.ask_to_discard(stored, turn.texts)
    turn.save(stored, replace(stored, state=State.DISCARDED, touched_at=turn.now))
    return await with_ways_on(turn, views.discarded(turn.texts))


async def cancel(turn: Turn, _argument: str) -> Screen:
    """/cancel: expect no text any more. Drafts stay.

    A text that waits for "is this a note?" stays, too: the dispatcher stores it as a note, as it
    does whenever a person leaves this question.
    """
    mine, was_open = await turn.drafts(), turn.contact.expects is not None
    turn.contact = replace(turn.contact, expects=None)
    view = views.cancelled if was_open else views.nothing_to_cancel
    return await with_ways_on(turn, view(len(mine), turn.texts))
