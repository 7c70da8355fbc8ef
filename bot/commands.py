"""What the words of the command line do, each returning its exit code."""

import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot import app, logs, people_file
from bot.people_file import PeopleFileError
from bot.settings import Settings
from checklist.access import Role
from storage import invitations, roster
from storage.engine import Database
from storage.roster import AmbiguousError
from storage.schema import SchemaTooNewError, migrate

log = logging.getLogger(__name__)
DONE, UNUSABLE = 0, 2


async def run(settings: Settings) -> int:
    """Serve; at the first start of all, offer the owner's link on the terminal."""
    logs.set_up()
    settings.required_token()
    try:
        await migrate(settings.database)
    except SchemaTooNewError:
        return _refused("The database was written by a newer version; please update audit-bot.")
    if not await _has_owner(settings):
        await owner_link(settings)
    await app.run(settings)
    return DONE


async def _has_owner(settings: Settings) -> bool:
    database = Database(settings.database)
    try:
        async with database.reading() as db:
            return await invitations.has_owner(db)
    finally:
        await database.close()


async def owner_link(settings: Settings) -> int:
    """Print a link that works once, within a day. Only on a terminal: files and logs keep it."""
    if not sys.stdout.isatty():
        return _refused(
            "The owner's link is shown on a terminal only: run “audit-bot owner-link” in one."
        )
    await migrate(settings.database)
    database = Database(settings.database)
    try:
        async with database.writing() as db:
            token = await invitations.invite(db, Role.OWNER, None, datetime.now(UTC))
    finally:
        await database.close()
    print("Send this to the bot once, within 24 hours, to become its owner:")
    print(f"/start {token}")
    return DONE


async def import_people(settings: Settings, file: Path) -> int:
    try:
        entries = people_file.read(file)
        await migrate(settings.database)
        database = Database(settings.database)
        try:
            async with database.writing() as db:
                changed = await roster.take_over(db, entries)
        finally:
            await database.close()
    except (PeopleFileError, AmbiguousError) as error:
        return _refused(f"{file}: nothing was imported.\n{error}")
    print(f"{len(entries)} rows read, {changed} changed something.")
    return DONE


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return UNUSABLE
