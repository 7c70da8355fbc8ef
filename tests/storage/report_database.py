"""A database of two dealerships to which tests of reports submit audits."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event, insert

from checklist.audit import begin
from checklist.definition import Kind, Value
from checklist.records import Advisor, State, StoredAudit
from checklist.results import AdvisorResults, Period, Versions
from storage import checklists, people, reports
from storage.changes import AuditChange
from storage.engine import Database
from storage.models import dealerships, memberships
from storage.models import people as people_table
from storage.schema import migrate
from storage.unit_of_work import UnitOfWork
from tests.checklist.small_form import SMALL

NOW = datetime(2026, 6, 17, 9, 30, tzinfo=UTC)  # a Wednesday
SHOPPER, ZHANG, LI, HAN, MANAGER = 1, 2, 3, 4, 5
NAMES = {SHOPPER: "王芳", ZHANG: "张伟", LI: "李娜", HAN: "韩梅", MANAGER: "周经理"}
HERE, THERE = 1, 2


@dataclass
class ReportDatabase:
    """A database of two dealerships, and what has been submitted to it."""

    database: Database
    versions: Versions
    statements: list[str]
    count: int = 0
    sheets: list[StoredAudit] = field(default_factory=list)

    def fill_in(
        self,
        spelled: str,
        *,
        advisor: int = ZHANG,
        kind: Kind = Kind.MYSTERY_SHOP,
        at: datetime = NOW,
        where: int = HERE,
        version: int = 1,
        scope: Iterable[int] | None = None,
        state: State = State.SUBMITTED,
        auditor: int = SHOPPER,
    ) -> StoredAudit:
        """An audit whose answers are spelled in the form's order: y, n, - (unseen) or / (n. a.)."""
        self.count += 1
        sheet = begin(self.versions.by_id[version], kind, scope)
        values = {"y": Value.YES, "n": Value.NO, "-": Value.NOT_OBSERVED, "/": Value.NOT_APPLICABLE}
        for number, letter in zip(sorted(sheet.scope), spelled, strict=True):
            sheet = sheet.with_answer(number, values[letter])
        stored = StoredAudit(
            self.count, sheet, version, auditor, advisor, where, state, at, at, at, self.count
        )
        self.sheets.append(stored)
        return stored

    async def write(self, *audits: StoredAudit) -> None:
        """Write audits in one flush, as the bot does."""
        async with self.database.writing() as db:
            work = UnitOfWork(db)
            work.add(*(AuditChange(None, each, SHOPPER, NOW) for each in audits))
            await work.flush()

    async def submit(self, *spelled: str, **about: Any) -> None:  # noqa: ANN401 - as filled_in
        await self.write(*(self.fill_in(each, **about) for each in spelled))

    async def advisor(self, number: int = ZHANG, where: int = HERE) -> Advisor:
        async with self.database.reading() as db:
            found = await people.advisors(db, [where])
        return next(each for each in found if each.id == number)

    async def advisor_results(
        self, number: int = ZHANG, period: Period = Period.ALL
    ) -> AdvisorResults:
        advisor = await self.advisor(number)
        self.statements.clear()
        async with self.database.reading() as db:
            return await reports.advisor_results_of(db, advisor, period, NOW, self.versions)


@asynccontextmanager
async def open_reports(folder: Path) -> AsyncIterator[ReportDatabase]:
    url = f"sqlite:///{folder / 'audits.db'}"
    await migrate(url)
    database = Database(url)
    seen: list[str] = []
    event.listen(
        database._reader.sync_engine, "before_cursor_execute", lambda *args: seen.append(args[2])
    )
    places = [(ZHANG, HERE), (LI, HERE), (HAN, THERE), (ZHANG, THERE)]
    async with database.writing() as db:
        assert await checklists.save(db, SMALL, NOW) == 1
        await db.execute(insert(dealerships), [{"name": "浦东店"}, {"name": "虹桥店"}])
        rows = [{"id": number, "name": name} for number, name in NAMES.items()]
        await db.execute(insert(people_table), rows)
        members = [{"person": who, "dealership": at, "role": 4} for who, at in places]
        await db.execute(insert(memberships), members)
    yield ReportDatabase(database, Versions({1: SMALL}, 1), seen)
    await database.close()
