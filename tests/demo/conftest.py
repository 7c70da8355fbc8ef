"""Fixtures: the generated history of one day, and a database with it."""

import asyncio
from pathlib import Path

import pytest

from checklist.loading import shipped
from demo import database
from demo.history import PastAudit, generate_history
from tests.demo.builders import TODAY


@pytest.fixture(scope="session")
def history() -> list[PastAudit]:
    return generate_history(shipped(), TODAY)


@pytest.fixture(scope="session")
def history_folder(history: list[PastAudit], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database with this history. Tests must only read it."""
    folder = tmp_path_factory.mktemp("demo")
    asyncio.run(database.create(database.url_in(folder), history))
    return folder
