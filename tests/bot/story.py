"""A harness with the demo's past audits up to a fixed day, for tests of reports."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from bot.taps import Tap
from checklist.loading import shipped
from demo.database import create, url_in
from demo.history import generate_history
from simulator.phone import Message, Phone
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.bot.drivers import as_read, forge_tap
from tests.harness import Harness, settings_for

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
TIMEOUT = 30.0  # seconds
SCREEN_TIMEOUT = 5.0  # seconds
NOTHING = "这里没有您要找的内容。"
PEOPLE = {
    "shopper": ("王芳", 1001, "zh-hans"),
    "manager": ("周经理", 1002, "zh-hans"),
    "advisor": ("张伟", 1003, "zh-hans"),
    "owner": ("孙总", 1004, "zh-hans"),
    "stranger": ("路人", 1005, "zh-hans"),
    "english": ("Emma Clarke", 1006, "en"),
    "李娜": ("李娜", 2003, "zh-hans"),
    "陈静": ("陈静", 2005, "zh-hans"),
    "elsewhere": ("何经理", 1007, "zh-hans"),
}
Found = TypeVar("Found")


@dataclass
class Story:
    """The harness, and the phones by role or name."""

    harness: Harness
    phones: dict[str, Phone]

    async def person(self, name: str) -> int:
        rows = await self.harness.rows("SELECT id FROM people WHERE name = :name", name=name)
        return int(rows[0][0])


@asynccontextmanager
async def open_story(folder: Path) -> AsyncIterator[Story]:
    await create(url_in(folder), generate_history(shipped(), NOW.date()))
    async with Simulator(limits=UNLIMITED) as sim:
        harness = Harness(sim, settings_for(sim, folder), clock=lambda: NOW)
        phones = {
            who: await sim.phone(name, id=number, language_code=language)
            for who, (name, number, language) in PEOPLE.items()
        }
        await harness.start()
        try:
            yield Story(harness, phones)
        finally:
            await harness.stop()


def read_out(message: Message) -> Message:
    """Return the message without what only says where a line may not break."""
    return replace(message, text=as_read(message.text))


async def say_and_wait(phone: Phone, words: str) -> Message:
    """Say something and return the text message that answers it."""
    said = await phone.say(words)
    return await wait_for_newer(phone, said, lambda message: bool(message.text))


async def wait_for_newer(phone: Phone, than: Message, wanted: Callable[[Message], bool]) -> Message:
    for _ in range(round(TIMEOUT / 0.02)):
        for message in await phone.messages():
            if message.id > than.id and message.from_bot and wanted(message):
                return read_out(message)
        await asyncio.sleep(0.02)
    raise AssertionError(f"nothing came after {than.text!r}")


async def tap_data(phone: Phone, tap: Tap) -> Message:
    """Tap with any data on the bot's newest message, and return the live message then."""
    before = await phone.live()
    assert not await forge_tap(phone, tap)
    return await _live_after(phone, before)


async def tap_label(phone: Phone, label: str) -> Message:
    """Tap a label of the live message, and return the live message then."""
    before = await phone.live()
    assert not await phone.tap(label)
    return await _live_after(phone, before)


async def _live_after(phone: Phone, before: Message | None) -> Message:
    """Return the live message once it is another one. A picture takes a while to be drawn."""
    for _ in range(round(SCREEN_TIMEOUT / 0.02)):
        if (live := await phone.live()) is not None and live != before:
            return read_out(live)
        await asyncio.sleep(0.02)
    raise AssertionError("the tap changed nothing")


async def download(phone: Phone, label: str) -> tuple[str, bytes]:
    """Tap a label that sends a file, and return its name and content."""
    last = (await phone.messages())[-1]
    await phone.tap(label, settle=False, timeout=TIMEOUT)
    message = await wait_for_newer(phone, last, lambda each: bool(each.files))
    return message.files[0].name, await phone.read(message.files[0])


def first_day(days: int) -> int:
    """Return the beginning of the last `days` days (0: of all days), as it is stored."""
    if not days:
        return 0
    midnight = datetime.combine(NOW.date(), datetime.min.time(), UTC)
    return round((midnight - timedelta(days=days - 1)).timestamp() * 1000)


def one_decimal(value: Fraction) -> str:
    """Round a positive value half up, by counting tenths."""
    tenths = int(value * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


def percent(rate: Fraction) -> str:
    return f"{one_decimal(rate * 100)}%"
