"""What a report tells of one indicator is counted and found in one statement each."""

from datetime import timedelta

from checklist.definition import Kind
from checklist.records import State
from checklist.results import Mark, Period, Versions, marks
from checklist.statistics import Tally
from storage import checklists, one_indicator
from storage.models import notes
from tests.checklist.small_form import SMALL, form
from tests.storage.report_database import LI, MANAGER, NOW, THERE, ReportDatabase

GREET = SMALL.by_id("greet")


async def colleagues(
    stored: ReportDatabase, period: Period = Period.ALL, reader: int | None = None
) -> tuple[int, int]:
    """Count as the bot does: after the report, which loads the versions."""
    await stored.advisor_results(period=period)
    zhang = await stored.advisor()
    stored.statements.clear()
    async with stored.database.reading() as db:
        found = await one_indicator.passes_of_colleagues(
            db, zhang, GREET, period, NOW, stored.versions, reader=reader
        )
    assert isinstance(found, Tally)
    assert len([each for each in stored.statements if each.startswith("SELECT")]) == 1
    return found.passed, found.n


async def test_scored_shops_of_the_others_count(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyy", "nyyyyy", "-yyyyy", "/yyyyy", "yyyyyy", advisor=LI)
    await stored.submit("nyyyyy", "nyyyyy", advisor=MANAGER)
    await stored.submit("nyyyyy")
    assert await colleagues(stored) == (2, 5)


async def test_nothing_else_counts(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyy", advisor=LI, where=THERE)
    await stored.submit("yyyyyy", advisor=LI, kind=Kind.SELF_CHECK)
    await stored.submit("yyyyyy", advisor=LI, kind=Kind.OBSERVATION)
    await stored.submit("yyyyyy", advisor=LI, state=State.DRAFT)
    await stored.submit("yyyyyy", advisor=LI, state=State.DISCARDED)
    await stored.submit("yyy", advisor=LI, scope=[1, 2, 3])
    assert await colleagues(stored) == (0, 0)


async def test_the_reader_is_left_out_as_in_the_report(stored: ReportDatabase) -> None:
    await stored.submit("yyyyyy", advisor=LI)
    await stored.submit("nyyyyy", advisor=MANAGER)
    assert await colleagues(stored, reader=MANAGER) == (1, 1)


async def test_the_period_is_each_colleagues_own(stored: ReportDatabase) -> None:
    long_ago = NOW - timedelta(days=400)
    await stored.submit(*["nyyyyy"] * 3, advisor=LI, at=long_ago)
    await stored.submit(*["yyyyyy"] * 7, advisor=LI)
    await stored.submit("nyyyyy", advisor=MANAGER, at=long_ago)
    assert await colleagues(stored, Period.NINE) == (7, 10)
    assert await colleagues(stored, Period.MONTH) == (7, 7)
    assert await colleagues(stored, Period.ALL) == (7, 11)


async def test_in_an_older_version_it_is_found_by_its_id(stored: ReportDatabase) -> None:
    older = form(("offer", "greet"), ("repair",))
    async with stored.database.writing() as db:
        number = await checklists.save(db, older, NOW)
    stored.versions.by_id[number] = older
    await stored.submit("nyn", advisor=LI, version=number)
    await stored.submit("nyyyyy", advisor=LI)
    del stored.versions.by_id[number]  # the report loads it
    assert await colleagues(stored) == (1, 2)


async def note(stored: ReportDatabase, audit: int, indicator: int, text: str) -> None:
    async with stored.database.writing() as db:
        row = {"audit": audit, "indicator": indicator, "text": text}
        await db.execute(notes.insert(), row)


async def test_the_words_to_one_indicator_are_found_by_audit(stored: ReportDatabase) -> None:
    await stored.submit("nyyyyy", "nyyyyy", "nyyyyy")
    await note(stored, 1, 1, "没有打招呼")
    await note(stored, 1, 2, "别的")
    await note(stored, 3, 1, "低头看手机")
    found = marks(await stored.advisor_results(), "greet", Versions({1: SMALL}, 1))
    async with stored.database.reading() as db:
        stored.statements.clear()
        assert await one_indicator.notes_beside(db, found[:2]) == {1: "没有打招呼"}
        assert len(stored.statements) <= 2  # one, and the BEGIN
        assert await one_indicator.notes_beside(db, found) == {1: "没有打招呼", 3: "低头看手机"}


async def test_without_shops_nothing_is_asked(stored: ReportDatabase) -> None:
    async with stored.database.reading() as db:
        stored.statements.clear()
        assert await one_indicator.notes_beside(db, [Mark(1, NOW, None, None)]) == {}
    assert not [each for each in stored.statements if "notes" in each]
