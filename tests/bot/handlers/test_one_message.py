"""In the discreet look the chat holds one message: the live one."""

from datetime import timedelta

import pytest

from bot.delivery import deletions
from simulator.phone import Message, Phone
from tests.bot.controls import (
    add_fault,
    calls,
    count_rows,
    start_and_wait,
    wait_until,
    wait_until_idle,
    while_stopped,
)
from tests.bot.drivers import answer_to, first_question, reply
from tests.harness import Harness

PAST_DELETING = timedelta(hours=49).total_seconds()


async def everything(harness: Harness, phone: Phone) -> list[Message]:
    """Return all messages of the chat once the bot is idle."""
    await wait_until_idle(harness)
    return await phone.messages()


async def only_message(harness: Harness, phone: Phone) -> Message:
    (message,) = await everything(harness, phone)
    assert message.from_bot
    return message


async def test_a_command_with_a_name_is_deleted_once_its_audit_is_stored(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 李娜")
    assert (await only_message(harness, shopper)).keyboard
    assert await count_rows(harness, "audits") == 1


async def test_a_note_is_deleted_and_confirmed_in_the_live_message(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    await shopper.say("接电话很慢，响了六声")
    assert "接电话很慢" in (await only_message(harness, shopper)).text
    assert await harness.rows("SELECT 1 FROM notes")


async def test_an_evaluation_and_a_typed_name_are_deleted(harness: Harness, shopper: Phone) -> None:
    await reply(shopper, "/audit")
    await shopper.say("zhang")
    assert "章薇" in str((await only_message(harness, shopper)).keyboard)


async def test_a_chosen_look_decides(harness: Harness, shopper: Phone, manager: Phone) -> None:
    for phone, chosen in ((shopper, 0), (manager, 1)):
        await harness.write(
            "UPDATE people SET discreet = :chosen WHERE telegram_id = :id",
            chosen=chosen,
            id=phone.id,
        )
        await reply(phone, "/audit 李娜")
    assert len(await everything(harness, shopper)) == 2
    await only_message(harness, manager)


async def test_observations_keep_their_history(harness: Harness, manager: Phone) -> None:
    await reply(manager, "/audit 张伟")
    await manager.tap("逐项问我")
    await manager.tap("备注")
    await reply(manager, "很慢")
    assert len(await everything(harness, manager)) == 4
    assert not calls(harness, "deleteMessages")
    assert not calls(harness, "deleteMessage")


async def test_one_tap_costs_two_calls(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    before = len(calls(harness))
    await shopper.tap("是")
    await wait_until_idle(harness)
    assert len(calls(harness)) == before + 2


async def test_what_was_not_deleted_before_a_kill_is_deleted_after_it(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    add_fault(harness, "delay", "deleteMessages", count=9, seconds=60)
    await reply(shopper, "/audit")
    await wait_until(lambda: calls(harness, "deleteMessages"))
    await harness.stop()
    harness.sim.world.faults.pending.clear()
    assert len(await shopper.messages()) == 3
    await start_and_wait(harness)
    await only_message(harness, shopper)
    assert await count_rows(harness, "temporary_messages") == 1  # the live message


@pytest.mark.parametrize("fault", ["error", "html", "flood", "drop", "drop_answer"])
async def test_a_deletion_that_fails_is_tried_again(
    harness: Harness, shopper: Phone, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deletions, "SECONDS_BETWEEN_ATTEMPTS", 0.1)
    await first_question(shopper)
    await wait_until_idle(harness)
    add_fault(harness, fault, "deleteMessages", count=2, seconds=1)  # type: ignore[arg-type]
    await reply(shopper, "/audit")
    await wait_until(lambda: len(harness.sim.world.chat(shopper.id).messages) == 1)
    assert (await only_message(harness, shopper)).keyboard


async def test_messages_that_are_too_old_become_dots(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    harness.sim.world.clock.offset += PAST_DELETING
    await reply(shopper, "/audit")
    old, new = await everything(harness, shopper)
    assert (old.text, old.keyboard) == ("·", ())
    assert new.keyboard


async def test_a_written_message_that_is_too_old_is_named_once_in_help(
    harness: Harness, shopper: Phone
) -> None:
    async with while_stopped(harness):
        await shopper.say("/audit 李娜")
        await shopper.say("太慢")
        harness.sim.world.clock.offset += 3600  # the updates wait a day at most
        for message in harness.sim.world.chat(shopper.id).messages.values():
            object.__setattr__(message, "date", message.date - 48 * 3600)
    assert [m.text for m in await everything(harness, shopper) if not m.from_bot] == [
        "/audit 李娜",
        "太慢",
    ]
    assert "有2条您写的消息" in (await reply(shopper, "/help")).text
    assert "您写的消息" not in (await reply(shopper, "/help")).text


async def test_a_person_who_blocked_the_bot_gets_it_deleted_when_they_write(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    add_fault(harness, "blocked", "deleteMessages")
    await reply(shopper, "/audit")
    assert len(await everything(harness, shopper)) == 3
    await shopper.tap("继续")
    await only_message(harness, shopper)


async def test_a_person_who_clears_the_chat_or_deletes_the_message_goes_on(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    await shopper.delete(await only_message(harness, shopper))
    await answer_to(shopper, await shopper.say("/audit"))
    await only_message(harness, shopper)
    await shopper.clear()
    await answer_to(shopper, await shopper.say("/audit"))
    assert (await only_message(harness, shopper)).keyboard


async def test_two_messages_of_one_chat_are_deleted_with_one_call(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    before = len(calls(harness, "deleteMessages"))
    await reply(shopper, "/audit")
    await wait_until_idle(harness)
    assert len(calls(harness, "deleteMessages")) == before + 1
