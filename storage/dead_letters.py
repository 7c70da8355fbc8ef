"""Dead letters: updates that could not be served. They are stored as received, and retried."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import dead_letters

COLUMNS = (
    dead_letters.c.update_id,
    dead_letters.c.chat,
    dead_letters.c.raw,
    dead_letters.c.attempts,
    dead_letters.c.reference,
)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An update that could not be served, as it was received."""

    update_id: int
    chat: int | None
    raw: str
    attempts: int
    reference: str


async def due(
    db: AsyncConnection, chats: Collection[int], tried_before: datetime, max_attempts: int
) -> list[DeadLetter]:
    """Load updates to retry, oldest first: those of these chats, and those not tried since then."""
    rows = await db.execute(
        select(*COLUMNS)
        .where(
            dead_letters.c.attempts < max_attempts,
            or_(dead_letters.c.chat.in_(chats), dead_letters.c.tried_at < tried_before),
        )
        .order_by(dead_letters.c.update_id)
    )
    return [DeadLetter(*row) for row in rows]


async def find(db: AsyncConnection, update_id: int) -> DeadLetter | None:
    row = (
        await db.execute(select(*COLUMNS).where(dead_letters.c.update_id == update_id))
    ).one_or_none()
    return None if row is None else DeadLetter(*row)
