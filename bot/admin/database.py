"""The database as one command of the command line uses it: opened, written once, closed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.settings import Settings
from storage.engine import Database
from storage.schema import migrate


@asynccontextmanager
async def writing(settings: Settings) -> AsyncIterator[AsyncConnection]:
    """A writing transaction on the newest schema."""
    await migrate(settings.database)
    database = Database(settings.database)
    try:
        async with database.writing() as db:
            yield db
    finally:
        await database.close()
