"""A shop has the same day everywhere: that of the installation's time zone, not that of UTC."""

import io
import re
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot import taps
from bot.rendering import picture
from bot.rendering.typesetting import Template, png
from checklist.results import Period
from simulator.phone import Phone
from tests.bot.drivers import labels, screen_text
from tests.bot.histories import FIRST_AUDIT, SHOP, ZHANG, Past, rewrite_history
from tests.bot.rendering.test_pdf import body
from tests.bot.story import NOW, download, say_and_wait, tap_data
from tests.checklist.small_form import SMALL
from tests.harness import open_harness

AT_NIGHT = datetime(2026, 2, 25, 23, 30, tzinfo=UTC)  # in Shanghai it is 07:30 of the next day
WHEN = (ZHANG, SHOP, Period.ALL)
WRITTEN = re.compile(r"2月\d+日|(?<=-)02-\d\d(?!\d)")  # any day of February
DAY = {"2月26日", "02-26"}


@pytest.fixture
async def manager(tmp_path: Path) -> AsyncIterator[Phone]:
    days_ago = (NOW - AT_NIGHT) / timedelta(days=1)
    async with open_harness(tmp_path, SMALL, lambda: NOW) as harness:
        await rewrite_history(harness, [Past(ZHANG, days_ago, "yyynny")])
        yield await harness.phone("manager")


def days_in(text: str) -> set[str]:
    return set(WRITTEN.findall(text))


async def test_the_screens_have_the_same_day(manager: Phone) -> None:
    assert days_in((await say_and_wait(manager, "/report 张伟")).text) == {"2月26日"}
    await tap_data(manager, taps.ReportVisits(*WHEN, 1))
    assert days_in(" ".join(await labels(manager))) == {"2月26日"}
    await tap_data(manager, taps.Summary(FIRST_AUDIT, 1))
    assert days_in(await screen_text(manager)) == {"2月26日"}


async def test_the_picture_has_the_same_day(
    manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture cannot be read, so what its template gets is read."""
    drawn: list[Mapping[str, Any]] = []

    def draw(template: Template, values: Mapping[str, Any]) -> bytes:
        drawn.append(values)
        return png(template, values)

    monkeypatch.setattr(picture, "png", draw)
    await say_and_wait(manager, "/report 张伟")
    assert days_in(str(drawn[-1])) == {"2月26日"}


@pytest.mark.parametrize("label", ["PDF", "CSV", "XLSX"])
async def test_the_files_have_the_same_day(manager: Phone, label: str) -> None:
    await say_and_wait(manager, "/report 张伟")
    name, content = await download(manager, label)
    assert days_in(name) <= DAY
    found = days_in(read(label, content))
    assert found
    assert found <= DAY


@pytest.mark.parametrize("label", ["PDF", "XLSX"])
async def test_the_files_of_the_single_shop_have_the_same_day(manager: Phone, label: str) -> None:
    await say_and_wait(manager, "/report 张伟")
    await tap_data(manager, taps.Summary(FIRST_AUDIT, 1))
    _, content = await download(manager, label)
    found = days_in(read(label, content))
    assert found
    assert found <= DAY


def read(label: str, content: bytes) -> str:
    if label == "PDF":
        return body(content)
    if label == "CSV":
        return content.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    return " ".join(str(each) for each in cells if each is not None)
