"""A checklist version is stored once, never edited, and comes back exactly."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from checklist.definition import Checklist, Text
from checklist.loading import shipped
from storage import checklists
from storage.engine import Database

NOW = datetime(2026, 11, 3, tzinfo=UTC)


def reword(checklist: Checklist) -> Checklist:
    return replace(checklist, title=Text(zh="另一份", en="another one"))


async def test_the_same_content_is_kept_once_however_often_the_program_starts(
    database: Database,
) -> None:
    async with database.writing() as db:
        first = await checklists.save(db, shipped(), NOW)
        again = await checklists.save(db, replace(shipped()), NOW + timedelta(days=1))
        assert again == first
        assert await db.scalar(text("select count(*) from checklists")) == 1


async def test_other_content_is_another_version_and_both_come_back_exactly(
    database: Database,
) -> None:
    async with database.writing() as db:
        old = await checklists.save(db, shipped(), NOW)
        new = await checklists.save(db, reword(shipped()), NOW)
    assert old != new
    async with database.reading() as db:
        assert await checklists.load(db, old) == shipped()
        assert await checklists.load(db, new) == reword(shipped())
