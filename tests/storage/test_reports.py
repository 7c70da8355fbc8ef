"""Reports read what was submitted, agree with the raw answers, and name no auditor."""

import random
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import text

from checklist.definition import Checklist, Kind
from checklist.records import State
from checklist.results import Comparison, Period, Versions
from checklist.results.periods import EPOCH
from checklist.scoring import Score
from storage import checklists, people, reports
from storage.models import audits
from tests.checklist.small_form import SMALL, form
from tests.storage.report_database import (
    HERE,
    LI,
    MANAGER,
    NOW,
    SHOPPER,
    THERE,
    ZHANG,
    ReportDatabase,
)


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


async def test_an_advisor_of_two_dealerships_stands_at_each_on_its_own(
    stored: ReportDatabase,
) -> None:
    await stored.submit("yyyyyy")
    await stored.submit("nnnnnn", where=THERE)
    assert (await stored.advisor_results()).shops.mean == 1
    assert (await stored.advisor_results()).comparison == Comparison()


async def test_a_report_takes_five_statements_however_much_it_reads(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyy")
    await stored.advisor_results()
    assert len(selects(stored.statements)) == 5
    await stored.submit(*["ynynyn"] * 12)
    await stored.submit(*["ynynyn"] * 7, kind=Kind.SELF_CHECK)
    await stored.advisor_results()
    assert len(selects(stored.statements)) == 5


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
    assert found.comparison.others == mean(theirs)
    for position, each in enumerate(found.sections, start=1):
        numbers = range(3 * position - 2, 3 * position + 1)
        for rows_of, score in ((mine, each.shops), (theirs, each.others)):
            values = [row.value for row in rows_of if row.indicator in numbers]
            assert (score.earned, score.possible) == (sum(values), len(values))
    for record in found.indicators:
        number = record.indicator.number
        assert record.shops == tuple(bool(r.value) for r in mine if r.indicator == number)


async def test_only_whole_shops_of_the_dealership_are_the_others(stored: ReportDatabase) -> None:
    await stored.submit("yyy", kind=Kind.SELF_CHECK, scope=[1, 2, 3])
    await stored.submit(*["yyyyyy"] * 3, kind=Kind.SELF_CHECK, advisor=LI)
    await stored.submit(*["yyyyyy"] * 3, where=THERE)
    found = await stored.advisor_results()
    assert found.comparison.others is None
    assert [each.others.possible for each in found.sections] == [0, 0]
    assert found.indicators[0].own == (True,)


async def test_a_period_begins_at_midnight_for_everybody(stored: ReportDatabase) -> None:
    first = datetime(2026, 5, 19, tzinfo=UTC)  # the 30th day, counted back from today
    for at in (first, first - timedelta(milliseconds=1)):
        await stored.submit("yyyyyy", at=at)
        await stored.submit(*["nnnnnn"] * 3, at=at, advisor=LI)
    found = await stored.advisor_results(period=Period.MONTH)
    assert (found.shops.n, found.comparison.shops) == (1, 3)
    everything = await stored.advisor_results()
    assert (everything.shops.n, everything.comparison.shops) == (2, 6)


async def test_the_last_nine_of_everybody_are_compared(stored: ReportDatabase) -> None:
    day = timedelta(days=1)
    await stored.submit(*["nnnnnn"] * 2, at=NOW - 400 * day)
    await stored.submit(*["ynnnnn"] * 9, at=NOW - 300 * day)
    await stored.submit("yyyyyy", kind=Kind.SELF_CHECK, at=NOW - 300 * day)
    await stored.submit(*["yyyyyn"] * 9, at=NOW - 200 * day)
    await stored.submit("yyyyyy", kind=Kind.SELF_CHECK, at=NOW - 100 * day)
    await stored.submit("nnnnnn", advisor=LI, at=NOW - 500 * day)
    await stored.submit(*["yyynnn"] * 9, advisor=LI, at=NOW - 400 * day)
    found = await stored.advisor_results(period=Period.NINE)
    assert (found.shops.n, found.shops.mean, found.self_checks.n) == (9, Fraction(5, 6), 1)
    assert (found.comparison.shops, found.comparison.others) == (9, Fraction(1, 2))
    assert [each.others for each in found.sections] == [Score(27, 27, 27), Score(0, 27, 27)]
    assert found.change is not None
    assert found.change.before == 9
    assert found.change.difference == pytest.approx(4 / 6)


async def test_of_ten_shops_of_one_moment_nine_count(stored: ReportDatabase) -> None:
    await stored.submit("nnnnnn", *["yyyyyy"] * 9)
    found = await stored.advisor_results(period=Period.NINE)
    assert (found.shops.n, found.shops.mean) == (9, Fraction(1))


async def test_with_fewer_than_nine_shops_the_last_nine_are_all(stored: ReportDatabase) -> None:
    await stored.submit("yyynnn", "yyyyyy", at=NOW - timedelta(days=900))
    found = await stored.advisor_results(period=Period.NINE)
    assert (found.shops.n, found.change) == (2, None)


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


async def test_answers_are_read_of_the_audits_that_are_asked_for(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyn", kind=Kind.OBSERVATION)
    await stored.submit("ynynyn")
    async with stored.database.reading() as db:
        found = await reports.visits_of(
            db, await stored.advisor(), EPOCH, audits.c.kind != Kind.OBSERVATION
        )
    observed, shop = found
    assert (observed.passes, len(shop.passes)) == ({}, 6)
    assert observed.total == Score(5, 6, 6)


async def test_the_others_are_without_the_reader(stored: ReportDatabase) -> None:
    """A manager who is audited too could otherwise subtract everybody else's shops."""
    await stored.submit("yyynnn")
    await stored.submit(*["yyyyyy"] * 3, advisor=LI)
    await stored.submit(*["nnnnnn"] * 3, advisor=MANAGER)
    zhang = await stored.advisor()
    async with stored.database.reading() as db:
        about = (db, zhang, Period.ALL, NOW, stored.versions)
        whole = await reports.advisor_results_of(*about)
        found = await reports.advisor_results_of(*about, reader=MANAGER)
        other = await reports.advisor_results_of(*about, reader=SHOPPER)
    assert (whole.comparison.shops, found.comparison.shops) == (6, 3)
    assert (whole.comparison.others, found.comparison.others) == (Fraction(1, 2), Fraction(1))
    assert [each.others for each in found.sections] == [Score(9, 9, 9), Score(9, 9, 9)]
    assert other == whole


async def test_the_team_is_read_from_scores_alone_in_one_statement(stored: ReportDatabase) -> None:
    await stored.submit("nnnnnn", "ynnnnn", "yynnnn", "yyynnn", "yyyynn", "yyyyyn")
    await stored.submit("yyyyyy", kind=Kind.SELF_CHECK, advisor=LI)
    await stored.submit("nnnnnn", where=THERE)
    async with stored.database.reading() as db:
        team = await people.advisors(db, [HERE])
        stored.statements.clear()
        rows = await reports.team_of(db, team, Period.QUARTER, NOW)
    assert len(selects(stored.statements)) == 1
    assert "answers" not in stored.statements[0]
    by_name = {row.advisor.name: row for row in rows}
    assert (by_name["张伟"].n, by_name["张伟"].mean) == (6, Fraction(15, 36))
    assert by_name["张伟"].direction == "rising"
    assert (by_name["李娜"].n, by_name["李娜"].mean) == (0, None)
