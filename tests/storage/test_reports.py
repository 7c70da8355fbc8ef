"""Reports read what was submitted, agree with the raw answers, and name no auditor."""

import random
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, insert, text

from checklist.audit import begin
from checklist.definition import Checklist, Kind, Value
from checklist.records import Advisor, State, StoredAudit
from checklist.results import WHOLE, AdvisorResults, Days, Detail, Period, Totals, Versions, days_of
from checklist.scoring import Score
from storage import checklists, people, reports
from storage.changes import AuditChange
from storage.engine import Database
from storage.models import dealerships, memberships
from storage.models import people as people_table
from storage.schema import migrate
from storage.unit_of_work import UnitOfWork
from tests.checklist.small_form import SMALL, form

NOW = datetime(2026, 6, 17, 9, 30, tzinfo=UTC)  # a Wednesday
SHOPPER, ZHANG, LI, HAN = 1, 2, 3, 4
NAMES = {SHOPPER: "王芳", ZHANG: "张伟", LI: "李娜", HAN: "韩梅"}
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
    ) -> StoredAudit:
        """An audit whose answers are spelled in the form's order: y, n, - (unseen) or / (n. a.)."""
        self.count += 1
        sheet = begin(self.versions.by_id[version], kind, scope)
        values = {"y": Value.YES, "n": Value.NO, "-": Value.NOT_OBSERVED, "/": Value.NOT_APPLICABLE}
        for number, letter in zip(sorted(sheet.scope), spelled, strict=True):
            sheet = sheet.with_answer(number, values[letter])
        stored = StoredAudit(
            self.count, sheet, version, SHOPPER, advisor, where, state, at, at, at, self.count
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

    async def totals(self) -> dict[str, Totals]:
        async with self.database.reading() as db:
            return await reports.totals_of_days(db, HERE, days_of(Period.ALL, NOW))


@pytest.fixture
async def stored(tmp_path: Path) -> AsyncIterator[ReportDatabase]:
    url = f"sqlite:///{tmp_path / 'audits.db'}"
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


def selects(statements: list[str]) -> list[str]:
    return [statement for statement in statements if statement.startswith("SELECT")]


async def test_a_submitted_shop_is_in_the_report(stored: ReportDatabase) -> None:
    await stored.submit("yyn-/y")
    found = await stored.advisor_results()
    assert (found.shops.n, found.shops.mean) == (1, Fraction(3, 4))
    assert [each.shops for each in found.sections] == [Score(2, 3, 3), Score(1, 1, 3)]
    assert [record.shops for record in found.indicators] == [
        (True,),
        (True,),
        (False,),
        (),
        (),
        (True,),
    ]
    assert found.shops.visits[0].at == NOW


async def test_drafts_and_what_was_discarded_are_not(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyy", state=State.DRAFT)
    await stored.submit("yyyyyy", state=State.DISCARDED)
    found = await stored.advisor_results()
    assert found.shops.visits == ()
    assert not any(record.shops for record in found.indicators)
    assert await stored.totals() == {}


async def test_an_advisor_of_two_dealerships_stands_at_each_on_its_own(
    stored: ReportDatabase,
) -> None:
    await stored.submit("yyyyyy")
    await stored.submit("nnnnnn", where=THERE)
    assert (await stored.advisor_results()).shops.mean == 1
    assert (await stored.advisor_results()).others == Totals()


async def test_a_report_takes_four_statements_however_much_it_reads(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyy")
    await stored.advisor_results()
    assert len(selects(stored.statements)) == 4
    await stored.submit(*["ynynyn"] * 12)
    await stored.submit(*["ynynyn"] * 7, kind=Kind.SELF_CHECK)
    await stored.advisor_results()
    assert len(selects(stored.statements)) == 4


async def test_the_auditor_is_never_read(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyy")
    await stored.advisor_results()
    assert not any("auditor" in statement for statement in stored.statements)


async def test_a_report_agrees_with_the_raw_answers(stored: ReportDatabase) -> None:
    """Recompute rates, sections, records and the others in SQL, from nothing but answers."""
    draw = random.Random(4)
    audits = [
        stored.fill_in(
            "".join(draw.choices("yyyn-/", k=6)),
            advisor=draw.choice((ZHANG, LI)),
            kind=draw.choice((Kind.MYSTERY_SHOP, Kind.MYSTERY_SHOP, Kind.SELF_CHECK)),
            at=NOW - timedelta(days=draw.randint(0, 400)),
        )
        for _ in range(40)
    ]
    for some in (audits[:25], audits[25:]):  # two flushes on the same days and later ones
        await stored.write(*some)
    found = await stored.advisor_results()
    async with stored.database.reading() as db:
        rows = await db.execute(
            text(
                "SELECT a.id, a.advisor, a.kind, r.indicator, r.value FROM audits a"
                " JOIN answers r ON r.audit = a.id WHERE r.value < 2 ORDER BY a.submission"
            )
        )
        raw = list(rows)
    mine, theirs = [
        [row for row in raw if row.kind == 1 and (row.advisor == ZHANG) is own]
        for own in (True, False)
    ]

    def mean(of: list[Any]) -> Fraction:
        by_audit: dict[int, list[int]] = {}
        for row in of:
            by_audit.setdefault(row.id, []).append(row.value)
        rates = [Fraction(sum(values), len(values)) for values in by_audit.values()]
        return sum(rates, Fraction(0)) / len(rates)

    assert found.shops.mean == mean(mine)
    assert found.others.mean is not None
    assert abs(found.others.mean - mean(theirs)) < Fraction(1, 10**6)
    for position, each in enumerate(found.sections, start=1):
        numbers = range(3 * position - 2, 3 * position + 1)
        for rows_of, score in ((mine, each.shops), (theirs, each.others)):
            values = [row.value for row in rows_of if row.indicator in numbers]
            assert (score.earned, score.possible) == (sum(values), len(values))
    for record in found.indicators:
        number = record.indicator.number
        assert record.shops == tuple(bool(r.value) for r in mine if r.indicator == number)


async def test_totals_add_up_over_flushes_and_within_one(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyy", "yyynnn")
    await stored.submit("nnn---", advisor=LI)
    assert await stored.totals() == {
        WHOLE: Totals(3, 9, 15, 18, 1_500_000, 1_250_000_000_000),
        "section-greet": Totals(3, 6, 9, 9, 2_000_000, 2_000_000_000_000),
        "section-repair": Totals(2, 3, 6, 9, 1_000_000, 1_000_000_000_000),
    }


async def test_only_whole_audits_of_a_dealership_count_in_its_totals(
    stored: ReportDatabase,
) -> None:
    await stored.submit("yyy", kind=Kind.SELF_CHECK, scope=[1, 2, 3])
    await stored.submit("yyyyyy", where=THERE)
    assert await stored.totals() == {}
    async with stored.database.reading() as db:
        days = days_of(Period.ALL, NOW)
        assert await reports.totals_of_days(db, HERE, days, Kind.SELF_CHECK) == {}
    assert (await stored.advisor_results()).indicators[0].own == (True,)


async def test_a_period_begins_at_midnight_for_visits_and_totals_alike(
    stored: ReportDatabase,
) -> None:
    first = datetime(2026, 5, 19, tzinfo=UTC)  # the 30th day, counted back from today
    for at in (first, first - timedelta(milliseconds=1)):
        await stored.submit("yyyyyy", at=at)
        await stored.submit("nnnnnn", at=at, advisor=LI)
    found = await stored.advisor_results(period=Period.MONTH)
    assert (found.shops.n, found.others.audits) == (1, 1)
    everything = await stored.advisor_results()
    assert (everything.shops.n, everything.others.audits) == (2, 2)


async def test_an_older_version_is_loaded_when_an_audit_needs_it(stored: ReportDatabase) -> None:
    newer: Checklist = form(("explain", "greet"))
    async with stored.database.writing() as db:
        number = await checklists.save(db, newer, NOW)
    stored.versions = Versions({1: SMALL, number: newer}, number)
    await stored.submit("ynyyny")
    await stored.submit("yn", version=number)
    stored.versions = Versions({number: newer}, number)
    found = await stored.advisor_results()
    assert (found.older, found.gone) == (1, 4)
    assert [record.shops for record in found.indicators] == [(False, True), (True, False)]
    assert stored.versions.by_id[1] == SMALL


async def test_an_advisors_own_view_waits_for_monday_for_the_others_as_well(
    stored: ReportDatabase,
) -> None:
    monday = datetime(2026, 6, 15, tzinfo=UTC)
    for advisor in (ZHANG, LI):
        await stored.submit(
            "yyyynn", "yyyynn", "yyyynn", at=monday - timedelta(hours=1), advisor=advisor
        )
        await stored.submit("nnnnnn", at=monday, advisor=advisor)
    zhang = await stored.advisor()
    stored.statements.clear()
    async with stored.database.reading() as db:
        own = await reports.own_results_of(db, zhang, Period.QUARTER, NOW, stored.versions)
    assert own.detail is Detail.WEEKLY
    assert (own.shops.n, own.others.audits) == (3, 3)
    assert {each.at for each in own.shops.visits} == {datetime(2026, 6, 8, tzinfo=UTC)}
    assert not any("auditor" in statement for statement in stored.statements)


async def test_answers_are_read_of_the_days_that_are_asked_for(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyn", at=NOW - timedelta(days=100))
    await stored.submit("ynynyn", at=NOW - timedelta(days=10))
    days, zhang = days_of(Period.QUARTER, NOW), await stored.advisor()
    async with stored.database.reading() as db:
        older, newer = await reports.visits_of(db, zhang, Days(), answered=days)
    assert (older.passes, len(newer.passes)) == ({}, 6)
    assert older.total == Score(5, 6, 6)


async def test_the_team_is_read_from_scores_alone_in_one_statement(stored: ReportDatabase) -> None:
    await stored.submit("ynnnnn", "yynnnn", "yyynnn", "yyyynn", "yyyyyn")
    await stored.submit("yyyyyy", kind=Kind.SELF_CHECK, advisor=LI)
    await stored.submit("nnnnnn", where=THERE)
    async with stored.database.reading() as db:
        team = await people.advisors(db, [HERE])
        stored.statements.clear()
        rows = await reports.team_of(db, team, Period.QUARTER, NOW)
    assert len(selects(stored.statements)) == 1
    assert "answers" not in stored.statements[0]
    by_name = {row.advisor.name: row for row in rows}
    assert (by_name["张伟"].n, by_name["张伟"].mean) == (5, Fraction(15, 30))
    assert by_name["张伟"].direction == "rising"
    assert (by_name["李娜"].n, by_name["李娜"].mean) == (0, None)
