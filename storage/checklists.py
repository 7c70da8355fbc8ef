"""Checklist versions, kept by content hash and never edited."""

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Checklist
from checklist.loading import from_json, to_json
from storage.models import checklists


async def keep(db: AsyncConnection, checklist: Checklist, now: datetime) -> int:
    """Return the id of this very version, adding it where it is new."""
    known = await db.scalar(
        select(checklists.c.id).where(checklists.c.content_hash == checklist.content_hash)
    )
    if known is not None:
        return int(known)
    added = await db.scalar(
        insert(checklists)
        .values(content_hash=checklist.content_hash, content=to_json(checklist), added_at=now)
        .returning(checklists.c.id)
    )
    assert added is not None
    return int(added)


async def version(db: AsyncConnection, number: int) -> Checklist:
    content = await db.scalar(select(checklists.c.content).where(checklists.c.id == number))
    assert content is not None, "foreign keys keep every pinned version"
    return from_json(content)
