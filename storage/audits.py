"""Reads audits, many in one statement. Each audit has the checklist version it began with."""

import json
from collections.abc import Collection, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CompoundSelect, Row, func, null, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.audit import Audit
from checklist.definition import Checklist, Kind, Value
from checklist.records import State, StoredAudit
from storage.checklists import load as load_checklist
from storage.models import answers, audits, evaluations, notes


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in text.split())


async def load(
    db: AsyncConnection, ids: Collection[int], versions: MutableMapping[int, Checklist]
) -> dict[int, StoredAudit]:
    """Load audits by id, in two statements for any number of audits.

    Checklist versions that the audits need and `versions` lacks are loaded and added to it.
    """
    if not ids:
        return {}
    rows = (await db.execute(select(audits).where(audits.c.id.in_(ids)))).all()
    return await _with_contents(db, rows, versions)


async def drafts_of(
    db: AsyncConnection, auditor: int, versions: MutableMapping[int, Checklist]
) -> list[StoredAudit]:
    """Load a person's drafts, the one that was changed last first."""
    rows = (
        await db.execute(
            select(audits)
            .where(audits.c.auditor == auditor, audits.c.state == State.DRAFT)
            .order_by(audits.c.touched_at.desc(), audits.c.id.desc())
        )
    ).all()
    return list((await _with_contents(db, rows, versions)).values())


@dataclass(slots=True)
class _Contents:
    """What an auditor filled in: answers and notes by indicator, evaluations by section."""

    answers: dict[int, Value] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    evaluations: dict[int, str] = field(default_factory=dict)


async def _with_contents(
    db: AsyncConnection,
    rows: Collection[Row[tuple[object, ...]]],
    versions: MutableMapping[int, Checklist],
) -> dict[int, StoredAudit]:
    contents = await _contents_of(db, [row.id for row in rows])
    for number in {row.checklist for row in rows} - versions.keys():
        versions[number] = await load_checklist(db, number)
    return {row.id: _stored_audit(row, versions[row.checklist], contents[row.id]) for row in rows}


async def _contents_of(db: AsyncConnection, ids: Collection[int]) -> dict[int, _Contents]:
    contents = {number: _Contents() for number in ids}
    if not ids:
        return contents
    for row in await db.execute(_select_contents(ids)):
        content = contents[row.audit]
        if row.answer is not None:
            content.answers[row.number] = Value(row.answer)
        elif row.note is not None:
            content.notes[row.number] = row.note
        else:
            content.evaluations[row.number] = row.evaluation
    return contents


def _select_contents(ids: Collection[int]) -> CompoundSelect[*tuple[Any, ...]]:
    """Select from three tables in one statement: the trip costs more than the rows."""
    nothing = null()
    return union_all(
        select(
            answers.c.audit,
            answers.c.indicator.label("number"),
            answers.c.value.label("answer"),
            nothing.label("note"),
            nothing.label("evaluation"),
        ).where(answers.c.audit.in_(ids), answers.c.given == 0),
        select(notes.c.audit, notes.c.indicator, nothing, notes.c.text, nothing).where(
            notes.c.audit.in_(ids)
        ),
        select(
            evaluations.c.audit, evaluations.c.section, nothing, nothing, evaluations.c.text
        ).where(evaluations.c.audit.in_(ids)),
    )


def _stored_audit(
    row: Row[tuple[object, ...]], checklist: Checklist, contents: _Contents
) -> StoredAudit:
    return StoredAudit(
        id=row.id,
        sheet=Audit(
            checklist=checklist,
            kind=Kind(row.kind),
            scope=checklist.numbers if row.scope is None else _numbers(row.scope),
            answers=contents.answers,
            choices=json.loads(row.choices),
            put_off=_numbers(row.put_off),
        ),
        version=row.checklist,
        auditor=row.auditor,
        advisor=row.advisor,
        dealership=row.dealership,
        state=State(row.state),
        started_at=row.started_at,
        touched_at=row.touched_at,
        submitted_at=row.submitted_at,
        submission=row.submission,
        notes=contents.notes,
        evaluations=contents.evaluations,
    )


async def next_id(db: AsyncConnection) -> int:
    """Return the id for a new audit: higher than all stored ids.

    Call it inside a writing transaction, so that no id is used twice.
    """
    return int(await db.scalar(select(func.max(audits.c.id))) or 0) + 1


async def next_submission(db: AsyncConnection) -> int:
    """Return the next number in the order of submission, by the same rules as `next_id`."""
    return int(await db.scalar(select(func.max(audits.c.submission))) or 0) + 1
