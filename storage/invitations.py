"""One-time links: only a link's hash is kept, it expires, and it works once."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.access import Role
from storage.memberships import add_person, grant, person_with
from storage.models import invitations, people

VALID_FOR = timedelta(hours=24)
TOKEN_BYTES = 24  # 192 random bits


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def invite(db: AsyncConnection, role: Role, dealership: int | None, now: datetime) -> str:
    """Return a new token, fit for a deep link's payload. It is never kept or logged."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = {"token_hash": _hashed(token), "role": int(role), "dealership": dealership}
    await db.execute(insert(invitations).values(**row, expires_at=now + VALID_FOR))
    return token


async def redeem(
    db: AsyncConnection, token: str, telegram_id: int, name: str, now: datetime
) -> Role | None:
    """Give the invitation's role to whoever holds this Telegram id; None if it is of no use.

    Only inside a writing transaction: of many at the same moment one wins.
    """
    found = (
        await db.execute(
            select(invitations.c.role, invitations.c.dealership).where(
                invitations.c.token_hash == _hashed(token),
                invitations.c.used_by.is_(None),
                invitations.c.expires_at > now,
            )
        )
    ).one_or_none()
    if found is None:
        return None
    person = await _person(db, telegram_id, name)
    await grant(db, person, Role(found.role), found.dealership)
    await db.execute(
        update(invitations).where(invitations.c.token_hash == _hashed(token)).values(used_by=person)
    )
    return Role(found.role)


async def _person(db: AsyncConnection, telegram_id: int, name: str) -> int:
    known = await person_with(db, telegram_id)
    if known is None:
        return await add_person(db, name, telegram_id)
    await db.execute(update(people).where(people.c.id == known).values(active=1))
    return known


async def has_owner(db: AsyncConnection) -> bool:
    count = select(func.count()).where(people.c.owner == 1, people.c.active == 1)
    return bool(await db.scalar(count))
