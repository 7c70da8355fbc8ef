"""Killed, stopped or down for long: no tap is missing, and every screen recovers by itself."""

import asyncio
import time
from pathlib import Path

import pytest

from bot.taps import Answer
from checklist.definition import Value
from simulator.phone import Phone
from storage import updates
from tests.bot.controls import (
    add_fault,
    calls,
    count_rows,
    forget_calls,
    open_audit,
    start_and_wait,
    stored_answers,
    tap,
    wait_until,
    wait_until_idle,
    while_stopped,
)
from tests.chaos.bot_process import BotProcess
from tests.chaos.kill import kill_repeatedly
from tests.harness import Harness, screen


async def test_killed_at_random_moments_the_bot_loses_no_tap_and_counts_none_twice(
    tmp_path: Path,
) -> None:
    crowd = await kill_repeatedly(tmp_path, kills=20, taps=1000, seed=20)
    assert crowd.kills == 20
    assert crowd.taps >= 900


async def test_a_stop_with_a_hundred_updates_waiting_is_quick_clean_and_loses_nothing(
    harness: Harness, shopper: Phone, tmp_path: Path
) -> None:
    audit = await open_audit(harness, shopper)
    await harness.stop()
    bot = BotProcess(harness.sim, tmp_path)
    for number in range(1, 103):
        tap(harness, shopper.id, Answer(audit, number, Value.YES))
    await bot.start()
    began = time.monotonic()
    assert await bot.terminate() == 0, bot.log.read_text(encoding="utf-8")
    assert time.monotonic() - began < 10
    await start_and_wait(harness)
    assert await stored_answers(harness, audit) == dict.fromkeys(range(1, 103), Value.YES)
    assert await count_rows(harness, "answer_changes") == 0


async def test_a_clean_restart_makes_no_call_to_anybody(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    await open_audit(harness, shopper)
    await open_audit(harness, manager)
    await harness.stop()
    forget_calls(harness)
    await start_and_wait(harness)
    assert [call.method for call in calls(harness)] == ["getMe"]


async def test_what_was_stored_and_not_shown_before_a_crash_is_shown_after_it(
    crashed: Harness, shopper: Phone
) -> None:
    audit = await open_audit(crashed, shopper)
    add_fault(crashed, "delay", "editMessageText", seconds=60)
    query = tap(crashed, shopper.id, Answer(audit, 1, Value.YES))
    await wait_until(lambda: crashed.sim.world.queries[query].answered)
    await crashed.stop()
    assert "0/102" in (await screen(shopper)).text
    await start_and_wait(crashed)
    assert "1/102" in (await screen(shopper)).text
    assert await stored_answers(crashed, audit) == {1: Value.YES}


@pytest.mark.parametrize(
    ("who", "said", "seen"), [("shopper", "/help", "手机关机"), ("manager", "/report 李娜", "李娜")]
)
async def test_a_reply_owed_before_a_crash_is_sent_after_it_once(
    crashed: Harness, who: str, said: str, seen: str
) -> None:
    phone = await crashed.phone(who)
    add_fault(crashed, "drop", "sendMessage", count=2)
    add_fault(crashed, "drop", "sendPhoto", count=2)
    await phone.say(said)
    await wait_until(lambda: not crashed.sim.world.updates.waiting())
    await asyncio.sleep(0.2)
    await crashed.stop()
    assert await count_rows(crashed, "outbox") == 1
    crashed.sim.world.faults.pending.clear()
    await start_and_wait(crashed)
    await phone.see(seen)
    await wait_until_idle(crashed)
    assert await count_rows(crashed, "outbox") == 0
    await crashed.restart()
    replies = [each for each in await phone.messages() if each.from_bot and seen in each.text]
    assert len(replies) == 1


async def test_after_a_long_pause_every_draft_shows_its_question_again_once(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    audit, _ = await open_audit(harness, shopper), await open_audit(harness, manager)
    async with while_stopped(harness):
        await harness.write("update heartbeat set at = at - 151000")
        # What the phone shows is older than what is stored, as where taps have vanished.
        await harness.write(
            "update people set expects = :place where telegram_id = 1001",
            place=f"q:{audit}:2:0",
        )
        forget_calls(harness)
    edits = calls(harness, "editMessageText")
    assert sorted(call.chat_id or 0 for call in edits) == [shopper.id, manager.id]
    assert "1.2 " in (await screen(shopper)).text
    await harness.restart()
    assert len(calls(harness, "editMessageText")) == 2


async def test_after_a_short_pause_nobody_is_shown_anything(
    harness: Harness, shopper: Phone
) -> None:
    await open_audit(harness, shopper)
    async with while_stopped(harness):
        await harness.write("update heartbeat set at = at - 100000")
        forget_calls(harness)
    assert calls(harness, "editMessageText") == []


async def test_after_a_crash_whoever_was_there_in_its_last_quarter_of_an_hour_sees_their_screen(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    audit, _ = await open_audit(harness, shopper), await open_audit(harness, manager)
    async with while_stopped(harness):
        await harness.write("update heartbeat set stopped = 0")
        ago = "update people set seen_at = seen_at - :minutes * 60000 where telegram_id = :who"
        await harness.write(ago, minutes=14, who=shopper.id)
        await harness.write(ago, minutes=16, who=manager.id)
        await harness.write(
            "update people set expects = :place where telegram_id = 1001", place=f"q:{audit}:2:0"
        )
        forget_calls(harness)
    assert [call.chat_id for call in calls(harness, "editMessageText")] == [shopper.id]
    assert "1.2 " in (await screen(shopper)).text


async def test_those_who_were_away_for_long_are_left_in_peace(
    harness: Harness, shopper: Phone
) -> None:
    await open_audit(harness, shopper)
    async with while_stopped(harness):
        await harness.write("update heartbeat set at = at - 200000")
        await harness.write("update people set seen_at = seen_at - 7 * 3600 * 1000")
        forget_calls(harness)
    assert calls(harness, "editMessageText") == []


async def test_the_places_of_a_former_version_keep_nobody_from_starting(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        await harness.write("update heartbeat set at = at - 200000")
        await harness.write("update people set expects = 'spelt:long:ago' where telegram_id = 1001")
    await shopper.tap("是")
    assert await stored_answers(harness, audit) == {1: Value.YES}


async def test_updates_are_remembered_for_two_days(harness: Harness, shopper: Phone) -> None:
    await open_audit(harness, shopper)
    before = await count_rows(harness, "handled_updates")
    async with while_stopped(harness):
        await harness.write("update handled_updates set handled_at = handled_at - 47 * 3600 * 1000")
    assert await count_rows(harness, "handled_updates") == before
    assert updates.FORGET_HANDLED_AFTER.days == 2
