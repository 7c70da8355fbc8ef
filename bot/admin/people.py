"""audit-bot people: imports the list of people and their roles."""

from pathlib import Path

from bot.admin import people_csv
from bot.admin.database import writing
from bot.admin.errors import PeopleFileError, ambiguous
from bot.settings import Settings
from bot.texts import Texts
from storage import roster
from storage.roster import AmbiguousError


async def import_people(settings: Settings, texts: Texts, file: Path) -> None:
    """Import all people of a file, or none. Raises PeopleFileError."""
    entries = people_csv.read(file)
    try:
        async with writing(settings) as db:
            changed = await roster.import_people(db, entries)
    except AmbiguousError as error:
        raise PeopleFileError(file, [ambiguous(error)]) from None
    print(texts.plain("people-imported", read=str(len(entries)), changed=str(changed)))
