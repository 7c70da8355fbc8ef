"""The story as it is told on one day, and the demo's database of it."""

import asyncio
from pathlib import Path

import pytest

from checklist.loading import shipped
from demo import database
from demo.past import PastAudit, story
from tests.demo.telling import TODAY


@pytest.fixture(scope="session")
def told() -> list[PastAudit]:
    return story(shipped(), TODAY)


@pytest.fixture(scope="session")
def told_in(told: list[PastAudit], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with this story in it; only to be read."""
    folder = tmp_path_factory.mktemp("demo")
    asyncio.run(database.tell(database.url_in(folder), told))
    return folder
