"""One-time links: only the hash of a link is stored. A link expires, and it works once."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.access import Role
from storage.memberships import add_person, grant, person_id_of
from storage.models import invitations, people

VALID_FOR = timedelta(hours=24)
TOKEN_BYTES = 24  # 192 random bits


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def invite(db: AsyncConnection, role: Role, dealership: int | None, now: datetime) -> str:
    """Return a new token for a deep link. The token itself is never stored or logged."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = {"token_hash": _hash(token), "role": int(role), "dealership": dealership}
    await db.execute(insert(invitations).values(**row, expires_at=now + VALID_FOR))
    return token


async def redeem(
    db: AsyncConnection, token: str, telegram_id: int, name: str, now: datetime
) -> Role | None:
    """Give the invitation's role to this account. Return None if the token is not valid.

    Call it inside a writing transaction, so that only one of several people can use the token.
    """
    found = (
        await db.execute(
            select(invitations.c.role, invitations.c.dealership).where(
                invitations.c.token_hash == _hash(token),
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
        update(invitations).where(invitations.c.token_hash == _hash(token)).values(used_by=person)
    )
    return Role(found.role)


async def _person(db: AsyncConnection, telegram_id: int, name: str) -> int:
    known = await person_id_of(db, telegram_id)
    if known is None:
        return await add_person(db, name, telegram_id)
    await db.execute(update(people).where(people.c.id == known).values(active=1))
    return known


async def has_owner(db: AsyncConnection) -> bool:
    count = select(func.count()).where(people.c.owner == 1, people.c.active == 1)
    return bool(await db.scalar(count))
