"""Connections are durable, transactions lose nothing, and readers cannot write."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import (
    DATABASE_UNAVAILABLE,
    Database,
    UnsupportedDatabaseError,
    async_url,
    migration_engine,
)

# SQLite's number for FULL.
FULL = 2


async def pragmas(db: AsyncConnection) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "query_only")
    return {name: await db.scalar(text(f"pragma {name}")) for name in names}


async def test_every_connection_of_the_bot_is_durable_and_keeps_references(
    database: Database,
) -> None:
    pragmas_of_all = {
        "journal_mode": "wal",
        "synchronous": FULL,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    async with database.writing() as db:
        assert await pragmas(db) == {**pragmas_of_all, "query_only": 0}
    async with database.reading() as one, database.reading() as two:
        assert await pragmas(one) == await pragmas(two) == {**pragmas_of_all, "query_only": 1}


async def test_migrations_run_durably_and_without_foreign_keys(url: str) -> None:
    engine = migration_engine(url)
    async with engine.begin() as db:
        found = await pragmas(db)
    await engine.dispose()
    assert (found["synchronous"], found["foreign_keys"]) == (FULL, 0)


async def test_of_forty_read_modify_writes_at_once_all_are_kept(
    database: Database, url: str
) -> None:
    other = Database(url)
    async with database.writing() as db:
        await db.execute(text("insert into heartbeat values (1, 0, 0)"))

    async def add_one(where: Database) -> None:
        async with where.writing() as db:
            before = await db.scalar(text("select at from heartbeat"))
            await asyncio.sleep(0.001)
            await db.execute(text("update heartbeat set at = :at"), {"at": int(before or 0) + 1})

    await asyncio.gather(*(add_one((database, other)[at % 2]) for at in range(40)))
    async with database.reading() as db:
        assert await db.scalar(text("select at from heartbeat")) == 40
    await other.close()


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        async with database.reading() as db:
            await db.execute(text("insert into dealerships (name) values ('浦东店')"))


async def test_a_reader_sees_one_moment_and_holds_up_no_writer(database: Database) -> None:
    async with database.reading() as reader:
        assert await reader.scalar(text("select count(*) from dealerships")) == 0
        async with database.writing() as writer:
            await writer.execute(text("insert into dealerships (name) values ('浦东店')"))
        assert await reader.scalar(text("select count(*) from dealerships")) == 0
    async with database.reading() as reader:
        assert await reader.scalar(text("select count(*) from dealerships")) == 1


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    async def half() -> None:
        async with database.writing() as db:
            await db.execute(text("insert into dealerships (name) values ('浦东店')"))
            await db.execute(text("insert into memberships values (1, 1, 1)"))

    with pytest.raises(IntegrityError) as failed:
        await half()
    assert not isinstance(failed.value, DATABASE_UNAVAILABLE), (
        "the statement is wrong, not the database"
    )
    async with database.reading() as db:
        assert await db.scalar(text("select count(*) from dealerships")) == 0


async def test_errors_do_not_repeat_what_was_to_be_written(database: Database) -> None:
    async def refused() -> None:
        async with database.writing() as db:
            statement = text("insert into notes values (1, 1, :words)")
            await db.execute(statement, {"words": "只给一个人看"})

    with pytest.raises(IntegrityError) as failed:
        await refused()
    assert "只给一个人看" not in str(failed.value)


def test_only_sqlite_is_accepted() -> None:
    assert async_url("sqlite:///a.db") == "sqlite+aiosqlite:///a.db"
    with pytest.raises(UnsupportedDatabaseError):
        async_url("postgresql://somebody@somewhere/audits")
