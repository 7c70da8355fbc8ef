"""A database file of its own for every test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.engine import Database
from storage.schema import migrate
from tests.storage.report_database import ReportDatabase, open_reports


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'audits.db'}"


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    await migrate(url)
    made = Database(url)
    yield made
    await made.close()


@pytest.fixture
async def stored(tmp_path: Path) -> AsyncIterator[ReportDatabase]:
    async with open_reports(tmp_path) as made:
        yield made
