"""What is only read comes after the commit: where it fails, or comes late, the person hears."""

import asyncio
from typing import Any

import pytest

from bot import routes
from bot.routes import Command
from bot.screen import Screen
from bot.turn import Turn
from simulator.phone import Phone
from tests.chaos.meddling import calls, count, fault, quiet, started, stopped, until
from tests.harness import Harness


def serve_report_with(monkeypatch: pytest.MonkeyPatch, serve: Any) -> None:  # noqa: ANN401 - a handler
    before = routes.COMMANDS["report"]
    changed = Command("report", serve, before.who, reads=True)
    monkeypatch.setitem(routes.COMMANDS, "report", changed)


async def test_a_reading_that_fails_is_told_with_a_reference_and_no_longer_owed(
    harness: Harness,
    manager: Phone,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def failing(_turn: Turn, _argument: str) -> Screen:
        raise ZeroDivisionError

    serve_report_with(monkeypatch, failing)
    await manager.say("/report 张伟")
    told = await manager.see("编号")
    await quiet(harness)
    logged = next(each for each in caplog.messages if "A deferred request failed" in each)
    assert logged.rpartition(" ")[2] in told.text
    assert await count(harness, "outbox") == 0


async def test_a_reading_that_takes_long_holds_up_no_tap_and_is_owed_over_a_stop(
    harness: Harness, manager: Phone, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(_turn: Turn, _argument: str) -> Screen:
        await asyncio.sleep(60)
        return Screen("")

    monkeypatch.setattr("bot.app.DRAIN_SECONDS", 0.2)
    with monkeypatch.context() as patched:
        serve_report_with(patched, slow)
        await manager.say("/report 李娜")
        await shopper.say("/help")
        await shopper.see("手机关机", timeout=3)
        # The row of the help's reply goes after the message was seen.
        await until(lambda: not harness.app._sender._tasks)
        assert await count(harness, "outbox") == 1
        await harness.stop()
    await started(harness)
    await manager.see("李娜")
    await quiet(harness)
    assert await count(harness, "outbox") == 0


async def test_a_reading_asked_for_by_somebody_who_has_left_since_tells_nothing(
    harness: Harness, manager: Phone
) -> None:
    fault(harness, "drop", "sendMessage", count=2, chat_id=manager.id)
    fault(harness, "drop", "sendPhoto", count=2, chat_id=manager.id)
    await manager.say("/report 李娜")
    await until(lambda: len(calls(harness, chat=manager.id)) >= 2)
    await quiet(harness)
    async with stopped(harness):
        harness.sim.world.faults.pending.clear()
        await harness.write("update people set active = 0 where telegram_id = 1002")
    assert await count(harness, "outbox") == 0
    assert [each.text for each in await manager.messages() if "李娜" in each.text] == [
        "/report 李娜"
    ]
