"""Fixtures: a dealership with the bot running, and the phones of its people."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import certifi
import pytest

from bot.settings import Settings
from simulator.phone import Phone
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.harness import Harness, import_people, settings_for

END = "-----END CERTIFICATE-----\n"


@pytest.fixture(scope="session", autouse=True)
def _one_certificate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Load one certificate for each connection pool, not all: nothing here speaks TLS."""
    whole = Path(certifi.where()).read_text(encoding="utf-8")
    file = tmp_path_factory.mktemp("certificate") / "one.pem"
    file.write_text(whole[: whole.index(END) + len(END)], encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(file))
        yield


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with everybody in it, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("filled")
    settings = Settings(_env_file=None, data_dir=folder)  # type: ignore[call-arg]  # pydantic-settings' own argument
    asyncio.run(import_people(settings, folder))
    return folder / "audits.db"


@pytest.fixture
async def harness(tmp_path: Path, filled_database: Path) -> AsyncIterator[Harness]:
    shutil.copy(filled_database, tmp_path)
    async with Simulator(limits=UNLIMITED) as sim:
        made = Harness(sim, settings_for(sim, tmp_path))
        await made.start()
        try:
            yield made
        finally:
            await made.stop()


@pytest.fixture
async def shopper(harness: Harness) -> Phone:
    return await harness.phone("shopper")


@pytest.fixture
async def manager(harness: Harness) -> Phone:
    return await harness.phone("manager")


@pytest.fixture
async def advisor(harness: Harness) -> Phone:
    return await harness.phone("advisor")
