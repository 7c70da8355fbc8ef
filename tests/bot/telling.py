"""A house whose database tells the demo's story up to a fixed day, for what reports say of it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from checklist.loading import shipped
from demo.database import tell, url_in
from demo.past import story
from simulator.limits import UNLIMITED
from simulator.phone import File, Message, Phone
from simulator.server import Simulator
from tests.bot.talking import PATIENCE
from tests.house import House, settings_for

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
STARTING = 20.0  # seconds; the drawing process may only be starting
PEOPLE = {
    "shopper": ("王芳", 1001, "zh-hans"),
    "manager": ("周经理", 1002, "zh-hans"),
    "advisor": ("张伟", 1003, "zh-hans"),
    "owner": ("孙总", 1004, "zh-hans"),
    "english": ("Emma Clarke", 1006, "en"),
    "李娜": ("李娜", 2003, "zh-hans"),
    "陈静": ("陈静", 2005, "zh-hans"),
    "elsewhere": ("何经理", 1007, "zh-hans"),
}


@dataclass
class Told:
    """The house, and everybody's phone."""

    house: House
    phones: dict[str, Phone]


@asynccontextmanager
async def told(folder: Path, today: date = NOW.date()) -> AsyncIterator[Told]:
    await tell(url_in(folder), story(shipped(), today))
    async with Simulator(limits=UNLIMITED) as sim:
        house = House(sim, settings_for(sim, folder), clock=lambda: NOW)
        phones = {
            who: await sim.phone(name, id=number, language_code=language)
            for who, (name, number, language) in PEOPLE.items()
        }
        await house.start()
        try:
            yield Told(house, phones)
        finally:
            await house.stop()
