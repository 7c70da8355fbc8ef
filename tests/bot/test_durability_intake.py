"""Whatever comes back instead of updates, the bot asks again or ends; it never idles."""

import asyncio
import logging
import time

import pytest

from bot import app as composition
from bot import intake, sending
from bot.keyboard import keyboard
from bot.routing import Outcome, Router
from bot.screen import Screen
from bot.taps import Answer
from checklist.definition import Value
from simulator.faults import FaultKind
from simulator.phone import Phone
from storage import updates
from tests.chaos.meddling import answers, fault, quiet, ready, stopped, tap
from tests.house import House


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SHORTEST_PAUSE", 0.05)
    monkeypatch.setattr(intake, "LONGEST_PAUSE", 0.2)


@pytest.mark.parametrize(
    "kind",
    ["not_found", "unauthorized", "conflict", "error", "html", "drop", "drop_answer", "flood"],
)
async def test_trouble_with_getting_updates_passes(
    house: House, shopper: Phone, kind: FaultKind
) -> None:
    audit = await ready(house, shopper)
    fault(house, kind, "getUpdates", count=3, seconds=1 if kind == "flood" else 0)
    await shopper.tap("是")
    await shopper.tap("否")
    await quiet(house)
    assert await answers(house, audit) == {1: Value.YES, 2: Value.NO}


async def test_pauses_grow_and_stay_within_their_bounds(
    house: House, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    waited = house.app.intake._wait

    async def noted(seconds: float) -> bool:
        pauses.append(seconds)
        return await waited(0)

    monkeypatch.setattr(house.app.intake, "_wait", noted)
    monkeypatch.setattr(intake, "LONGEST_PAUSE", 30.0)
    house.app.intake._pause = 1.0
    fault(house, "not_found", "getUpdates", count=7)
    await shopper.say("/help")
    await shopper.see("手机关机")
    assert pauses == [1, 2, 4, 8, 16, 30, 30]


@pytest.mark.parametrize(
    ("kind", "said"), [("conflict", "Another program"), ("unauthorized", "AUDIT_BOT_TOKEN")]
)
async def test_what_a_person_must_put_right_is_said_plainly(
    house: House,
    shopper: Phone,
    caplog: pytest.LogCaptureFixture,
    kind: FaultKind,
    said: str,
) -> None:
    fault(house, kind, "getUpdates", count=2)
    await shopper.say("/help")
    await shopper.see("手机关机")
    errors = [each.message for each in caplog.records if each.levelno == logging.ERROR]
    assert len([each for each in errors if said in each]) == 2


async def test_a_webhook_that_stands_in_the_way_is_taken_away(house: House, shopper: Phone) -> None:
    audit = await ready(house, shopper)
    hook = house.sim.world.webhook
    async with stopped(house):
        hook.url = "http://127.0.0.1:1/hook"
        fault(house, "error", "deleteWebhook")  # even where that takes two tries
        tap(house, shopper.id, Answer(audit, 1, Value.YES))
    assert hook.url == ""
    assert await answers(house, audit) == {1: Value.YES}


async def test_the_bot_waits_for_telegram_at_the_start(house: House, shopper: Phone) -> None:
    await house.stop()
    fault(house, "error", "getMe", count=1)
    await house.start()
    await shopper.say("/help")
    await shopper.see("手机关机")


async def test_the_bot_ends_with_the_error_when_the_intake_dies(
    house: House, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_router: Router, _raws: object) -> Outcome:
        raise ZeroDivisionError

    monkeypatch.setattr(Router, "handle", broken)
    began = time.monotonic()
    await shopper.say("/help")
    with pytest.raises(ZeroDivisionError):
        await asyncio.wait_for(house._running, 30)
    assert time.monotonic() - began < 30
    monkeypatch.undo()
    await house._stack.aclose()
    await house.start()
    await shopper.see("手机关机")  # it was not confirmed, and so is not lost


async def test_the_bot_ends_with_the_error_when_the_heart_stops(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_about: object, **_more: object) -> None:
        raise ZeroDivisionError

    await house.stop()
    with monkeypatch.context() as patched:
        patched.setattr(updates, "beat", broken)
        await house.start()
        with pytest.raises(ZeroDivisionError):
            await asyncio.wait_for(house._running, 30)
        await house._stack.aclose()
    await house.start()


async def test_a_sender_that_stumbles_over_one_screen_shows_the_next(
    house: House, shopper: Phone, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbled: list[Screen] = []

    def stumbling(screen: Screen) -> object:
        if not stumbled:
            stumbled.append(screen)
            raise ZeroDivisionError
        return keyboard(screen)

    monkeypatch.setattr(sending, "keyboard", stumbling)
    async with stopped(house):
        await shopper.say("/help")
        await shopper.say("/settings")
        await manager.say("/help")
    await shopper.see("界面样式")
    await manager.see("手机关机")
    assert len(stumbled) == 1


async def test_the_heart_beats(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composition, "BEAT_SECONDS", 0.05)
    await house.restart()
    first = (await house.rows("select at from heartbeat"))[0][0]
    await asyncio.sleep(0.3)
    assert (await house.rows("select at from heartbeat"))[0][0] > first
