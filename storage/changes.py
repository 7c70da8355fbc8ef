"""What a batch of turns wants written, collected first and then written in sets."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Value
from checklist.records import StoredAudit
from checklist.results import WHOLE, day_of, totals_of
from checklist.scoring import Score, section_scores, total_score
from storage.audits import row_of
from storage.dead_letters import DeadLetter
from storage.models import (
    answer_changes,
    answers,
    audits,
    day_totals,
    dead_letters,
    evaluations,
    handled_updates,
    notes,
    outbox,
    people,
)
from storage.models import (
    section_scores as section_scores_table,
)

Row = dict[str, Any]


@dataclass(slots=True)
class Changes:
    """Rows by table. Later rows replace earlier ones of the same key."""

    begun: dict[int, Row] = field(default_factory=dict)
    audits: dict[int, Row] = field(default_factory=dict)
    answers: dict[tuple[int, int], Row] = field(default_factory=dict)
    answer_changes: list[Row] = field(default_factory=list)
    notes: dict[tuple[int, int], Row] = field(default_factory=dict)
    evaluations: dict[tuple[int, int], Row] = field(default_factory=dict)
    section_scores: list[Row] = field(default_factory=list)
    day_totals: list[Row] = field(default_factory=list)
    people: dict[int, Row] = field(default_factory=dict)
    outbox: dict[int, Row] = field(default_factory=dict)
    handled: dict[int, Row] = field(default_factory=dict)
    dead_letters: dict[int, Row] = field(default_factory=dict)
    recovered: set[int] = field(default_factory=set)

    def begin(self, kept: StoredAudit) -> None:
        self.begun[kept.id] = row_of(kept)

    def change(self, before: StoredAudit, after: StoredAudit, by: int, at: datetime) -> None:
        """Note what differs: the audit's row, its answers, and answers that were changed."""
        target = self.begun if after.id in self.begun else self.audits
        target[after.id] = row_of(after)
        old, new = before.sheet.answers, after.sheet.answers
        for indicator, value in new.items():
            if old.get(indicator) is not value:
                self._answer(after.id, indicator, value, given=False)
                if indicator in old:
                    self.answer_changes.append(
                        _changed(after.id, indicator, old[indicator], value, by=by, at=at)
                    )
        for indicator, text in _new_texts(before.notes, after.notes):
            row = {"audit": after.id, "indicator": indicator, "text": text}
            self.notes[after.id, indicator] = row
        for section, text in _new_texts(before.evaluations, after.evaluations):
            row = {"audit": after.id, "section": section, "text": text}
            self.evaluations[after.id, section] = row

    def submit(self, kept: StoredAudit) -> None:
        """Write out what conditions answered, and the scores, for reports to read."""
        for indicator in kept.sheet.scope:
            value = kept.sheet.value(indicator)
            if value is not None and kept.sheet.given(indicator):
                self._answer(kept.id, indicator, value, given=True)
        self.section_scores += [
            {
                "audit": kept.id,
                "section": section.position,
                "earned": score.earned,
                "possible": score.possible,
                "printed": score.printed,
            }
            for section, score in section_scores(kept.sheet)
        ]
        if kept.sheet.whole and kept.dealership is not None:
            self.day_totals += [_counted(kept, *each) for each in _scores_by_section_id(kept)]

    def _answer(self, audit: int, indicator: int, value: Value, *, given: bool) -> None:
        self.answers[audit, indicator] = {
            "audit": audit,
            "indicator": indicator,
            "value": int(value),
            "given": int(given),
        }

    def add_dead_letter(self, kept: DeadLetter, error: str, now: datetime) -> None:
        """Keep an update that could not be served; `error` names what went wrong."""
        self.dead_letters[kept.update_id] = kept.row(error, now)
        self.handled[kept.update_id] = {"update_id": kept.update_id, "handled_at": now}
        self.recovered.discard(kept.update_id)

    def add(self, other: "Changes") -> None:
        """Take over what one turn wants written."""
        for name in self.__slots__:
            mine, theirs = getattr(self, name), getattr(other, name)
            if name == "people":
                for person, row in theirs.items():
                    mine.setdefault(person, {}).update(row)
            elif isinstance(mine, list):
                mine.extend(theirs)
            else:
                mine.update(theirs)


