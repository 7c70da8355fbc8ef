"""Imports a list of people into the database. Importing the same list again changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.access import Role
from storage.memberships import add_person, grant, name_columns, person_id_of
from storage.models import dealerships, memberships, people


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: a person in one role. Only an owner has no dealership."""

    line: int
    name: str
    role: Role
    telegram_id: int | None
    dealership: str | None
    language: str | None


class AmbiguousError(Exception):
    """Several people at a dealership have this name, and the line does not say which."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        self.entry = entry


async def import_people(db: AsyncConnection, entries: Sequence[Entry]) -> int:
    """Add new people and update known ones; return how many lines changed something.

    A person is found by Telegram id, otherwise by dealership and name. Raises AmbiguousError. The
    caller then has to roll back the transaction.
    """
    changed = 0
    for entry in entries:
        dealership = await _dealership(db, entry.dealership)
        person, new = await _person(db, entry, dealership)
        updated = await _update(db, person, entry)
        granted = await grant(db, person, entry.role, dealership)
        changed += new or updated or granted
    return changed


async def _dealership(db: AsyncConnection, name: str | None) -> int | None:
    if name is None:
        return None
    await db.execute(upsert(dealerships).values(name=name).on_conflict_do_nothing())
    return await db.scalar(select(dealerships.c.id).where(dealerships.c.name == name))


async def _person(db: AsyncConnection, entry: Entry, dealership: int | None) -> tuple[int, bool]:
    """Return the id of the person in this line, and whether they are new."""
    if entry.telegram_id is not None:
        known = await person_id_of(db, entry.telegram_id)
        if known is not None:
            return known, False
    namesakes = select(people.c.id).join(memberships, memberships.c.person == people.c.id)
    namesakes = namesakes.where(
        people.c.name == entry.name, memberships.c.dealership == dealership
    ).distinct()
    if entry.telegram_id is not None:  # another account is another person
        namesakes = namesakes.where(people.c.telegram_id.is_(None))
    found = list(await db.scalars(namesakes))
    if len(found) > 1:
        raise AmbiguousError(entry)
    if found:
        return found[0], False
    return await add_person(db, entry.name, entry.telegram_id, entry.language), True


async def _update(db: AsyncConnection, person: int, entry: Entry) -> bool:
    """Store what the line says differently. Empty fields of the line change nothing."""
    row = (await db.execute(select(people).where(people.c.id == person))).one()
    wanted: dict[str, object] = {**name_columns(entry.name), "active": 1}
    if entry.telegram_id is not None:
        wanted["telegram_id"] = entry.telegram_id
    if entry.language is not None:
        wanted["language"] = entry.language
    different = {name: value for name, value in wanted.items() if getattr(row, name) != value}
    if different:
        await db.execute(update(people).where(people.c.id == person).values(different))
    return bool(different)
