"""audit-bot people: who may do what."""

import sys
from pathlib import Path

from bot.admin import people_csv
from bot.admin.database import writing
from bot.admin.people_csv import PeopleFileError
from bot.settings import Settings
from storage import roster
from storage.roster import AmbiguousError

UNUSABLE = 2


async def import_people(settings: Settings, file: Path) -> int:
    """Import everybody in the file, or nobody; return the exit code."""
    try:
        entries = people_csv.read(file)
        async with writing(settings) as db:
            changed = await roster.take_over(db, entries)
    except (PeopleFileError, AmbiguousError) as error:
        print(f"{file}: nothing was imported.\n{error}", file=sys.stderr)
        return UNUSABLE
    print(f"{len(entries)} rows read, {changed} changed something.")
    return 0
