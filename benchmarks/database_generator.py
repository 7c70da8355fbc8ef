"""Generates a database with many audits, as the program itself would have written them.

python -m benchmarks.database_generator audits.db --audits 10000
"""

import argparse
import asyncio
import contextlib
import itertools
import random
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from checklist.access import Role
from checklist.definition import Checklist, Kind, Value
from checklist.loading import shipped, to_json
from checklist.records import Advisor, State
from checklist.scoring import Score
from storage.schema import migrate

NOW = datetime(2026, 6, 12, 12, tzinfo=UTC)
"""The time at which reports on a generated database are made."""

DEALERSHIPS = 20
ADVISORS = 8  # at each dealership, and as many shoppers
YEARS = 3
MEASURED = Advisor(id=1, name="Advisor 1", dealership=1, dealership_name="Dealership 1", keys="")
"""The advisor who is measured. Every database has the same 20 audits about them."""

_MEASURED_KINDS = (Kind.MYSTERY_SHOP,) * 14 + (Kind.SELF_CHECK,) * 4 + (Kind.OBSERVATION,) * 2
_KINDS = (Kind.MYSTERY_SHOP, Kind.SELF_CHECK, Kind.OBSERVATION)
_KIND_WEIGHTS = (80, 15, 5)
_VALUES = (Value.YES, Value.NO, Value.NOT_APPLICABLE, Value.NOT_OBSERVED)
_ANSWERED = 0.61  # the share of indicators that a visit can answer yes or no
_PARTIAL = 1 / 3  # the share of self-checks of one section only
_AT_ONCE = 500
_AUDIT = (
    "id, checklist, kind, auditor, advisor, dealership, state, scope, choices, put_off,"
    " started_at, touched_at, submitted_at, submission"
)


@dataclass(frozen=True, slots=True)
class Planned:
    """An audit before it is filled in. `section` is the only section asked, or 0 for all."""

    at: datetime
    advisor: int
    kind: Kind
    section: int

    @property
    def dealership(self) -> int:
        return (self.advisor - 1) // ADVISORS + 1

    @property
    def auditor(self) -> int:
        if self.kind is Kind.SELF_CHECK:
            return self.advisor
        # All shoppers of the dealership in turn: one shopper's shops would never be released.
        turn = (self.advisor + self.at.toordinal()) % ADVISORS
        return DEALERSHIPS * ADVISORS + (self.dealership - 1) * ADVISORS + turn + 1


def plan(audits: int, draw: random.Random, checklist: Checklist) -> list[Planned]:
    """Spread the audits over advisors and years, and return them, oldest first."""
    same = random.Random(20)
    chosen = [
        Planned(NOW - timedelta(days=same.uniform(0, 80)), MEASURED.id, kind, 0)
        for kind in _MEASURED_KINDS
    ]
    while len(chosen) < audits:
        kind = draw.choices(_KINDS, _KIND_WEIGHTS)[0]
        partial = kind is Kind.SELF_CHECK and draw.random() < _PARTIAL
        chosen.append(
            Planned(
                NOW - timedelta(days=draw.uniform(0, 365 * YEARS)),
                draw.randint(MEASURED.id + 1, DEALERSHIPS * ADVISORS),
                kind,
                draw.randint(1, len(checklist.sections)) if partial else 0,
            )
        )
    return sorted(chosen, key=lambda each: each.at)


class Writer:
    """Fills in planned audits, and writes them with their scores."""

    def __init__(self, db: sqlite3.Connection, checklist: Checklist, seed: int) -> None:
        self._db = db
        self._checklist = checklist
        self._draw = {True: random.Random(20), False: random.Random(seed)}

    def write(self, numbered: Sequence[tuple[int, Planned]]) -> None:
        audits, answers, scores = [], [], []
        for audit, each in numbered:
            values = self._fill_in(each)
            audits.append(self._row(audit, each, values))
            answers += [(audit, number, value, 0) for number, value in values.items()]
            by_section = self._scores(values)
            scores += [(audit, position, *astuple(s)) for position, s in by_section.items()]
        insert(self._db, "audits", _AUDIT, audits)
        insert(self._db, "answers", "audit, indicator, value, given", answers)
        insert(self._db, "section_scores", "audit, section, earned, possible, printed", scores)

    def _fill_in(self, each: Planned) -> dict[int, Value]:
        draw = self._draw[each.advisor == MEASURED.id]
        numbers = range(1, self._checklist.printed_total + 1)
        asked = self._checklist.section(each.section).numbers if each.section else numbers
        # The advisor's level, changed by a random amount for the day.
        level = 0.7 + each.advisor * 37 % 25 / 100 + draw.uniform(-0.06, 0.06)
        yes, rest = _ANSWERED * min(level, 1), (1 - _ANSWERED) / 2
        weights = (yes, _ANSWERED - yes, rest, rest)
        return dict(zip(asked, draw.choices(_VALUES, weights, k=len(asked)), strict=True))

    def _row(self, audit: int, each: Planned, values: dict[int, Value]) -> tuple[object, ...]:
        at = int(each.at.timestamp() * 1000)
        scope = " ".join(map(str, values)) if each.section else None
        return (
            *(audit, 1, each.kind, each.auditor, each.advisor, each.dealership),
            *(State.SUBMITTED, scope, "{}", "", at - 2_400_000, at, at, audit),
        )

    def _scores(self, values: dict[int, Value]) -> dict[int, Score]:
        scores = {}
        for section in self._checklist.sections:
            found = [values[number] for number in section.numbers if number in values]
            if found:
                yes = found.count(Value.YES)
                scores[section.position] = Score(yes, yes + found.count(Value.NO), len(found))
        return scores


def insert(
    db: sqlite3.Connection, table: str, columns: str, rows: Sequence[tuple[object, ...]]
) -> None:
    marks = ", ".join("?" * len(rows[0]))
    db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - constants of this module


def generate(path: Path, audits: int, seed: int = 1) -> None:
    """Write a new database with submitted audits. Raises FileExistsError."""
    if path.exists():
        raise FileExistsError(path)
    checklist = shipped()
    asyncio.run(migrate(f"sqlite:///{path}"))
    planned = enumerate(plan(audits, random.Random(seed), checklist), start=1)
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous=OFF")  # after a power cut it can be generated again
        _write_people(db, checklist)
        writer = Writer(db, checklist, seed)
        while some := list(itertools.islice(planned, _AT_ONCE)):
            writer.write(some)
        db.commit()


def _write_people(db: sqlite3.Connection, checklist: Checklist) -> None:
    row = (1, checklist.content_hash, to_json(checklist), 0)
    insert(db, "checklists", "id, content_hash, content, added_at", [row])
    places = range(1, DEALERSHIPS + 1)
    insert(db, "dealerships", "id, name", [(at, f"Dealership {at}") for at in places])
    advisors = range(1, DEALERSHIPS * ADVISORS + 1)
    for role, first in ((Role.ADVISOR, 0), (Role.SHOPPER, advisors[-1])):
        named = [(first + n, f"{role.name.capitalize()} {n}") for n in advisors]
        insert(db, "people", "id, name", named)
        working = [(first + n, (n - 1) // ADVISORS + 1, role) for n in advisors]
        insert(db, "memberships", "person, dealership, role", working)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a database full of audits.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--audits", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    generate(options.path, options.audits, options.seed)
    size = options.path.stat().st_size / 1e6
    print(f"{options.audits} audits, {size:.0f} MB, in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
