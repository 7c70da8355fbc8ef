"""Messages that must be deleted, now or later: remembered until they are known to be gone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import temporary_messages

# A shop lasts days. After this time, a message that was never hidden is forgotten.
FORGET_HISTORY_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TemporaryMessage:
    """A message that is deleted now or later. `due_at` and `until_hidden` as in the table."""

    chat: int
    message: int
    from_bot: bool
    sent_at: datetime
    due_at: datetime | None
    until_hidden: bool = False


async def pending(db: AsyncConnection) -> list[TemporaryMessage]:
    """Load every message that is to be deleted now or later, by chat, oldest first."""
    return _read(
        await db.execute(
            select(temporary_messages)
            .where(temporary_messages.c.due_at.is_not(None))
            .order_by(temporary_messages.c.chat, temporary_messages.c.message)
        )
    )


def _read(rows: Iterable[Row[tuple[object, ...]]]) -> list[TemporaryMessage]:
    return [
        TemporaryMessage(
            row.chat,
            row.message,
            bool(row.from_bot),
            row.sent_at,
            row.due_at,
            bool(row.until_hidden),
        )
        for row in rows
    ]


async def save(db: AsyncConnection, message: TemporaryMessage) -> None:
    """Remember a message. If it is remembered already, nothing changes."""
    await db.execute(
        upsert(temporary_messages)
        .values(
            chat=message.chat,
            message=message.message,
            from_bot=int(message.from_bot),
            sent_at=message.sent_at,
            due_at=message.due_at,
            until_hidden=int(message.until_hidden),
        )
        .on_conflict_do_nothing()
    )


async def replace_others(
    db: AsyncConnection, chat: int, remaining: Collection[int], now: datetime
) -> list[TemporaryMessage]:
    """Make the bot's messages due that are not due yet, but for those that remain.

    Return the messages that are due now.
    """
    rows = await db.execute(
        update(temporary_messages)
        .where(
            temporary_messages.c.chat == chat,
            temporary_messages.c.from_bot == 1,
            temporary_messages.c.due_at.is_(None),
            temporary_messages.c.until_hidden == 0,
            temporary_messages.c.message.not_in(remaining),
        )
        .values(due_at=now)
        .returning(temporary_messages)
    )
    return _read(rows)


async def hide_history(
    db: AsyncConnection, chat: int, live: int | None, now: datetime
) -> list[TemporaryMessage]:
    """Make every message due that the chat keeps until it is hidden. Return these messages.

    The live message stays: it becomes the dot, or a newer one replaces it.
    """
    rows = await db.execute(
        update(temporary_messages)
        .where(
            temporary_messages.c.chat == chat,
            temporary_messages.c.until_hidden == 1,
            temporary_messages.c.message != (live or 0),
        )
        .values(due_at=now, until_hidden=0)
        .returning(temporary_messages)
    )
    await db.execute(
        update(temporary_messages)
        .where(temporary_messages.c.chat == chat, temporary_messages.c.message == (live or 0))
        .values(until_hidden=0)
    )
    return _read(rows)


async def forget_history(db: AsyncConnection, now: datetime) -> None:
    """Delete the rows of messages that were kept for a long time, so that the table stays small."""
    await db.execute(
        delete(temporary_messages).where(
            temporary_messages.c.until_hidden == 1,
            temporary_messages.c.sent_at < now - FORGET_HISTORY_AFTER,
        )
    )


async def forget(db: AsyncConnection, chat: int, messages: Collection[int]) -> None:
    """Delete the rows of messages that are known to be gone."""
    await db.execute(
        delete(temporary_messages).where(
            temporary_messages.c.chat == chat, temporary_messages.c.message.in_(messages)
        )
    )


async def mark_too_old(db: AsyncConnection, chat: int, message: int) -> None:
    """Record that a message of the person cannot be deleted any more."""
    await db.execute(
        update(temporary_messages)
        .where(temporary_messages.c.chat == chat, temporary_messages.c.message == message)
        .values(due_at=None)
    )


async def take_too_old(db: AsyncConnection, chat: int) -> int:
    """Return how many of the person's messages cannot be deleted, and forget them."""
    result = await db.execute(
        delete(temporary_messages).where(
            temporary_messages.c.chat == chat,
            temporary_messages.c.from_bot == 0,
            temporary_messages.c.due_at.is_(None),
            temporary_messages.c.until_hidden == 0,
        )
    )
    return result.rowcount
