"""What is written is what the bot itself would have written; what people add to it stays."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from checklist.loading import shipped
from demo import database
from demo.history import PastAudit
from demo.independent_count import PaperForm
from demo.people import PEOPLE
from storage import audits, people
from storage.engine import Database


def rows(folder: Path, sql: str) -> Sequence[Any]:
    connection = sqlite3.connect(folder / database.DATABASE)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def write(folder: Path, sql: str) -> None:
    connection = sqlite3.connect(folder / database.DATABASE)
    with connection:
        connection.execute(sql)
    connection.close()


def test_stored_section_scores_are_what_the_stored_answers_are_worth(
    history: list[PastAudit], history_folder: Path
) -> None:
    answers: dict[tuple[int, int], int] = {
        (audit, indicator): value
        for audit, indicator, value in rows(
            history_folder, "SELECT audit, indicator, value FROM answers"
        )
    }
    section_of: dict[int, int] = {}
    first = 1
    for position, codes in enumerate(PaperForm("zh").sections, 1):
        section_of |= dict.fromkeys(range(first, first + len(codes)), position)
        first += len(codes)
    count: dict[tuple[int, int], list[int]] = {}
    submitted = {row[0] for row in rows(history_folder, "SELECT id FROM audits WHERE state = 1")}
    for (audit, indicator), value in answers.items():
        if audit in submitted:
            score = count.setdefault((audit, section_of[indicator]), [0, 0, 0])
            score[0] += value == 1
            score[1] += value in {0, 1}
            score[2] += 1
    stored = {
        (audit, section): [earned, possible, printed]
        for audit, section, earned, possible, printed in rows(
            history_folder, "SELECT audit, section, earned, possible, printed FROM section_scores"
        )
    }
    assert len(submitted) == sum(each.submitted for each in history)
    assert stored == count


def test_submissions_are_numbered_in_the_order_of_time(history_folder: Path) -> None:
    found = rows(
        history_folder,
        "SELECT submission, submitted_at FROM audits WHERE state = 1 ORDER BY submission",
    )
    assert [submission for submission, _ in found] == list(range(1, len(found) + 1))
    assert all(earlier[1] <= later[1] for earlier, later in pairwise(found))


async def test_the_program_reads_the_same_sheets_back(
    history: list[PastAudit], history_folder: Path
) -> None:
    created = Database(database.url_in(history_folder))
    try:
        async with created.reading() as db:
            found = await audits.load(db, range(1, len(history) + 1), {1: shipped()})
            everybody = await people.contacts(db, [each.telegram_id for each in PEOPLE])
    finally:
        await created.close()
    assert [found[number].sheet for number in sorted(found)] == [each.sheet for each in history]
    assert [found[number].notes for number in sorted(found)] == [each.notes for each in history]
    names = {contact.person.id: contact.person.name for contact in everybody.values()}
    assert [names[found[number].auditor] for number in sorted(found)] == [
        each.auditor for each in history
    ]


def test_everybody_but_the_stranger_is_known(history_folder: Path) -> None:
    known = {row[0] for row in rows(history_folder, "SELECT telegram_id FROM people")}
    assert {each.telegram_id for each in PEOPLE} - known == {1005}


def test_only_those_whose_telegram_is_not_chinese_have_a_language(history_folder: Path) -> None:
    found = rows(history_folder, "SELECT name, language FROM people WHERE language IS NOT NULL")
    assert found == [("Emma Clarke", "en")]


async def test_answers_given_since_stay(tmp_path: Path) -> None:
    await database.prepare(tmp_path)
    write(tmp_path, "UPDATE people SET name = '王小芳' WHERE telegram_id = 1001")
    await database.prepare(tmp_path)
    assert rows(tmp_path, "SELECT name FROM people WHERE telegram_id = 1001") == [("王小芳",)]


async def test_a_fresh_start_forgets_them(tmp_path: Path) -> None:
    await database.prepare(tmp_path)
    write(tmp_path, "UPDATE people SET name = '王小芳' WHERE telegram_id = 1001")
    await database.prepare(tmp_path, fresh=True)
    assert rows(tmp_path, "SELECT name FROM people WHERE telegram_id = 1001") == [("王芳",)]


@pytest.mark.parametrize("marker", ["0", None], ids=["an older story", "one left half made"])
async def test_another_story_is_made_anew(tmp_path: Path, marker: str | None) -> None:
    await database.prepare(tmp_path)
    write(tmp_path, "UPDATE people SET name = '王小芳' WHERE telegram_id = 1001")
    (tmp_path / database.MARKER).unlink()
    if marker is not None:
        (tmp_path / database.MARKER).write_text(marker)
    await database.prepare(tmp_path)
    assert rows(tmp_path, "SELECT name FROM people WHERE telegram_id = 1001") == [("王芳",)]


async def test_the_story_ends_yesterday(tmp_path: Path) -> None:
    await database.prepare(tmp_path / "made when missing")
    ((latest,),) = rows(tmp_path / "made when missing", "SELECT max(touched_at) FROM audits")
    age = datetime.now(UTC).timestamp() - latest / 1000
    assert 0 < age < 60 * 86_400
