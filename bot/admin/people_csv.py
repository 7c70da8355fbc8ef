"""Reads the people of a CSV file; every bad row is named with its line."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from bot.intake.update import cleaned
from checklist.access import Role
from checklist.definition import LANGUAGES
from storage.roster import Entry

COLUMNS = ("name", "role", "telegram_id", "dealership", "language")
ROLES = {role.name.lower(): role for role in Role}
NAME_LIMIT = 64
LARGEST_ID = 2**52  # Telegram's ids have at most 52 significant bits


class PeopleFileError(Exception):
    """Nothing can be imported; `mistakes` are plain sentences, each naming its line."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def read(path: Path) -> list[Entry]:
    """Raise PeopleFileError with every mistake there is."""
    rows = _rows(path)
    entries: list[Entry] = []
    mistakes: list[str] = []
    for line, row in rows:
        found = _mistakes(row)
        mistakes += [f"line {line}: {each}" for each in found]
        if not found:
            entries.append(_entry(line, row))
    mistakes += _contradictions(entries)
    if mistakes:
        raise PeopleFileError(mistakes)
    return entries


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PeopleFileError([f"{path} does not exist."]) from None
    except (OSError, UnicodeDecodeError):
        raise PeopleFileError(
            [f"{path} is not a readable UTF-8 text file (in Excel: Save as, CSV UTF-8)."]
        ) from None
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise PeopleFileError([f"line 1: the column {', '.join(missing)} is missing."])
        return [(reader.line_num, _tidy(row)) for row in reader if any(row.values())]
    except csv.Error as error:
        line = reader.reader.line_num  # its own counts only rows that were read
        raise PeopleFileError([f"line {line}: not a CSV row ({error})."]) from None


def _tidy(row: dict[str, str]) -> dict[str, str]:
    return {name: cleaned(row.get(name) or "") for name in COLUMNS}


def _mistakes(row: dict[str, str]) -> list[str]:
    role = ROLES.get(row["role"].lower())
    number = row["telegram_id"]
    found: list[str] = []
    if not row["name"] or len(row["name"]) > NAME_LIMIT:
        found.append(f"name must have 1 to {NAME_LIMIT} characters.")
    if role is None:
        found.append(f"role must be one of {', '.join(ROLES)}, not “{row['role']}”.")
    if number and not _is_telegram_id(number):
        found.append(f"telegram_id must be a whole number, not “{number}”.")
    if not number and role not in {None, Role.ADVISOR}:
        found.append("telegram_id is missing; only an advisor can do without.")
    if not row["dealership"] and role not in {None, Role.OWNER}:
        found.append("dealership is missing; only an owner can do without.")
    if row["language"].lower() not in {"", *LANGUAGES}:
        found.append(f"language must be empty, zh or en, not “{row['language']}”.")
    return found


def _is_telegram_id(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,16}", text) is not None and 0 < int(text) < LARGEST_ID


def _entry(line: int, row: dict[str, str]) -> Entry:
    return Entry(
        line=line,
        name=row["name"],
        role=ROLES[row["role"].lower()],
        telegram_id=int(row["telegram_id"]) if row["telegram_id"] else None,
        dealership=row["dealership"] or None,
        language=row["language"].lower() or None,
    )


def _contradictions(entries: Iterable[Entry]) -> list[str]:
    """One Telegram id cannot be two people."""
    first: dict[int, Entry] = {}
    found: list[str] = []
    for entry in entries:
        if entry.telegram_id is None:
            continue
        before = first.setdefault(entry.telegram_id, entry)
        if before.name != entry.name:
            found.append(
                f"line {entry.line}: telegram_id {entry.telegram_id} is “{before.name}” "
                f"in line {before.line}."
            )
    return found