def _new_texts(before: Mapping[int, str], after: Mapping[int, str]) -> list[tuple[int, str]]:
    return [(number, text) for number, text in after.items() if before.get(number) != text]


def _scores_by_section_id(kept: StoredAudit) -> list[tuple[str, Score]]:
    sections = [(section.id, score) for section, score in section_scores(kept.sheet)]
    return [*sections, (WHOLE, total_score(kept.sheet))]


def _counted(kept: StoredAudit, section: str, score: Score) -> Row:
    """What a submitted audit adds to its day's totals."""
    assert kept.submitted_at is not None
    return {
        "dealership": kept.dealership,
        "kind": int(kept.sheet.kind),
        "day": day_of(kept.submitted_at),
        "section": section,
        **asdict(totals_of(score)),
    }


def _changed(
    audit: int, indicator: int, before: Value, after: Value, *, by: int, at: datetime
) -> Row:
    return {
        "audit": audit,
        "indicator": indicator,
        "before": int(before),
        "after": int(after),
        "changed_by": by,
        "changed_at": at,
    }


async def write(db: AsyncConnection, changes: Changes) -> None:
    """One statement a table that has something to write, whatever the size of the batch."""
    await _insert(db, audits, changes.begun.values())
    await _update(db, audits, changes.audits.values())
    await _upsert(db, answers, changes.answers.values())
    await _insert(db, answer_changes, changes.answer_changes)
    await _upsert(db, notes, changes.notes.values())
    await _upsert(db, evaluations, changes.evaluations.values())
    await _upsert(db, section_scores_table, changes.section_scores)
    await _add_up(db, day_totals, changes.day_totals)
    await _update_people(db, changes.people)
    await _upsert(db, outbox, changes.outbox.values())
    await _upsert(db, handled_updates, changes.handled.values())
    await _upsert(db, dead_letters, changes.dead_letters.values())
    if changes.recovered:
        await db.execute(
            delete(dead_letters).where(dead_letters.c.update_id.in_(changes.recovered))
        )


async def _insert(db: AsyncConnection, table: Table, rows: Iterable[Row]) -> None:
    if found := list(rows):
        await db.execute(insert(table), found)


async def _upsert(db: AsyncConnection, table: Table, rows: Iterable[Row]) -> None:
    if not (found := list(rows)):
        return
    statement = upsert(table)
    key = [column.name for column in table.primary_key]
    others = {name: statement.excluded[name] for name in found[0] if name not in key}
    await db.execute(statement.on_conflict_do_update(index_elements=key, set_=others), found)


async def _add_up(db: AsyncConnection, table: Table, rows: Iterable[Row]) -> None:
    """Add each row's numbers to those kept under the same key."""
    if not (found := list(rows)):
        return
    statement = upsert(table)
    key = [column.name for column in table.primary_key]
    sums = {c.name: c + statement.excluded[c.name] for c in table.c if c.name not in key}
    await db.execute(statement.on_conflict_do_update(index_elements=key, set_=sums), found)


async def _update(db: AsyncConnection, table: Table, rows: Iterable[Row]) -> None:
    if found := list(rows):
        names = [name for name in found[0] if name != "id"]
        statement = (
            update(table)
            .where(table.c.id == bindparam("key"))
            .values({name: bindparam(name) for name in names})
        )
        # Without "id": every other name in a row would be set, the key itself included.
        changed = [{"key": row["id"], **{name: row[name] for name in names}} for row in found]
        await db.execute(statement, changed)


async def _update_people(db: AsyncConnection, rows: Mapping[int, Row]) -> None:
    """People's rows differ in what changes: one statement for each set of columns."""
    by_columns: dict[tuple[str, ...], list[Row]] = {}
    for person, row in rows.items():
        by_columns.setdefault(tuple(sorted(row)), []).append({"id": person, **row})
    for group in by_columns.values():
        await _update(db, people, group)
