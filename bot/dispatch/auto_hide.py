"""Hides the chats of people who chose it and have done nothing for ten minutes."""

from dataclasses import replace
from datetime import timedelta

from bot import taps
from bot.dispatch.context import Context
from bot.dispatch.deliveries import delivery_again
from bot.dispatch.request import show_place
from bot.dispatch.turns import turn_for
from bot.screen import Delivery
from bot.taps import Hidden
from storage import people
from storage.changes import ContactChange

IDLE = timedelta(minutes=10)


async def hide_idle_chats(context: Context) -> list[Delivery]:
    """Hide each idle chat that is not hidden yet, and return the dots to show."""
    until = context.clock() - IDLE
    async with context.database.reading() as db:
        if not _open(await people.idle_since(db, until)):
            return []
    deliveries = []
    async with context.database.writing() as db:
        contacts = _open(await people.idle_since(db, until))
        state = await context.load_state(db, [each.expects for each in contacts])
        for contact in contacts:
            turn = turn_for(
                contact, installation=context.installation, state=state, now=context.clock()
            )
            audit = getattr(turn.place, "audit", 0)
            screen = await show_place(turn, taps.Hide(audit)) or await show_place(
                turn, Hidden(0, 0)
            )
            if screen is None or screen.expects is None or contact.live_message is None:
                continue
            turn.contact = replace(contact, expects=taps.encode(screen.expects))
            state.work.add(ContactChange(turn.contact))
            deliveries.append(delivery_again(turn, screen))
        await state.work.flush()
    return deliveries


def _open(contacts: list[people.Contact]) -> list[people.Contact]:
    return [
        each for each in contacts if not isinstance(taps.decode_stored(each.expects), taps.Hidden)
    ]
