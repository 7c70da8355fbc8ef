"""Records that a message arrived, and which older messages it replaces."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import outbox, temporary_messages
from storage.models import people
from storage.temporary_messages import TemporaryMessage


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message of the bot that arrived.

    `live`: it has buttons. `picture`: it is a picture with a caption. `discreet`: it is deleted
    once it is replaced or, if it is not live, after `shown_for`. `until_hidden`: it is deleted when
    the person hides the chat.
    """

    chat: int
    message: int
    sent_at: datetime
    live: bool
    picture: bool = False
    discreet: bool = False
    until_hidden: bool = False
    shown_for: timedelta = timedelta()
    outbox_id: int | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """What is to be done to older messages: one loses its buttons, others are deleted."""

    strip: int | None = None
    delete: tuple[TemporaryMessage, ...] = ()


async def record_arrival(db: AsyncConnection, arrival: Arrival, now: datetime) -> Replaced:
    """Record an arrival, and return what it replaces. What is to be deleted is stored, too."""
    await outbox.remove(db, arrival.outbox_id)
    if arrival.until_hidden and not arrival.discreet:
        await temporary_messages.save(db, replace(_temporary(arrival, None), until_hidden=True))
    if not (arrival.live or arrival.discreet):
        return Replaced()
    here = people.c.telegram_id == arrival.chat
    before = await db.scalar(select(people.c.live_message).where(here))
    if not arrival.live:
        return Replaced(delete=await _record_reply(db, arrival, before, now))
    now_live = {"live_message": arrival.message, "live_picture": int(arrival.picture)}
    await db.execute(update(people).where(here).values(**now_live))
    if arrival.discreet:
        await temporary_messages.save(db, _temporary(arrival, None))
    replaced = await temporary_messages.replace_others(db, arrival.chat, [arrival.message], now)
    if before in {None, arrival.message, *(each.message for each in replaced)}:
        return Replaced(delete=tuple(replaced))
    assert before is not None
    if not arrival.discreet:
        return Replaced(strip=before, delete=tuple(replaced))
    # It arrived before the chat was discreet. Telegram will say if it is too old.
    older = TemporaryMessage(arrival.chat, before, from_bot=True, sent_at=now, due_at=now)
    await temporary_messages.save(db, older)
    return Replaced(delete=(*replaced, older))


async def _record_reply(
    db: AsyncConnection, arrival: Arrival, live: int | None, now: datetime
) -> tuple[TemporaryMessage, ...]:
    """Record a reply without buttons. If the chat has no live message, it stays until the next."""
    remaining = [arrival.message] if live is None else [arrival.message, live]
    replaced = await temporary_messages.replace_others(db, arrival.chat, remaining, now)
    reply = _temporary(arrival, None if live is None else now + arrival.shown_for)
    await temporary_messages.save(db, reply)
    return (*replaced, *(() if reply.due_at is None else (reply,)))


def _temporary(arrival: Arrival, due_at: datetime | None) -> TemporaryMessage:
    return TemporaryMessage(
        arrival.chat, arrival.message, from_bot=True, sent_at=arrival.sent_at, due_at=due_at
    )
