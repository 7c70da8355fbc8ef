"""The audits before and after an audit are of the same kind, advisor and dealership."""

from checklist.definition import Kind
from checklist.records import State
from storage.neighbours import Neighbours, neighbours_of
from tests.storage.report_database import LI, THERE, ReportDatabase


async def neighbours(stored: ReportDatabase, audit: int) -> Neighbours:
    (wanted,) = [each for each in stored.sheets if each.id == audit]
    async with stored.database.reading() as db:
        stored.statements.clear()
        found = await neighbours_of(db, wanted)
    assert len([each for each in stored.statements if each.startswith("SELECT")]) == 1
    return found


async def test_they_are_the_ones_submitted_just_before_and_just_after(
    stored: ReportDatabase,
) -> None:
    await stored.submit(*["yyyyyy"] * 4)
    assert await neighbours(stored, 1) == Neighbours(None, 2)
    assert await neighbours(stored, 3) == Neighbours(2, 4)
    assert await neighbours(stored, 4) == Neighbours(3, None)


async def test_nothing_else_is_a_neighbour(stored: ReportDatabase) -> None:
    for _ in range(2):
        await stored.submit("yyyyyy", advisor=LI)
        await stored.submit("yyyyyy", where=THERE)
        await stored.submit("yyyyyy", kind=Kind.OBSERVATION)
        await stored.submit("yyyyyy", state=State.DISCARDED)
        await stored.submit("yyyyyy")
    assert await neighbours(stored, 5) == Neighbours(None, 10)
    assert await neighbours(stored, 8) == Neighbours(3, None)
