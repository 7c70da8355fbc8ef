"""Checklist versions. A version is known by the hash of its content, and never edited."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Checklist
from checklist.loading import from_json, to_json
from checklist.results import Versions
from storage.models import checklists


async def save(db: AsyncConnection, checklist: Checklist, now: datetime) -> int:
    """Add this version if it is new, and return its id."""
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


async def load(db: AsyncConnection, number: int) -> Checklist:
    content = await db.scalar(select(checklists.c.content).where(checklists.c.id == number))
    assert content is not None, "a foreign key protects every version that an audit uses"
    return from_json(content)


async def load_missing(db: AsyncConnection, versions: Versions, needed: Iterable[int]) -> None:
    """Load the versions that are needed and not loaded yet, and add them."""
    for number in set(needed) - versions.by_id.keys():
        versions.by_id[number] = await load(db, number)
