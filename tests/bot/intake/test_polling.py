"""Whatever comes back instead of updates, the bot asks again or ends; it never idles."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot import app as composition
from bot.delivery import messages, retries
from bot.delivery.client import TelegramClient
from bot.delivery.keyboards import keyboard
from bot.dispatch.dispatcher import Dispatcher
from bot.dispatch.outcome import Outcome
from bot.screen import Screen
from bot.taps import Answer
from checklist.definition import Value
from simulator.phone import Phone
from simulator.world.faults import FaultKind
from storage import updates
from tests.bot.controls import (
    add_fault,
    count_rows,
    open_audit,
    start_and_wait,
    stored_answers,
    tap,
    wait_until,
    wait_until_idle,
    while_stopped,
)
from tests.harness import Harness

Json = list[Any]


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "SHORTEST_PAUSE", 0.05)
    monkeypatch.setattr(retries, "LONGEST_PAUSE", 0.2)


@pytest.mark.parametrize(
    "kind",
    ["not_found", "unauthorized", "conflict", "error", "html", "drop", "drop_answer", "flood"],
)
async def test_trouble_with_getting_updates_passes(
    harness: Harness, shopper: Phone, kind: FaultKind
) -> None:
    audit = await open_audit(harness, shopper)
    add_fault(harness, kind, "getUpdates", count=3, seconds=1 if kind == "flood" else 0)
    await shopper.tap("是")
    await shopper.tap("否")
    await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES, 2: Value.NO}


NO_IDS = (2**70, -1, "abc", [1], None)


@pytest.mark.parametrize("place", ["before", "after"])
async def test_updates_whose_ids_cannot_be_stored_are_skipped_and_the_others_are_served(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    audit = await open_audit(harness, shopper)

    def with_others(found: Json) -> Json:
        others: Json = [{**each, "update_id": number} for each in found for number in NO_IDS]
        others += [7 for _ in found]  # no update at all
        return others + found if place == "before" else found + others

    change_updates(monkeypatch, with_others)
    await shopper.tap("是")
    await shopper.tap("否")
    await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES, 2: Value.NO}
    assert await count_rows(harness, "dead_letters") == 0


async def test_a_batch_of_which_nothing_can_be_confirmed_is_asked_for_again_after_a_pause(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries, "SHORTEST_PAUSE", 0.2)
    polls = 0

    def without_ids(found: Json) -> Json:
        nonlocal polls
        polls += 1
        return [{**each, "update_id": "abc"} for each in found]

    with monkeypatch.context() as patched:
        change_updates(patched, without_ids)
        await shopper.say("/help")
        await asyncio.sleep(1)
    assert polls <= 6
    await shopper.see("手机关机")


def change_updates(monkeypatch: pytest.MonkeyPatch, change: Callable[[Json], Json]) -> None:
    """Change what Telegram answers, into what the simulator cannot send."""
    get_updates = TelegramClient.raw_updates

    async def changed(client: TelegramClient, *args: Any, **more: Any) -> Json:  # noqa: ANN401 - as they come
        return change(await get_updates(client, *args, **more))

    monkeypatch.setattr(TelegramClient, "raw_updates", changed)


async def test_pauses_grow_and_stay_within_their_bounds(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    waited = harness.app.intake._wait

    async def noted(seconds: float) -> bool:
        pauses.append(seconds)
        return await waited(0)

    monkeypatch.setattr(harness.app.intake, "_wait", noted)
    monkeypatch.setattr(retries, "LONGEST_PAUSE", 30.0)
    monkeypatch.setattr(retries, "SHORTEST_PAUSE", 1.0)
    add_fault(harness, "not_found", "getUpdates", count=7)
    await shopper.say("/help")
    await shopper.see("手机关机")
    assert pauses == [1, 2, 4, 8, 16, 30, 30]


@pytest.mark.parametrize(
    ("kind", "said"), [("conflict", "Another program"), ("unauthorized", "AUDIT_BOT_TOKEN")]
)
async def test_what_a_person_must_put_right_is_said_plainly(
    harness: Harness,
    shopper: Phone,
    caplog: pytest.LogCaptureFixture,
    kind: FaultKind,
    said: str,
) -> None:
    add_fault(harness, kind, "getUpdates", count=2)
    await shopper.say("/help")
    await shopper.see("手机关机")
    errors = [each.message for each in caplog.records if each.levelno == logging.ERROR]
    assert len([each for each in errors if said in each]) == 2


async def test_a_webhook_that_stands_in_the_way_is_taken_away(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    hook = harness.sim.world.webhook
    async with while_stopped(harness):
        hook.url = "http://127.0.0.1:1/hook"
        add_fault(harness, "error", "deleteWebhook")  # even where that takes two tries
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    assert hook.url == ""
    assert await stored_answers(harness, audit) == {1: Value.YES}


async def test_the_bot_waits_for_telegram_at_the_start(harness: Harness, shopper: Phone) -> None:
    await harness.stop()
    add_fault(harness, "error", "getMe", count=1)
    await harness.start()
    await shopper.say("/help")
    await shopper.see("手机关机")


async def test_the_bot_ends_with_the_error_when_the_intake_dies(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_router: Dispatcher, _raws: object) -> Outcome:
        raise ZeroDivisionError

    monkeypatch.setattr(Dispatcher, "handle", broken)
    began = time.monotonic()
    await shopper.say("/help")
    with pytest.raises(ZeroDivisionError):
        await asyncio.wait_for(harness._running, 30)
    assert time.monotonic() - began < 30
    monkeypatch.undo()
    await harness._stack.aclose()
    await harness.start()
    await shopper.see("手机关机")  # it was not confirmed, and so is not lost


async def test_the_bot_ends_with_the_error_when_the_heart_stops(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_about: object, **_more: object) -> None:
        raise ZeroDivisionError

    await harness.stop()
    with monkeypatch.context() as patched:
        patched.setattr(updates, "record_heartbeat", broken)
        await harness.start()
        with pytest.raises(ZeroDivisionError):
            await asyncio.wait_for(harness._running, 30)
        await harness._stack.aclose()
    await harness.start()


async def test_a_sender_that_stumbles_over_one_screen_shows_the_next(
    harness: Harness, shopper: Phone, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbled: list[Screen] = []

    def stumbling(screen: Screen) -> object:
        if not stumbled:
            stumbled.append(screen)
            raise ZeroDivisionError
        return keyboard(screen)

    monkeypatch.setattr(messages, "keyboard", stumbling)
    async with while_stopped(harness):
        await shopper.say("/help")
        await shopper.say("/settings")
        await manager.say("/help")
    await shopper.see("界面样式")
    await manager.see("手机关机")
    assert len(stumbled) == 1


async def test_the_heart_beats(harness: Harness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composition, "HEARTBEAT_SECONDS", 0.05)
    await harness.restart()
    first = (await harness.rows("select at from heartbeat"))[0][0]
    await asyncio.sleep(0.3)
    assert (await harness.rows("select at from heartbeat"))[0][0] > first


async def test_a_last_batch_that_was_not_confirmed_comes_again_and_counts_once(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.tap("是")
    await wait_until(lambda: not harness.sim.world.updates.waiting())
    tap(harness, shopper.id, Answer(audit, 2, Value.NO))
    harness.app.intake.stop()
    add_fault(harness, "error", "getUpdates", count=2)
    await harness.stop()
    harness.sim.world.faults.pending.clear()
    await start_and_wait(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES, 2: Value.NO}
    assert await count_rows(harness, "answer_changes") == 0


async def test_a_poller_that_is_cancelled_leaves_no_request_behind(
    harness: Harness, shopper: Phone
) -> None:
    before = asyncio.all_tasks()
    polling = asyncio.create_task(harness.app.intake.run())
    # It asks for updates, and waits for a stop.
    await wait_until(lambda: len(asyncio.all_tasks() - before - {polling}) >= 2)
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    left = {each.get_coro().__qualname__ for each in asyncio.all_tasks() - before}  # type: ignore[union-attr]  # a coroutine has one
    assert "TelegramClient.raw_updates" not in left
    assert "Event.wait" not in left
