"""Creates the demo's database: its people and past audits, written through the storage layer."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.loading import shipped
from checklist.records import State, StoredAudit
from demo.history import PastAudit, generate_history
from demo.people import PEOPLE, import_entries
from storage import checklists, people, roster
from storage.changes import AuditChange
from storage.engine import Database
from storage.schema import migrate
from storage.unit_of_work import UnitOfWork

# Increase it when the generated history changes: then older databases are replaced.
HISTORY_VERSION = "1"
DATABASE, MARKER = "audits.db", "story.txt"


async def prepare(folder: Path, *, fresh: bool = False) -> str:
    """Return the URL of the demo's database in this folder.

    It is created if there is none, or one with an older history. Otherwise it stays as it is, with
    everything that people answered in the demo.
    """
    if fresh or not _is_current(folder):
        _clear(folder)
        await create(url_in(folder), generate_history(shipped(), datetime.now(UTC).date()))
        (folder / MARKER).write_text(
            HISTORY_VERSION
        )  # last, so that an unfinished database has none
    return url_in(folder)


def _is_current(folder: Path) -> bool:
    marker = folder / MARKER
    return marker.exists() and marker.read_text() == HISTORY_VERSION


def _clear(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in (folder / MARKER, *folder.glob(f"{DATABASE}*")):  # SQLite has files beside it
        old.unlink(missing_ok=True)


def url_in(folder: Path) -> str:
    return f"sqlite:///{(folder / DATABASE).resolve()}"


async def create(url: str, past: Sequence[PastAudit]) -> None:
    """Create a database with the demo's people and past audits."""
    await migrate(url)
    database = Database(url)
    try:
        async with database.writing() as db:
            await roster.import_people(db, import_entries())
            now = datetime.now(UTC)
            version = await checklists.save(db, shipped(), past[0].started_at if past else now)
            ids, dealership = await _ids(db), await _dealership(db)
            work = UnitOfWork(db)
            work.add(*_changes(past, version, ids, dealership))
            await work.flush()
    finally:
        await database.close()


async def _ids(db: AsyncConnection) -> Mapping[str, int]:
    contacts = await people.contacts(db, [each.telegram_id for each in PEOPLE])
    return {contact.person.name: contact.person.id for contact in contacts.values()}


async def _dealership(db: AsyncConnection) -> int:
    return (await people.advisors(db))[0].dealership


def _submissions(past: Sequence[PastAudit]) -> Mapping[int, int]:
    """Number the submitted audits in the order of submission, by their index in `past`."""
    submitted = sorted(
        (nth for nth, each in enumerate(past) if each.submitted),
        key=lambda nth: past[nth].touched_at,
    )
    return {nth: number for number, nth in enumerate(submitted, start=1)}


def _changes(
    past: Sequence[PastAudit], version: int, ids: Mapping[str, int], dealership: int
) -> list[AuditChange]:
    """Return the changes that the bot would have written for these audits."""
    submissions = _submissions(past)
    changes: list[AuditChange] = []
    for nth, each in enumerate(past):
        finished = StoredAudit(
            id=nth + 1,
            sheet=each.sheet,
            version=version,
            auditor=ids[each.auditor],
            advisor=ids[each.advisor],
            dealership=dealership,
            state=State.SUBMITTED if each.submitted else State.DRAFT,
            started_at=each.started_at,
            touched_at=each.touched_at,
            submitted_at=each.touched_at if each.submitted else None,
            submission=submissions.get(nth),
            notes=each.notes,
            evaluations=each.evaluations,
        )
        changes.append(AuditChange(None, finished, finished.auditor, finished.touched_at))
    return changes
