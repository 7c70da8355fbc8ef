"""Finds the audits before and after an audit, of the same kind and about the same advisor."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.records import State, StoredAudit
from storage.models import audits


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The ids of the audits that were submitted just before and just after; None: there is none."""

    older: int | None
    newer: int | None


async def neighbours_of(db: AsyncConnection, stored: StoredAudit) -> Neighbours:
    """Find them at the same dealership, of all time. One statement."""
    same = select(audits.c.id).where(
        audits.c.advisor == stored.advisor,
        audits.c.dealership == stored.dealership,
        audits.c.kind == stored.sheet.kind,
        audits.c.state == State.SUBMITTED,
    )
    place = audits.c.submission
    older = same.where(place < stored.submission).order_by(place.desc()).limit(1)
    newer = same.where(place > stored.submission).order_by(place).limit(1)
    found = await db.execute(select(older.scalar_subquery(), newer.scalar_subquery()))
    return Neighbours(*found.one())
