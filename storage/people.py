"""People, their roles at dealerships, and the state of their chat."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.access import Membership, Person, Role
from checklist.names import Named, sort_key
from checklist.records import Advisor
from storage.models import dealerships, memberships, people


@dataclass(frozen=True, slots=True)
class Contact:
    """A person and the state of their private chat. The chat's id is their Telegram id."""

    person: Person
    telegram_id: int
    language: str | None = None
    telegram_language: str | None = None
    discreet: bool | None = None
    unreachable: bool = False
    live_message: int | None = None
    live_picture: bool = False
    expects: str | None = None
    typed: str | None = None
    seen_at: datetime | None = None
    auto_hide: bool = False


async def contacts(db: AsyncConnection, telegram_ids: Collection[int]) -> dict[int, Contact]:
    """Load the active people who have these Telegram ids, in one statement."""
    if not telegram_ids:
        return {}
    rows = await db.execute(_people_with_roles().where(people.c.telegram_id.in_(telegram_ids)))
    return {each.telegram_id: each for each in _contacts(rows)}


async def seen_since(db: AsyncConnection, since: datetime) -> list[Contact]:
    """Load people whose chat waits for something and who wrote since then, the latest first."""
    rows = await db.execute(
        _people_with_roles()
        .where(people.c.seen_at >= since, people.c.expects.is_not(None), people.c.unreachable == 0)
        .order_by(None)
        .order_by(people.c.seen_at.desc(), people.c.id)
    )
    return _contacts(rows)


async def idle_since(db: AsyncConnection, until: datetime) -> list[Contact]:
    """Load people who want their chat hidden, and have done nothing from then on."""
    rows = await db.execute(
        _people_with_roles().where(
            people.c.auto_hide == 1,
            people.c.seen_at <= until,
            people.c.expects.is_not(None),
            people.c.unreachable == 0,
        )
    )
    return _contacts(rows)


def _people_with_roles() -> Select[*tuple[Any, ...]]:
    return (
        select(people, memberships.c.dealership, memberships.c.role)
        .select_from(people.outerjoin(memberships, memberships.c.person == people.c.id))
        .where(people.c.active == 1)
        .order_by(people.c.id)
    )


def _contacts(rows: Iterable[Row[tuple[object, ...]]]) -> list[Contact]:
    found: dict[int, tuple[Row[tuple[object, ...]], set[Membership]]] = {}
    for row in rows:
        _, roles = found.setdefault(row.id, (row, set()))
        if row.role is not None:
            roles.add(Membership(row.dealership, Role(row.role)))
    return [_contact(row, roles) for row, roles in found.values()]


def _contact(row: Row[tuple[object, ...]], roles: Collection[Membership]) -> Contact:
    return Contact(
        person=Person(row.id, row.name, frozenset(roles), bool(row.owner), bool(row.active)),
        telegram_id=row.telegram_id,
        language=row.language,
        telegram_language=row.telegram_language,
        discreet=None if row.discreet is None else bool(row.discreet),
        unreachable=bool(row.unreachable),
        live_message=row.live_message,
        live_picture=bool(row.live_picture),
        expects=row.expects,
        typed=row.typed,
        seen_at=row.seen_at,
        auto_hide=bool(row.auto_hide),
    )


async def advisors(db: AsyncConnection, at: Collection[int] | None = None) -> list[Advisor]:
    """Load active advisors at these dealerships (None: at all), sorted by name, then by id."""
    statement = (
        select(
            people.c.id,
            people.c.name,
            people.c.name_keys,
            dealerships.c.id,
            dealerships.c.name,
            people.c.latin,
        )
        .join(memberships, memberships.c.person == people.c.id)
        .join(dealerships, dealerships.c.id == memberships.c.dealership)
        .where(memberships.c.role == Role.ADVISOR, people.c.active == 1)
        .order_by(people.c.id, dealerships.c.id)
    )
    if at is not None:
        statement = statement.where(memberships.c.dealership.in_(at))
    found = [Advisor(*row[:-1], latin=row.latin) for row in await db.execute(statement)]
    return sorted(found, key=sort_key)


async def named(db: AsyncConnection, person: int) -> Named:
    """Load a person's name, of whatever role, active or not."""
    columns = (people.c.id, people.c.name, people.c.name_keys, people.c.latin)
    row = (await db.execute(select(*columns).where(people.c.id == person))).one()
    return Named(row.id, row.name, row.name_keys, latin=row.latin)


async def dealership_name(db: AsyncConnection, dealership: int) -> str:
    return str(await db.scalar(select(dealerships.c.name).where(dealerships.c.id == dealership)))
