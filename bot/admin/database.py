"""Opens the database for one command of the command line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.settings import Settings
from storage.engine import Database
from storage.schema import migrate


@asynccontextmanager
async def writing(settings: Settings) -> AsyncIterator[AsyncConnection]:
    """Migrate the database, and open one writing transaction."""
    await migrate(settings.database)
    database = Database(settings.database)
    try:
        async with database.writing() as db:
            yield db
    finally:
        await database.close()
