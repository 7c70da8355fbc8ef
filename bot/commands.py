"""What the words of the command line do, each returning its exit code."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import app, logs, people_file
from bot.people_file import PeopleFileError
from bot.settings import Settings
from checklist.access import Role
from storage import invitations, roster
from storage.engine import Database
from storage.roster import AmbiguousError
from storage.schema import migrate

DONE, UNUSABLE = 0, 2


async def run(settings: Settings) -> int:
    """Serve; at the first start of all, offer the owner's link on the terminal."""
    logs.set_up()
    async with app.opened(settings) as running:
        async with _writing(settings) as db:
            owned = await invitations.has_owner(db)
        if not owned:
            await _show_owner_link(settings, running.link)
        await app.serve(running)
    return DONE


async def owner_link(settings: Settings) -> int:
    """A new link, whoever owns the installation already."""
    bot, installation = await app.connected(settings)
    await bot.shutdown()
    return await _show_owner_link(settings, installation.link)


async def _show_owner_link(settings: Settings, bot_link: str) -> int:
    """Print a link that works once, within a day. Only on a terminal: files and logs keep it."""
    if not sys.stdout.isatty():
        return _refused(
            "The owner's link is shown on a terminal only: run “audit-bot owner-link” in one."
        )
    async with _writing(settings) as db:
        token = await invitations.invite(db, Role.OWNER, None, datetime.now(UTC))
    print("Open this once, within 24 hours, to become the owner:")
    print(f"{bot_link}?start={token}")
    print(f"(or send the bot: /start {token})", flush=True)
    return DONE


async def import_people(settings: Settings, file: Path) -> int:
    try:
        entries = people_file.read(file)
        async with _writing(settings) as db:
            changed = await roster.take_over(db, entries)
    except (PeopleFileError, AmbiguousError) as error:
        return _refused(f"{file}: nothing was imported.\n{error}")
    print(f"{len(entries)} rows read, {changed} changed something.")
    return DONE


@asynccontextmanager
async def _writing(settings: Settings) -> AsyncIterator[AsyncConnection]:
    """A transaction of its own on the newest schema."""
    await migrate(settings.database)
    database = Database(settings.database)
    try:
        async with database.writing() as db:
            yield db
    finally:
        await database.close()


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return UNUSABLE
