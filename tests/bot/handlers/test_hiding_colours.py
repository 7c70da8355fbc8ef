"""Hiding, or choosing the discreet look, takes away what a chat in colours has kept."""

import pytest

from bot.dispatch.auto_hide import hide_idle_chats
from simulator.phone import Message, Phone
from tests.bot.controls import (
    calls,
    count_rows,
    keep_history,
    start_and_wait,
    wait_until_idle,
    while_stopped,
)
from tests.bot.drivers import first_question, labels, reply, screen_text
from tests.harness import Harness


async def everything(harness: Harness, phone: Phone) -> list[Message]:
    await wait_until_idle(harness)
    return await phone.messages()


async def talk_in_colours(harness: Harness, phone: Phone) -> None:
    """Begin a shop in the coloured look, and leave commands, notes and replies in the chat."""
    await keep_history(harness)
    await first_question(phone, "李娜")
    await phone.tap("备注")
    await reply(phone, "接电话很慢，响了六声")
    await reply(phone, "/help")
    await reply(phone, "没有报价")
    assert len(await everything(harness, phone)) > 6


async def assert_only_a_dot(harness: Harness, phone: Phone) -> None:
    (dot,) = await everything(harness, phone)
    assert (dot.text, await labels(phone)) == ("·", ["继续"])


@pytest.mark.parametrize("way", ["command", "tap"])
async def test_hiding_leaves_one_dot(harness: Harness, shopper: Phone, way: str) -> None:
    await talk_in_colours(harness, shopper)
    if way == "command":
        await reply(shopper, "/hide")
    else:
        await shopper.tap("不是备注")
        await shopper.tap("目录")
        await shopper.tap("收起")
    await assert_only_a_dot(harness, shopper)
    await shopper.tap("继续")
    assert "1.1" in await screen_text(shopper) + str(await labels(shopper))


async def test_a_chat_that_hides_by_itself_leaves_one_dot(harness: Harness, shopper: Phone) -> None:
    await talk_in_colours(harness, shopper)
    await harness.write("UPDATE people SET auto_hide = 1, seen_at = seen_at - 601000")
    harness.app.intake.hand_out(await hide_idle_chats(harness.app._context))
    await assert_only_a_dot(harness, shopper)


@pytest.mark.parametrize("look", ["低调", "自动"])
async def test_the_discreet_look_leaves_only_the_settings(
    harness: Harness, shopper: Phone, look: str
) -> None:
    await talk_in_colours(harness, shopper)
    await reply(shopper, "/settings")
    await shopper.tap(look)
    (settings,) = await everything(harness, shopper)
    assert f"● {look}" in str(settings.keyboard)


async def test_a_manager_who_hides_an_observation_keeps_only_reports(
    harness: Harness, manager: Phone
) -> None:
    await reply(manager, "/report 张伟")
    await reply(manager, "/audit 张伟")
    await reply(manager, "没有报价")
    before = await everything(harness, manager)
    assert [each.text for each in before if not each.from_bot] == [
        "/report 张伟",
        "/audit 张伟",
        "没有报价",
    ]
    await reply(manager, "/hide")
    after = await everything(harness, manager)
    assert [each.text for each in after if not each.from_bot] == ["/report 张伟"]
    assert after[-1].text == "·"
    assert not any("没有报价" in each.text for each in after)


async def test_a_hiding_that_a_kill_interrupts_is_finished_after_it(
    harness: Harness, shopper: Phone
) -> None:
    await talk_in_colours(harness, shopper)
    async with while_stopped(harness):
        await shopper.say("/hide")
    await assert_only_a_dot(harness, shopper)


async def test_a_tap_in_colours_writes_no_row(harness: Harness, shopper: Phone) -> None:
    await keep_history(harness)
    await first_question(shopper)
    await wait_until_idle(harness)
    before = await harness.rows("SELECT * FROM temporary_messages")
    for _ in range(3):
        await shopper.tap("✅ 是")
    await wait_until_idle(harness)
    assert await harness.rows("SELECT * FROM temporary_messages") == before
    assert not calls(harness, "deleteMessages")


async def test_what_was_kept_for_a_week_is_forgotten(harness: Harness, shopper: Phone) -> None:
    await talk_in_colours(harness, shopper)
    before = await count_rows(harness, "temporary_messages")
    await harness.write("UPDATE temporary_messages SET sent_at = sent_at - 8 * 86400000")
    await reply(shopper, "/help")
    await harness.stop()
    await start_and_wait(harness)
    assert before > 6
    assert await count_rows(harness, "temporary_messages") < 4


async def test_kept_messages_are_not_named_as_too_old(harness: Harness, shopper: Phone) -> None:
    await talk_in_colours(harness, shopper)
    assert "您写的消息" not in (await reply(shopper, "/help")).text
