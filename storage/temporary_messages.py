"""Messages of discreet chats that must be deleted: remembered until they are known to be gone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import temporary_messages


@dataclass(frozen=True, slots=True)
class TemporaryMessage:
    """A message of a discreet chat. `due_at` as in the table."""

    chat: int
    message: int
    from_bot: bool
    sent_at: datetime
    due_at: datetime | None


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
        TemporaryMessage(row.chat, row.message, bool(row.from_bot), row.sent_at, row.due_at)
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
            temporary_messages.c.message.not_in(remaining),
        )
        .values(due_at=now)
        .returning(temporary_messages)
    )
    return _read(rows)


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
        )
    )
    return result.rowcount
