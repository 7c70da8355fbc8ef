"""A bot that crashes when it is stopped."""

import asyncio

import pytest

from tests.bot.controls import count_rows
from tests.harness import Harness


async def wait_for_heartbeat(harness: Harness) -> None:
    for _ in range(500):
        if await count_rows(harness, "heartbeat"):
            return
        await asyncio.sleep(0.01)


@pytest.fixture
async def crashed(harness: Harness, monkeypatch: pytest.MonkeyPatch) -> Harness:
    """A harness whose next stop is like a crash: nothing is sent, and no stop is recorded."""

    async def send_nothing(_seconds: float) -> bool:
        for task in harness.app._sender._tasks | harness.app._deferred._tasks:
            task.cancel()
        return False

    async def record_nothing(*_about: object, **_more: object) -> None:
        return None

    await wait_for_heartbeat(harness)
    monkeypatch.setattr(harness.app._sender, "drain", send_nothing)
    monkeypatch.setattr(harness.app._deferred, "drain", send_nothing)
    monkeypatch.setattr(harness.app, "_record_heartbeat", record_nothing)
    return harness
