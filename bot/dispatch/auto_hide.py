"""Hides the chats of people who chose it and have done nothing for ten minutes."""

from dataclasses import replace
from datetime import timedelta

from bot import taps
from bot.dispatch.context import Context
from bot.dispatch.deliveries import delivery_again
from bot.dispatch.outcome import Outcome
from bot.dispatch.request import show_place
from bot.dispatch.turns import turn_for
from bot.taps import Hidden
from bot.turn import BatchState
from storage import people, temporary_messages
from storage.changes import ContactChange
from storage.people import Contact

IDLE = timedelta(minutes=10)


async def hide_idle_chats(context: Context) -> Outcome:
    """Hide each idle chat that is not hidden yet. Return the dots, and what is to be deleted."""
    until = context.clock() - IDLE
    async with context.database.reading() as db:
        if not _open(await people.idle_since(db, until)):
            return Outcome()
    outcome = Outcome()
    async with context.database.writing() as db:
        contacts = _open(await people.idle_since(db, until))
        state = await context.load_state(db, [each.expects for each in contacts])
        for contact in contacts:
            outcome += await _hide(context, state, contact)
        await state.work.flush()
    return outcome


async def _hide(context: Context, state: BatchState, contact: Contact) -> Outcome:
    turn = turn_for(contact, installation=context.installation, state=state, now=context.clock())
    audit = getattr(turn.place, "audit", 0)
    screen = await show_place(turn, taps.Hide(audit)) or await show_place(turn, Hidden(0, 0))
    live = contact.live_message
    if screen is None or screen.expects is None or live is None:
        return Outcome()
    turn.contact = replace(contact, expects=taps.encode(screen.expects))
    state.work.add(ContactChange(turn.contact))
    history = await temporary_messages.hide_history(
        state.work.db, contact.telegram_id, live, turn.now
    )
    return Outcome([delivery_again(turn, screen)], temporary=history)


def _open(contacts: list[Contact]) -> list[Contact]:
    return [
        each for each in contacts if not isinstance(taps.decode_stored(each.expects), taps.Hidden)
    ]
