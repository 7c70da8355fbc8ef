"""The bot under test: the real bot with a real database file, people, and their phones."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import text

from bot.admin import people_csv
from bot.app import App, open_app
from bot.dispatch.context import utc_now
from bot.settings import Settings
from checklist.definition import Checklist
from simulator.phone import Message, Phone
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from storage import roster
from storage.engine import Database
from storage.schema import migrate

PEOPLE = """\
name,role,telegram_id,dealership,language
王芳,shopper,1001,浦东店,
周经理,manager,1002,浦东店,
张伟,advisor,1003,浦东店,
孙总,owner,1004,,
李娜,advisor,,浦东店,
章薇,advisor,,浦东店,
Emma Clarke,shopper,1006,浦东店,en
何经理,manager,1007,虹桥店,
马超,advisor,,虹桥店,
"""
NAMES = {
    "shopper": ("王芳", 1001, "zh-hans"),
    "manager": ("周经理", 1002, "zh-hans"),
    "advisor": ("张伟", 1003, "zh-hans"),
    "owner": ("孙总", 1004, "zh-hans"),
    "stranger": ("路人", 1005, "zh-hans"),
    "english": ("Emma Clarke", 1006, "en"),
    "elsewhere": ("何经理", 1007, "zh-hans"),
}


@dataclass
class Harness:
    """One bot and its simulator. `await harness.phone("shopper")` returns a phone."""

    sim: Simulator
    settings: Settings
    checklist: Checklist | None = None
    clock: Callable[[], datetime] = utc_now
    app: App = field(init=False)
    _stack: AsyncExitStack = field(init=False)
    _running: asyncio.Task[None] = field(init=False)

    async def start(self) -> None:
        self._stack = AsyncExitStack()
        self.app = await self._stack.enter_async_context(
            open_app(self.settings, self.checklist, self.clock)
        )
        self._running = asyncio.create_task(self.app.run())

    async def stop(self) -> None:
        """Stop the bot as SIGTERM does."""
        self.app.intake.stop()
        await self._running
        await self._stack.aclose()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def phone(self, who: str) -> Phone:
        name, number, language = NAMES[who]
        return await self.sim.phone(name, id=number, language_code=language)

    async def rows(self, sql: str, **values: Any) -> Sequence[Any]:  # noqa: ANN401 - of any table
        """Read the database directly."""
        database = Database(self.settings.database)
        try:
            async with database.reading() as db:
                return (await db.execute(text(sql), values)).all()
        finally:
            await database.close()

    async def write(self, sql: str, **values: Any) -> None:  # noqa: ANN401 - of any table
        database = Database(self.settings.database)
        try:
            async with database.writing() as db:
                await db.execute(text(sql), values)
        finally:
            await database.close()


async def import_people(settings: Settings, folder: Path, content: str = PEOPLE) -> None:
    file = folder / "people.csv"
    file.write_text(content, encoding="utf-8")
    await migrate(settings.database)
    database = Database(settings.database)
    try:
        async with database.writing() as db:
            await roster.import_people(db, people_csv.read(file))
    finally:
        await database.close()


def settings_for(sim: Simulator, folder: Path) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own argument
        token=SecretStr(sim.token),
        api_url=sim.api_url,
        data_dir=folder,
    )


@asynccontextmanager
async def open_harness(
    folder: Path, checklist: Checklist | None = None, clock: Callable[[], datetime] = utc_now
) -> AsyncIterator[Harness]:
    """Import PEOPLE and start the bot; stop it afterwards."""
    async with Simulator(limits=UNLIMITED) as sim:
        settings = settings_for(sim, folder)
        await import_people(settings, folder)
        harness = Harness(sim, settings, checklist, clock)
        await harness.start()
        try:
            yield harness
        finally:
            await harness.stop()


async def screen(phone: Phone) -> Message:
    """Return the live message, or the newest message if none has buttons."""
    live = await phone.live()
    return live or (await phone.messages())[-1]


async def begin(phone: Phone, advisor: str = "张伟") -> None:
    """Begin an audit about an advisor, and wait for its first screen."""
    await phone.say(f"/audit {advisor}")
    await phone.see("0/102")
