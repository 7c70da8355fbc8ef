"""Compares the answers in the database with those that the shoppers recorded."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from benchmarks.shopper import Shopper

DRAFT, SUBMITTED = 0, 1
NAME = "audits.db"


def size(folder: Path) -> int:
    """Return the bytes of all pages of the database, including those in the WAL."""
    with closing(sqlite3.connect(folder / NAME)) as database:
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        return int(pages * database.execute("PRAGMA page_size").fetchone()[0])


def count(folder: Path) -> int:
    with closing(sqlite3.connect(folder / NAME)) as database:
        return int(database.execute("SELECT count(*) FROM answers").fetchone()[0])


def find_lost(folder: Path, people: Iterable[Shopper]) -> list[str]:
    """Return each confirmed answer that a copy of the database does not contain.

    An answer is confirmed when the next screen has come.
    """
    copy = folder / "copy"
    copy.mkdir(exist_ok=True)
    for each in folder.glob(f"{NAME}*"):
        shutil.copy(each, copy)
    with closing(sqlite3.connect(copy / NAME)) as database:
        return [line for each in people for line in _find_lost_of(database, each)]


def _find_lost_of(database: sqlite3.Connection, person: Shopper) -> list[str]:
    drafts = _audits(database, person, DRAFT)
    stored = drafts[-1] if drafts else None
    if stored is None:  # before the first answer, or after submitting
        stored = next(iter(_audits(database, person, SUBMITTED)[-1:]), {})
    asked = dict([person.asked]) if person.asked else {}
    return [
        f"{person.chat.number}: indicator {number} is {stored.get(number)}, not {value}"
        for number, value in person.sheet.ticked.items()
        if stored.get(number) not in {value, asked.get(number, value)}
    ]


def find_differences(folder: Path, people: Iterable[Shopper]) -> list[str]:
    """Each person whose submitted audits are not, value by value, what they ticked."""
    with closing(sqlite3.connect(folder / NAME)) as database:
        return [
            f"{each.chat.number}: the submitted audits differ from the person's own record"
            for each in people
            if _audits(database, each, SUBMITTED) != [sheet.values() for sheet in each.finished]
        ]


def _audits(
    database: sqlite3.Connection, person: Shopper, state: int
) -> list[dict[int, int | None]]:
    rows = database.execute(
        "SELECT audits.id, indicator, value FROM people JOIN audits ON auditor = people.id"
        " LEFT JOIN answers ON audit = audits.id"
        " WHERE telegram_id = ? AND state = ? ORDER BY audits.id, indicator",
        (person.chat.number, state),
    )
    found: dict[int, dict[int, int | None]] = {}
    for audit, indicator, value in rows:
        stored = found.setdefault(audit, {})
        if indicator is not None:
            stored[indicator] = value
    return list(found.values())
