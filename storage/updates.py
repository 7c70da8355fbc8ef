"""Which updates were handled, which wait set aside, which replies are owed, and the heartbeat."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import handled_updates, heartbeat, owed, people, set_aside

MAX_ATTEMPTS = 5
# Telegram repeats an update for at most a day; after that its id may come back as another's.
KEEP_HANDLED_FOR = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An update whose turn failed, kept as it came."""

    update_id: int
    chat: int | None
    raw: str
    attempts: int
    reference: str

    def row(self, error: str, now: datetime) -> dict[str, object]:
        """The row of the table `set_aside`; `error` names what went wrong, without details."""
        return {**asdict(self), "tried_at": now, "error": error}


@dataclass(frozen=True, slots=True)
class Heartbeat:
    at: datetime
    stopped: bool


async def already_handled(db: AsyncConnection, update_ids: Collection[int]) -> frozenset[int]:
    rows = await db.scalars(
        select(handled_updates.c.update_id).where(handled_updates.c.update_id.in_(update_ids))
    )
    return frozenset(rows)


async def waiting(
    db: AsyncConnection, chats: Collection[int], tried_before: datetime
) -> list[DeadLetter]:
    """Updates to try again, oldest first: of these chats, and any not tried since that time."""
    rows = await db.execute(
        select(
            set_aside.c.update_id,
            set_aside.c.chat,
            set_aside.c.raw,
            set_aside.c.attempts,
            set_aside.c.reference,
        )
        .where(
            set_aside.c.attempts < MAX_ATTEMPTS,
            or_(set_aside.c.chat.in_(chats), set_aside.c.tried_at < tried_before),
        )
        .order_by(set_aside.c.update_id)
    )
    return [DeadLetter(*row) for row in rows]


async def dead_letter(db: AsyncConnection, update_id: int) -> DeadLetter | None:
    row = (
        await db.execute(
            select(
                set_aside.c.update_id,
                set_aside.c.chat,
                set_aside.c.raw,
                set_aside.c.attempts,
                set_aside.c.reference,
            ).where(set_aside.c.update_id == update_id)
        )
    ).one_or_none()
    return None if row is None else DeadLetter(*row)


async def pending_replies(db: AsyncConnection) -> list[tuple[int, int, str]]:
    """(id, chat, content) of every reply that was promised and not yet seen to arrive."""
    rows = await db.execute(select(owed.c.id, owed.c.chat, owed.c.content).order_by(owed.c.id))
    return [(row.id, row.chat, row.content) for row in rows]


async def arrived(
    db: AsyncConnection, chat: int, message: int, *, live: bool, outbox_id: int | None
) -> int | None:
    """Note that a message arrived; return the live message that it replaces, if any."""
    await remove_reply(db, outbox_id)
    if not live:
        return None
    before = await db.scalar(select(people.c.live_message).where(people.c.telegram_id == chat))
    await db.execute(
        update(people).where(people.c.telegram_id == chat).values(live_message=message)
    )
    return before if before != message else None


async def remove_reply(db: AsyncConnection, outbox_id: int | None) -> None:
    """It arrived, or never can."""
    if outbox_id is not None:
        await db.execute(delete(owed).where(owed.c.id == outbox_id))


async def mark_unreachable(db: AsyncConnection, chat: int) -> None:
    await db.execute(update(people).where(people.c.telegram_id == chat).values(unreachable=1))
    await db.execute(delete(owed).where(owed.c.chat == chat))


async def last_heartbeat(db: AsyncConnection) -> Heartbeat | None:
    row = (await db.execute(select(heartbeat.c.at, heartbeat.c.stopped))).one_or_none()
    return None if row is None else Heartbeat(row.at, bool(row.stopped))


async def beat(db: AsyncConnection, now: datetime, *, stopped: bool = False) -> None:
    """Say that the program is alive, and forget updates that can no longer be repeated."""
    row = {"id": 1, "at": now, "stopped": int(stopped)}
    statement = upsert(heartbeat).values(row)
    await db.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))
    await db.execute(
        delete(handled_updates).where(handled_updates.c.handled_at < now - KEEP_HANDLED_FOR)
    )
