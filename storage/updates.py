"""The updates that were handled, and the heartbeat: when the program was last running."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import handled_updates, heartbeat

# Telegram repeats an update for at most a day. After that, it may use the same id again.
FORGET_HANDLED_AFTER = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Heartbeat:
    at: datetime
    stopped: bool


async def already_handled(db: AsyncConnection, update_ids: Collection[int]) -> frozenset[int]:
    rows = await db.scalars(
        select(handled_updates.c.update_id).where(handled_updates.c.update_id.in_(update_ids))
    )
    return frozenset(rows)


async def last_heartbeat(db: AsyncConnection) -> Heartbeat | None:
    row = (await db.execute(select(heartbeat.c.at, heartbeat.c.stopped))).one_or_none()
    return None if row is None else Heartbeat(row.at, bool(row.stopped))


async def record_heartbeat(db: AsyncConnection, now: datetime, *, stopped: bool = False) -> None:
    """Record that the program is running, and delete updates that can no longer be repeated."""
    row = {"id": 1, "at": now, "stopped": int(stopped)}
    statement = upsert(heartbeat).values(row)
    await db.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))
    await db.execute(
        delete(handled_updates).where(handled_updates.c.handled_at < now - FORGET_HANDLED_AFTER)
    )
