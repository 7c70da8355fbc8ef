"""Collects the changes of a batch, and writes them in sets: one statement a table.

A batch is served in one transaction with one `UnitOfWork`. Each turn has a `NestedWork`, so that
the changes of a turn are kept or dropped together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Self, TypeVar

from sqlalchemy import Table, bindparam, delete, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncTransaction

from storage import models, rows
from storage.changes import (
    AuditChange,
    Change,
    ContactChange,
    FailedUpdate,
    HandledUpdate,
    OutboxReply,
)
from storage.engine import DATABASE_UNAVAILABLE
from storage.rows import Row
from storage.temporary_messages import TemporaryMessage

Changed = TypeVar("Changed")


class FlushError(Exception):
    """The changes of some turn cannot be written. `reason` says why, not whose they are.

    The transaction has lost changes, so it is to be rolled back.
    """

    def __init__(self, reason: Exception) -> None:
        super().__init__(repr(reason))
        self.reason = reason


@dataclass(slots=True)
class UnitOfWork:
    """The changes of one transaction. Of two changes of one row the later one holds."""

    db: AsyncConnection
    _pending: list[Change] = field(default_factory=list)

    def add(self, *changes: Change) -> None:
        self._pending += changes

    async def flush(self) -> None:
        """Write what was added since the last flush.

        Raises one of DATABASE_UNAVAILABLE, and FlushError for every other error.
        """
        pending, self._pending = self._pending, []
        try:
            await _write(self.db, pending)
        except DATABASE_UNAVAILABLE:
            raise
        except Exception as error:
            raise FlushError(error) from error


@dataclass(slots=True)
class NestedWork:
    """The changes of one turn. As a context it keeps them, or drops them where an error leaves it.

    They wait in memory, so most turns need no savepoint.
    """

    whole: UnitOfWork
    _pending: list[Change] = field(default_factory=list)
    _savepoint: AsyncTransaction | None = None

    def add(self, change: Change) -> None:
        self._pending.append(change)

    async def connection(self) -> AsyncConnection:
        """Return the transaction for queries, with everything written that was changed so far.

        Changes of this turn are written under a savepoint, because the turn may still fail.
        """
        await self.whole.flush()
        if self._pending:
            if self._savepoint is None:
                self._savepoint = await self.whole.db.begin_nested()
            self.whole.add(*self._pending)
            self._pending = []
            await self.whole.flush()
        return self.whole.db

    async def drop(self) -> None:
        """Undo what was added since the beginning."""
        self._pending = []
        if self._savepoint is not None:
            await self._savepoint.rollback()
            self._savepoint = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        if kind is not None:
            await self.drop()
            return
        if self._savepoint is not None:
            await self._savepoint.commit()
        self.whole.add(*self._pending)


async def _write(db: AsyncConnection, changes: list[Change]) -> None:
    await _write_audits(db, _only(AuditChange, changes))
    contacts = [each.contact for each in _only(ContactChange, changes)]
    await _update(db, models.people, map(rows.chat_row, contacts))
    await _write_updates(db, changes)


def _only(kind: type[Changed], changes: Iterable[Change]) -> list[Changed]:
    return [each for each in changes if isinstance(each, kind)]


async def _write_audits(db: AsyncConnection, changes: list[AuditChange]) -> None:
    new = [each.after for each in changes if each.before is None]
    changed = [each.after for each in changes if each.before is not None]
    submitted = [each.after for each in changes if each.submits]
    await _insert(db, models.audits, map(rows.audit_row, new))
    await _update(db, models.audits, map(rows.audit_row, changed))
    await _upsert(db, models.answers, _all_rows(rows.answer_rows, changes))
    await _insert(db, models.answer_changes, _all_rows(rows.answer_change_rows, changes))
    await _upsert(db, models.notes, _all_rows(rows.note_rows, changes))
    await _upsert(db, models.evaluations, _all_rows(rows.evaluation_rows, changes))
    await _insert(db, models.section_scores, _all_rows(rows.section_score_rows, submitted))


def _all_rows(
    rows_of: Callable[[Changed], Iterable[Row]], changes: Iterable[Changed]
) -> Iterable[Row]:
    return (row for each in changes for row in rows_of(each))


async def _write_updates(db: AsyncConnection, changes: list[Change]) -> None:
    """Write what became of the updates themselves."""
    failed = _only(FailedUpdate, changes)
    handled = _only(HandledUpdate, changes)
    recovered = [each.update_id for each in handled if each.retried]
    handled += [each.handled for each in failed]
    await _upsert(db, models.outbox, map(rows.outbox_row, _only(OutboxReply, changes)))
    temporary = _only(TemporaryMessage, changes)
    await _upsert(db, models.temporary_messages, map(rows.temporary_message_row, temporary))
    await _upsert(db, models.handled_updates, map(rows.handled_row, handled))
    await _upsert(db, models.dead_letters, map(rows.dead_letter_row, failed))
    if recovered:
        letters = models.dead_letters
        await db.execute(delete(letters).where(letters.c.update_id.in_(recovered)))


async def _insert(db: AsyncConnection, table: Table, new: Iterable[Row]) -> None:
    if found := list(new):
        await db.execute(insert(table), found)


async def _upsert(db: AsyncConnection, table: Table, changed: Iterable[Row]) -> None:
    if not (found := list(changed)):
        return
    statement = upsert(table)
    key = [column.name for column in table.primary_key]
    others = {name: statement.excluded[name] for name in found[0] if name not in key}
    await db.execute(statement.on_conflict_do_update(index_elements=key, set_=others), found)


async def _update(db: AsyncConnection, table: Table, changed: Iterable[Row]) -> None:
    if not (found := list(changed)):
        return
    names = [name for name in found[0] if name != "id"]
    statement = (
        update(table)
        .where(table.c.id == bindparam("key"))
        .values({name: bindparam(name) for name in names})
    )
    # Without "id": every other name in a row would be set, the key itself included.
    values = [{"key": row["id"], **{name: row[name] for name in names}} for row in found]
    await db.execute(statement, values)
