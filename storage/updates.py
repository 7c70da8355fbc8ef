"""Which updates were handled, and the heartbeat: when the program was last alive."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import handled_updates, heartbeat

# Telegram repeats an update for at most a day; after that its id may come back as another's.
KEEP_HANDLED_FOR = timedelta(hours=48)


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


async def beat(db: AsyncConnection, now: datetime, *, stopped: bool = False) -> None:
    """Say that the program is alive, and forget updates that can no longer be repeated."""
    row = {"id": 1, "at": now, "stopped": int(stopped)}
    statement = upsert(heartbeat).values(row)
    await db.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))
    await db.execute(
        delete(handled_updates).where(handled_updates.c.handled_at < now - KEEP_HANDLED_FOR)
    )
