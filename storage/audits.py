"""Audits: read and written in sets, each pinned to its own checklist version."""

import json
from collections.abc import Collection, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.access import Subject
from checklist.audit import Audit
from checklist.definition import Checklist, Kind, Value
from storage.checklists import version
from storage.models import answers, audits, evaluations, notes


class State(IntEnum):
    """Stored as these numbers."""

    DRAFT = 0
    SUBMITTED = 1
    DISCARDED = 2


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """An audit as it is kept: the filled-in sheet, and who filled it in about whom, and when."""

    id: int
    sheet: Audit = field(repr=False)
    version: int
    auditor: int
    advisor: int | None
    dealership: int | None
    state: State
    started_at: datetime
    touched_at: datetime
    submitted_at: datetime | None = None
    submission: int | None = None

    @property
    def subject(self) -> Subject:
        return Subject(
            dealership=self.dealership,
            advisor=self.advisor,
            auditor=self.auditor,
            submitted=self.state is not State.DRAFT,
        )

    def row(self) -> dict[str, object]:
        """The row of the table `audits`."""
        whole = len(self.sheet.scope) == len(self.sheet.checklist.indicators)
        return {
            "id": self.id,
            "checklist": self.version,
            "kind": int(self.sheet.kind),
            "auditor": self.auditor,
            "advisor": self.advisor,
            "dealership": self.dealership,
            "state": int(self.state),
            "scope": None if whole else _numbers_text(self.sheet.scope),
            "choices": json.dumps(dict(self.sheet.choices), sort_keys=True),
            "put_off": _numbers_text(self.sheet.put_off),
            "started_at": self.started_at,
            "touched_at": self.touched_at,
            "submitted_at": self.submitted_at,
            "submission": self.submission,
        }


def _numbers_text(numbers: Iterable[int]) -> str:
    return " ".join(str(number) for number in sorted(numbers))


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in text.split())


async def load(
    db: AsyncConnection, ids: Collection[int], versions: MutableMapping[int, Checklist]
) -> dict[int, StoredAudit]:
    """Load audits by id in two statements, however many.

    `versions` is completed where an audit is pinned to one that it does not hold yet.
    """
    if not ids:
        return {}
    rows = (await db.execute(select(audits).where(audits.c.id.in_(ids)))).all()
    return await _with_answers(db, rows, versions)


async def drafts_of(
    db: AsyncConnection, auditor: int, versions: MutableMapping[int, Checklist]
) -> list[StoredAudit]:
    """A person's drafts, the one touched last first."""
    rows = (
        await db.execute(
            select(audits)
            .where(audits.c.auditor == auditor, audits.c.state == State.DRAFT)
            .order_by(audits.c.touched_at.desc(), audits.c.id.desc())
        )
    ).all()
    return list((await _with_answers(db, rows, versions)).values())


async def _with_answers(
    db: AsyncConnection,
    rows: Iterable[Row[tuple[object, ...]]],
    versions: MutableMapping[int, Checklist],
) -> dict[int, StoredAudit]:
    rows = list(rows)
    own: dict[int, dict[int, Value]] = {row.id: {} for row in rows}
    if rows:
        found = await db.execute(
            select(answers.c.audit, answers.c.indicator, answers.c.value).where(
                answers.c.audit.in_(own), answers.c.given == 0
            )
        )
        for audit, indicator, value in found:
            own[audit][indicator] = Value(value)
    for number in {row.checklist for row in rows} - versions.keys():
        versions[number] = await version(db, number)
    return {row.id: _kept(row, versions[row.checklist], own[row.id]) for row in rows}


def _kept(
    row: Row[tuple[object, ...]], checklist: Checklist, own: Mapping[int, Value]
) -> StoredAudit:
    whole = frozenset(indicator.number for indicator in checklist.indicators)
    return StoredAudit(
        id=row.id,
        sheet=Audit(
            checklist=checklist,
            kind=Kind(row.kind),
            scope=whole if row.scope is None else _numbers(row.scope),
            answers=own,
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
    )


async def next_id(db: AsyncConnection, unwritten: Iterable[int]) -> int:
    """The id for a new audit, beyond those kept and those about to be.

    Only inside a writing transaction; ids are never used twice.
    """
    return max(int(await db.scalar(select(func.max(audits.c.id))) or 0), *unwritten, 0) + 1


async def next_submission(db: AsyncConnection, unwritten: Iterable[int]) -> int:
    """The place in the order of submitting, likewise."""
    kept = int(await db.scalar(select(func.max(audits.c.submission))) or 0)
    return max(kept, *unwritten, 0) + 1


async def notes_of(db: AsyncConnection, audit: int) -> dict[int, str]:
    rows = await db.execute(
        select(notes.c.indicator, notes.c.text)
        .where(notes.c.audit == audit)
        .order_by(notes.c.indicator)
    )
    return {row.indicator: row.text for row in rows}


async def evaluations_of(db: AsyncConnection, audit: int) -> dict[int, str]:
    rows = await db.execute(
        select(evaluations.c.section, evaluations.c.text)
        .where(evaluations.c.audit == audit)
        .order_by(evaluations.c.section)
    )
    return {row.section: row.text for row in rows}
