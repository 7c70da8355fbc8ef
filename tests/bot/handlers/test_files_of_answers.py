"""The workbook and the CSV file of a report: both hold the answers of the period, and no others."""

import asyncio
import csv
import io
import shutil
from collections.abc import AsyncIterator
from datetime import UTC
from pathlib import Path

import openpyxl
import pytest_asyncio

from bot.handlers.files_of_answers import FileRequest, csv_of, workbook_of
from checklist.records import Advisor
from checklist.results import Period
from simulator.server import Simulator
from tests.bot.histories import MANAGER, SHOP, ZHANG, Past, rewrite_history
from tests.bot.story import NOW
from tests.checklist.small_form import SMALL
from tests.harness import Harness, settings_for

OLD, NEW = Past(ZHANG, 60, "yy--nn"), Past(ZHANG, 5, "ynyn--")
POINTS = {"y": "1", "n": "0", "-": ""}


@pytest_asyncio.fixture
async def url(tmp_path: Path, filled_database: Path) -> AsyncIterator[str]:
    """The address of a database with both audits, of a bot that runs."""
    shutil.copy(filled_database, tmp_path)
    async with Simulator() as sim:
        harness = Harness(sim, settings_for(sim, tmp_path), SMALL, lambda: NOW)
        await harness.start()
        try:
            await rewrite_history(harness, [OLD, NEW])
            yield harness.settings.database
        finally:
            await harness.stop()


def request(period: Period) -> FileRequest:
    advisor = Advisor(ZHANG, "张伟", "", SHOP, "浦东店")
    return FileRequest(advisor, MANAGER, period, NOW, 1, "zh", UTC)


async def read_csv(url: str, period: Period) -> list[dict[str, str]]:
    content = await asyncio.to_thread(csv_of, url, request(period))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


async def test_only_the_answers_of_the_period_are_in_a_file(url: str) -> None:
    month, every = [await read_csv(url, each) for each in (Period.MONTH, Period.ALL)]
    assert [row["得分"] for row in month] == [POINTS[each] for each in NEW.answers]
    assert [row["得分"] for row in every] == [POINTS[each] for each in OLD.answers + NEW.answers]


async def test_the_workbook_has_the_answers_of_the_csv_file(url: str) -> None:
    rows = await read_csv(url, Period.ALL)
    content = await asyncio.to_thread(workbook_of, url, request(Period.ALL))
    book = openpyxl.load_workbook(io.BytesIO(content))
    heading, *sheet = list(book["答案"].values)
    found = [dict(zip(heading, each, strict=True)) for each in sheet]
    compared = ("审核编号", "指标标识", "得分")
    assert [["" if row[key] is None else str(row[key]) for key in compared] for row in found] == [
        [row[key] for key in compared] for row in rows
    ]
    assert [row[4] for row in list(book["单次"].values)[1:]]
