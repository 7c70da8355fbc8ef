"""Reads people from a CSV file, and reports every problem with its line."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from bot.admin.errors import PeopleFileError, Problem
from bot.intake.update import clean_text
from bot.texts import languages
from checklist.access import Role
from storage.memberships import NAME_LIMIT
from storage.roster import Entry

ROLES = {role.name.lower(): role for role in Role}
LARGEST_ID = 2**52  # Telegram's ids have at most 52 significant bits
SHOWN = 40  # characters of a wrong value that an error shows


class _Row(BaseModel):
    """One line of the file. A validator can read only the fields above its own."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LIMIT)]
    role: Role
    telegram_id: int | None
    dealership: str | None
    language: str | None

    @field_validator("role", mode="before")
    @classmethod
    def _role(cls, value: str) -> Role:
        if value.lower() not in ROLES:
            raise ValueError(value)
        return ROLES[value.lower()]

    @field_validator("telegram_id", mode="before")
    @classmethod
    def _telegram_id(cls, value: str, row: ValidationInfo) -> int | None:
        if not value:
            if row.data.get("role", Role.ADVISOR) is not Role.ADVISOR:
                raise PydanticCustomError("people-telegram-id-missing", "missing")
            return None
        # int() alone takes signs, spaces, underscores and digits of other scripts.
        if not re.fullmatch(r"[0-9]{1,16}", value) or not 0 < int(value) < LARGEST_ID:
            raise ValueError(value)
        return int(value)

    @field_validator("dealership")
    @classmethod
    def _dealership(cls, value: str, row: ValidationInfo) -> str | None:
        if not value and row.data.get("role", Role.OWNER) is not Role.OWNER:
            raise PydanticCustomError("people-dealership-missing", "missing")
        return value or None

    @field_validator("language")
    @classmethod
    def _language(cls, value: str) -> str | None:
        if value.lower() not in {"", *languages()}:
            raise ValueError(value)
        return value.lower() or None


COLUMNS = tuple(_Row.model_fields)


def read(path: Path) -> list[Entry]:
    """Read the file. Raises PeopleFileError with all problems."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line, row in _rows(path):
        try:
            entries.append(Entry(line=line, **_Row.model_validate(row).model_dump()))
        except ValidationError as error:
            problems += _problems(line, row, error)
    problems += _shared_ids(entries)
    if problems:
        raise PeopleFileError(path, problems)
    return entries


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(_text(path).splitlines(), strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            arguments = {"columns": ", ".join(missing)}
            raise PeopleFileError(path, [Problem("people-columns", 1, arguments)])
        return [(reader.line_num, _clean(row)) for row in reader if any(row.values())]
    except csv.Error as error:
        line = reader.reader.line_num  # the DictReader counts only complete rows
        problem = Problem("people-not-csv", line, {"reason": str(error)})
        raise PeopleFileError(path, [problem]) from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # Excel writes a byte order mark
    except FileNotFoundError:
        problem = Problem("people-file-missing")
    except OSError as error:
        problem = Problem("people-file-unreadable", arguments={"reason": str(error.strerror)})
    except UnicodeDecodeError:
        problem = Problem("people-encoding")
    raise PeopleFileError(path, [problem])


def _clean(row: dict[str, str]) -> dict[str, str]:
    return {name: clean_text(row.get(name) or "") for name in COLUMNS}


def _problems(line: int, row: dict[str, str], error: ValidationError) -> Iterator[Problem]:
    for each in error.errors():
        name = str(each["loc"][0])
        own = each["type"].startswith("people-")
        key = each["type"] if own else f"people-{name.replace('_', '-')}"
        value = row[name] if len(row[name]) <= SHOWN else f"{row[name][:SHOWN]}…"
        arguments = {"value": value, "limit": str(NAME_LIMIT), "roles": ", ".join(ROLES)}
        arguments["languages"] = ", ".join(languages())
        yield Problem(key, line, arguments)


def _shared_ids(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield Telegram ids that stand for two people."""
    first: dict[int, Entry] = {}
    for entry in entries:
        if entry.telegram_id is None:
            continue
        before = first.setdefault(entry.telegram_id, entry)
        if before.name != entry.name:
            arguments = {"value": str(entry.telegram_id), "name": before.name}
            arguments["first"] = str(before.line)
            yield Problem("people-same-id", entry.line, arguments)
