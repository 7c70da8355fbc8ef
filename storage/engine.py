"""Engines and transactions: one for writing, one for reading, one for migrations."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

# If the lock takes longer than this, the statement raises, and the batch is tried again.
BUSY_TIMEOUT_MS = 5_000
# Errors of the database itself (locked, full, gone), not of one statement.
DATABASE_UNAVAILABLE = (OperationalError, InterfaceError, PoolTimeoutError)


class UnsupportedDatabaseError(ValueError):
    """The database URL names a system that this version cannot use."""


def async_url(url: str) -> str:
    """Return the URL with the asynchronous driver; raises UnsupportedDatabaseError."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        raise UnsupportedDatabaseError(parsed.get_backend_name())
    return parsed.set(drivername="sqlite+aiosqlite").render_as_string(hide_password=False)


def _engine(url: str, *, begin: str, pragmas: tuple[str, ...], pool_size: int) -> AsyncEngine:
    engine = create_async_engine(
        async_url(url), pool_size=pool_size, max_overflow=0, hide_parameters=True
    )

    def on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DB-API connection has no type
        # SQLAlchemy's own transactions begin late, and then concurrent updates are lost silently.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (f"busy_timeout={BUSY_TIMEOUT_MS}", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", on_connect)
    event.listen(engine.sync_engine, "begin", on_begin)
    return engine


# FULL, because with NORMAL a power cut can undo a commit that was acknowledged.
_DURABLE = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")


def migration_engine(url: str) -> AsyncEngine:
    """Create an engine without foreign keys.

    With them, a migration that rebuilds a parent table would delete the rows of its children.
    """
    return _engine(
        url, begin="BEGIN IMMEDIATE", pragmas=(*_DURABLE, "foreign_keys=OFF"), pool_size=1
    )


class Database:
    """Opens every transaction of the program. Close it before the event loop ends."""

    def __init__(self, url: str) -> None:
        # SQLite allows one writer. A pool of one serves waiting tasks in order; SQLite would not.
        self._writer = _engine(
            url, begin="BEGIN IMMEDIATE", pragmas=(*_DURABLE, "foreign_keys=ON"), pool_size=1
        )
        self._reader = _engine(
            url,
            begin="BEGIN",
            pragmas=(*_DURABLE, "foreign_keys=ON", "query_only=ON"),
            pool_size=4,
        )

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that holds the write lock from its beginning."""
        async with self._writer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Open a consistent view of the data, without the write lock."""
        async with self._reader.begin() as connection:
            yield connection

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()
