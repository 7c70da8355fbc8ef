"""Writes a person and a role at a dealership, for the imported list and for invitations."""

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.access import Role
from storage.latin_names import latin_name
from storage.models import memberships, people
from storage.name_keys import keys

NAME_LIMIT = 64  # characters of a person's name


async def person_id_of(db: AsyncConnection, telegram_id: int) -> int | None:
    """Return the id of the person who has this Telegram account."""
    return await db.scalar(select(people.c.id).where(people.c.telegram_id == telegram_id))


def name_columns(name: str) -> dict[str, str]:
    """Return a person's name with what is computed from it, by column."""
    return {"name": name, "name_keys": keys(name), "latin": latin_name(name)}


async def add_person(
    db: AsyncConnection, name: str, telegram_id: int | None, language: str | None = None
) -> int:
    """Return the new person's id."""
    row = {**name_columns(name), "telegram_id": telegram_id, "language": language}
    person = await db.scalar(insert(people).values(row).returning(people.c.id))
    assert person is not None
    return int(person)


async def grant(db: AsyncConnection, person: int, role: Role, dealership: int | None) -> bool:
    """Give the role; return whether the person did not have it. An owner needs no dealership."""
    if role is Role.OWNER:
        result = await db.execute(
            update(people).where(people.c.id == person, people.c.owner == 0).values(owner=1)
        )
    else:
        membership = {"person": person, "dealership": dealership, "role": int(role)}
        result = await db.execute(upsert(memberships).values(membership).on_conflict_do_nothing())
    return result.rowcount > 0
