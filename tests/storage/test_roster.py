"""A list of people is imported as one would expect, and twice changes nothing."""

from collections.abc import Sequence

import pytest
from sqlalchemy import text

from checklist.access import Role
from storage import roster
from storage.engine import Database
from storage.roster import AmbiguousError, Entry

PEOPLE = "select people.name, telegram_id, language, owner, active from people order by people.id"
ROLES = (
    "select people.name, dealerships.name, role from memberships"
    " join people on people.id = person join dealerships on dealerships.id = dealership"
    " order by people.id, role"
)


def entry(
    name: str,
    role: Role = Role.ADVISOR,
    telegram_id: int | None = None,
    dealership: str | None = "浦东店",
    language: str | None = None,
) -> Entry:
    return Entry(2, name, role, telegram_id, dealership, language)


async def import_people(database: Database, *entries: Entry) -> int:
    async with database.writing() as db:
        return await roster.import_people(db, entries)


async def rows(database: Database, sql: str) -> Sequence[tuple[object, ...]]:
    async with database.reading() as db:
        return [tuple(row) for row in await db.execute(text(sql))]


async def test_the_same_list_twice_changes_nothing(database: Database) -> None:
    everybody = (
        entry("王芳", Role.SHOPPER, 1001),
        entry("张伟"),
        entry("孙总", Role.OWNER, 1004, None),
    )
    assert await import_people(database, *everybody) == 3
    before = await rows(database, PEOPLE), await rows(database, ROLES)
    assert await import_people(database, *everybody) == 0
    assert (await rows(database, PEOPLE), await rows(database, ROLES)) == before


async def test_a_person_is_who_their_telegram_id_says(database: Database) -> None:
    await import_people(database, entry("王芳", Role.SHOPPER, 1001))
    await import_people(database, entry("王小芳", Role.MANAGER, 1001))
    assert await rows(database, PEOPLE) == [("王小芳", 1001, None, 0, 1)]
    assert [row[2] for row in await rows(database, ROLES)] == sorted((Role.SHOPPER, Role.MANAGER))


async def test_an_advisor_without_an_id_is_who_has_the_name_at_the_dealership(
    database: Database,
) -> None:
    await import_people(database, entry("张伟"))
    assert await import_people(database, entry("张伟", telegram_id=1003)) == 1
    assert await rows(database, PEOPLE) == [("张伟", 1003, None, 0, 1)]


async def test_the_same_name_elsewhere_is_somebody_else(database: Database) -> None:
    await import_people(database, entry("张伟"), entry("张伟", dealership="虹桥店"))
    assert len(await rows(database, PEOPLE)) == 2


async def test_the_same_name_with_another_account_is_somebody_else(database: Database) -> None:
    await import_people(database, entry("张伟", telegram_id=1003), entry("张伟", telegram_id=1013))
    assert len(await rows(database, PEOPLE)) == 2


async def test_a_name_that_several_have_is_refused_and_nothing_is_kept(
    database: Database,
) -> None:
    await import_people(database, entry("张伟", telegram_id=1003), entry("张伟", telegram_id=1013))
    with pytest.raises(AmbiguousError) as caught:
        await import_people(database, entry("李娜"), entry("张伟", Role.SHOPPER))
    assert caught.value.entry.name == "张伟"
    assert len(await rows(database, PEOPLE)) == 2


async def test_what_the_line_leaves_empty_stays(database: Database) -> None:
    await import_people(database, entry("王芳", Role.SHOPPER, 1001, language="en"))
    assert await import_people(database, entry("王芳", Role.SHOPPER, 1001)) == 0
    assert await rows(database, PEOPLE) == [("王芳", 1001, "en", 0, 1)]


async def test_whoever_had_left_is_back(database: Database) -> None:
    await import_people(database, entry("张伟"))
    async with database.writing() as db:
        await db.execute(text("update people set active = 0"))
    assert await import_people(database, entry("张伟")) == 1
    assert await rows(database, PEOPLE) == [("张伟", None, None, 0, 1)]


async def test_an_owner_belongs_to_no_dealership(database: Database) -> None:
    await import_people(database, entry("孙总", Role.OWNER, 1004, None))
    assert await rows(database, PEOPLE) == [("孙总", 1004, None, 1, 1)]
    assert await rows(database, ROLES) == []
    assert await rows(database, "select name from dealerships") == []


async def test_everybody_can_be_found_by_how_the_name_is_typed(database: Database) -> None:
    await import_people(database, entry("张伟"))
    keys = await rows(database, "select name_keys from people")
    assert "zhangwei" in str(keys)
