"""Writes what became of a message to the database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import DATABASE_UNAVAILABLE, Database

log = logging.getLogger(__name__)
Result = TypeVar("Result")
SECONDS_BETWEEN_ATTEMPTS = 1.0  # where the database does not take a record


async def record(
    database: Database, work: Callable[[AsyncConnection], Awaitable[Result]]
) -> Result:
    """Do the work in a transaction of its own, and wait for the database as long as it takes."""
    while True:
        try:
            async with database.writing() as db:
                return await work(db)
        except DATABASE_UNAVAILABLE as error:
            log.warning("The database did not take a record: %s", type(error).__name__)
            await asyncio.sleep(SECONDS_BETWEEN_ATTEMPTS)
