"""What a killed bot owed to a discreet chat: a dot on the lock screen, and one message at last."""

from bot.delivery.uploads import upload
from bot.screen import File
from simulator.phone import Message, Phone
from simulator.world.chats import Message as WorldMessage
from tests.bot.controls import (
    add_fault,
    calls,
    count_rows,
    forget_calls,
    start_and_wait,
    wait_until,
    wait_until_idle,
)
from tests.bot.drivers import first_question, labels
from tests.harness import Harness

SENTENCE = '{"text": "已放弃。", "rows": [], "discreet": true, "asked": 2}'
DOCUMENT = File("answers.pdf", b"%PDF-1.7")


def newest(harness: Harness, phone: Phone) -> WorldMessage:
    return list(harness.sim.world.chat(phone.id).messages.values())[-1]


async def crash_while_sending(
    harness: Harness, phone: Phone, words: str, file: File | None = None
) -> list[Message]:
    """Kill the bot after its reply has arrived and before it knows. Return the bot's messages.

    With a file: it is one more thing that the killed bot sent.
    """
    await wait_until_idle(harness)
    add_fault(harness, "delay_answer", "sendMessage", seconds=60)
    before = len(calls(harness, "sendMessage"))
    await phone.say(words)
    await wait_until(lambda: len(calls(harness, "sendMessage")) > before)
    if file is not None:
        assert await upload(harness.app._sender._bot, phone.id, file, protected=True)
    await harness.stop()
    harness.sim.world.faults.pending.clear()
    forget_calls(harness)
    return [each for each in await phone.messages() if each.from_bot]


async def test_a_reply_that_arrived_unknown_to_a_killed_bot_is_deleted_after_the_start(
    crashed: Harness, shopper: Phone
) -> None:
    await first_question(shopper, "李娜")
    lost = (await crash_while_sending(crashed, shopper, "/audit"))[-1]
    assert "0/102" in lost.text
    await start_and_wait(crashed)
    (left,) = await shopper.messages()
    assert left.id > lost.id
    assert "继续" in await labels(shopper)
    assert await count_rows(crashed, "outbox") == 0


async def test_a_reply_that_nobody_waits_for_is_a_dot_on_the_lock_screen(
    crashed: Harness, shopper: Phone
) -> None:
    await first_question(shopper, "李娜")
    await crash_while_sending(crashed, shopper, "/audit")
    await start_and_wait(crashed)
    assert [each.parameters["text"] for each in calls(crashed, "sendMessage")] == ["·"]
    await shopper.see("0/102")


async def test_of_what_a_killed_bot_sent_a_file_is_left(crashed: Harness, shopper: Phone) -> None:
    await first_question(shopper, "李娜")
    await crash_while_sending(crashed, shopper, "/audit", DOCUMENT)
    await start_and_wait(crashed)
    file, live = await shopper.messages()
    assert [each.name for each in file.files] == ["answers.pdf"]
    assert "0/102" in live.text


async def test_an_owed_reply_without_buttons_comes_as_a_dot_beside_the_live_message_and_goes_again(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    await harness.stop()
    forget_calls(harness)
    await harness.write("INSERT INTO outbox (chat, content) VALUES (1001, :owed)", owed=SENTENCE)
    await start_and_wait(harness)
    live, said = await shopper.messages()
    assert "1.1 " in live.text
    assert said.text == "已放弃。"
    assert [each.parameters["text"] for each in calls(harness, "sendMessage")] == ["·"]
    harness.app._deletions.hasten(shopper.id)  # its time is over
    harness.app._deletions.start(shopper.id)
    await wait_until_idle(harness)
    assert await shopper.messages() == [live]


async def test_a_reply_whose_dot_was_deleted_is_owed_until_the_next_start(
    crashed: Harness, shopper: Phone
) -> None:
    await first_question(shopper, "李娜")
    await crash_while_sending(crashed, shopper, "/audit")
    add_fault(crashed, "delay", "editMessageText", seconds=0.5)
    await crashed.start()
    await wait_until(lambda: newest(crashed, shopper).text == "·")
    await shopper.delete((await shopper.messages())[-1])
    await wait_until(lambda: calls(crashed, "editMessageText"))
    await wait_until_idle(crashed)
    assert await count_rows(crashed, "outbox") == 1
    await crashed.stop()
    await start_and_wait(crashed)
    assert "0/102" in (await shopper.messages())[-1].text
    assert await count_rows(crashed, "outbox") == 0
