"""The outbox: replies to commands and texts, stored until it is known that they arrived."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import outbox, people


async def pending(db: AsyncConnection) -> list[tuple[int, int, str]]:
    """Return (id, chat, content) of every reply that is not known to have arrived, oldest first."""
    rows = await db.execute(
        select(outbox.c.id, outbox.c.chat, outbox.c.content).order_by(outbox.c.id)
    )
    return [(row.id, row.chat, row.content) for row in rows]


async def remove(db: AsyncConnection, outbox_id: int | None) -> None:
    """Delete a reply that arrived, or that can never arrive. None: the screen had no row."""
    if outbox_id is not None:
        await db.execute(delete(outbox).where(outbox.c.id == outbox_id))


async def mark_unreachable(db: AsyncConnection, chat: int) -> None:
    """Record that this person blocked the bot, and delete the replies to them."""
    await db.execute(update(people).where(people.c.telegram_id == chat).values(unreachable=1))
    await db.execute(delete(outbox).where(outbox.c.chat == chat))
