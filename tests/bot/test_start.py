"""What the start of the bot leaves behind."""

import asyncio
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import open_app, serve
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.harness import import_people, settings_for


@pytest.fixture
def thawed() -> Iterator[None]:
    """The other tests' objects are collected as ever."""
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
async def test_collections_leave_out_what_the_start_has_made(tmp_path: Path) -> None:
    async with Simulator(limits=UNLIMITED) as sim:
        settings = settings_for(sim, tmp_path)
        await import_people(settings, tmp_path)
        async with open_app(settings) as app:
            running = asyncio.create_task(serve(app))
            phone = await sim.phone("孙总", id=1004)
            await phone.say("/start")
            await phone.see("孙总")
            assert gc.get_freeze_count() > len(gc.get_objects())
            app.intake.stop()
            await running
