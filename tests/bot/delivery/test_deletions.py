"""Deleting goes on after whatever fails, at its time, and never holds up a stop."""

import logging
from datetime import timedelta

import pytest

from bot.delivery import deletions, live_messages, removal
from simulator.phone import Message, Phone
from tests.bot.controls import (
    add_fault,
    calls,
    count_rows,
    forget_calls,
    start_and_wait,
    wait_until,
    wait_until_idle,
)
from tests.bot.drivers import first_question, reply
from tests.harness import Harness

ADD_TO_OUTBOX = "INSERT INTO outbox (chat, content) VALUES (1001, :content)"
SENTENCE = '{"text": "已放弃。", "rows": [], "discreet": true}'
TWO_DAYS = timedelta(hours=48)


def messages_in(harness: Harness, phone: Phone) -> int:
    return len(harness.sim.world.chat(phone.id).messages)


async def show_sentence(harness: Harness, phone: Phone) -> None:
    """Show a question, and below it a sentence without buttons, which is deleted later."""
    await first_question(phone)
    await wait_until_idle(harness)
    await harness.stop()
    await harness.write(ADD_TO_OUTBOX, content=SENTENCE)
    await start_and_wait(harness)


async def test_while_telegram_cannot_be_reached_deleting_is_tried_again_until_it_can(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removal, "PAUSES", (0.01,))
    monkeypatch.setattr(deletions, "SECONDS_BETWEEN_ATTEMPTS", 0.05)
    await first_question(shopper)
    await wait_until_idle(harness)
    add_fault(harness, "drop", "deleteMessages", count=7)
    await reply(shopper, "/audit")
    await wait_until(lambda: messages_in(harness, shopper) == 1)
    assert not harness.sim.world.faults.pending
    assert (await shopper.messages())[0].keyboard


async def test_a_sentence_below_the_question_goes_when_it_has_been_read(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_messages, "SHORTEST_SHOWN", timedelta(seconds=0.3))
    monkeypatch.setattr(live_messages, "SHOWN_FOR_A_CHARACTER", timedelta())
    await show_sentence(harness, shopper)
    await wait_until(lambda: messages_in(harness, shopper) == 1)
    assert (await shopper.messages())[0].keyboard


async def test_a_sentence_that_was_not_read_yet_outlasts_a_restart(
    harness: Harness, shopper: Phone
) -> None:
    await show_sentence(harness, shopper)
    await harness.restart()
    await wait_until_idle(harness)
    assert messages_in(harness, shopper) == 2
    await harness.stop()
    await harness.write("UPDATE temporary_messages SET due_at = 0 WHERE due_at IS NOT NULL")
    await start_and_wait(harness)
    assert messages_in(harness, shopper) == 1


async def test_a_fault_of_the_program_is_logged_and_the_next_message_starts_deleting_again(
    harness: Harness,
    shopper: Phone,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fail(*_arguments: object) -> None:
        raise RuntimeError("a fault of the program")

    await first_question(shopper)
    await wait_until_idle(harness)
    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr(removal, "remove", fail)
        await reply(shopper, "/audit")
        await wait_until(lambda: "Deleting failed" in caplog.text)
    assert messages_in(harness, shopper) == 3
    await reply(shopper, "/audit")
    await wait_until_idle(harness)
    assert messages_in(harness, shopper) == 1


async def grow_old(harness: Harness, phone: Phone) -> Message:
    """Stop the bot and let two days pass for everything in the chat. Return its last message."""
    await wait_until_idle(harness)
    await harness.stop()
    for each in harness.sim.world.chat(phone.id).messages.values():
        object.__setattr__(each, "date", each.date - TWO_DAYS.total_seconds())
    milliseconds = TWO_DAYS // timedelta(milliseconds=1)
    await harness.write("UPDATE temporary_messages SET sent_at = sent_at - :by", by=milliseconds)
    forget_calls(harness)
    return (await phone.messages())[-1]


async def test_an_old_message_does_not_keep_newer_ones_from_being_deleted_together(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    old = await grow_old(harness, shopper)
    for words in ("/audit", "/audit"):
        await shopper.say(words)
    await start_and_wait(harness)
    dot, live = await shopper.messages()
    assert (dot.id, dot.text, dot.keyboard) == (old.id, "·", ())
    assert live.keyboard
    together = calls(harness, "deleteMessages")
    assert together
    assert not [call.error for call in together if call.error]


async def test_what_a_person_wrote_long_ago_is_not_tried_for_ever(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    add_fault(harness, "blocked", "deleteMessages")
    await reply(shopper, "/audit")
    await grow_old(harness, shopper)
    await start_and_wait(harness)
    written = [each for each in await shopper.messages() if not each.from_bot]
    assert [each.text for each in written] == ["/audit"]
    assert await count_rows(harness, "temporary_messages WHERE due_at IS NOT NULL") == 0
    assert "有1条您写的消息" in (await reply(shopper, "/help")).text


async def test_a_stop_does_not_wait_for_a_message_that_hangs(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await first_question(shopper, "李娜")
    await wait_until_idle(harness)
    add_fault(harness, "delay", "sendMessage", seconds=60)
    await shopper.say("/audit")
    await wait_until(lambda: harness.sim.world.faults.pending == [])
    drain = harness.app._sender.drain
    monkeypatch.setattr(harness.app._sender, "drain", lambda _seconds: drain(0.05))
    await harness.stop()
    assert await count_rows(harness, "outbox") == 1
    await start_and_wait(harness)
    assert await count_rows(harness, "outbox") == 0
    assert "继续" in str((await shopper.messages())[-1].keyboard)
