"""A phone: what a person can do with it, and what they are told when they cannot."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from simulator.phone import Phone, PhoneError
from simulator.server import Simulator
from simulator.world.faults import Fault

ROWS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("是", callback_data="yes", style="success"),
            InlineKeyboardButton("否", callback_data="no"),
        ],
        [
            InlineKeyboardButton("稍后›", callback_data="quiet"),
            InlineKeyboardButton("不适用", callback_data="na"),
            InlineKeyboardButton("不观察", callback_data="mute"),
        ],
    ]
)


async def counting(bot: Bot) -> None:
    """A small bot: /start shows the buttons, each tap is answered and counted in the message."""
    offset, taps = 0, 0
    while True:
        for update in await bot.get_updates(offset=offset, timeout=10):
            offset = update.update_id + 1
            taps += update.callback_query is not None
            await react(bot, update, taps)


async def react(bot: Bot, update: Update, taps: int) -> None:
    query = update.callback_query
    if query is None:
        if update.effective_chat is not None and update.message is not None:
            await bot.send_message(update.effective_chat.id, "第0题", reply_markup=ROWS)
        return
    if query.data == "mute":
        return
    await query.answer(f"记下{query.data}")
    if query.data != "quiet":
        await asyncio.sleep(0.05)
        await query.edit_message_text(f"第{taps}题", reply_markup=ROWS)


@pytest.fixture
async def talk(bot: Bot, fang: Phone) -> AsyncIterator[Phone]:
    running = asyncio.create_task(counting(bot))
    await fang.say("/start")
    await fang.see("第0题")
    yield fang
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_tap_returns_the_toast_and_the_screen_has_changed(talk: Phone) -> None:
    assert await talk.tap("是") == "记下yes"
    assert [message.text for message in await talk.messages()][-1] == "第1题"
    live = await talk.live()
    assert live is not None
    assert (live.keyboard[0][0].style, live.edited, live.from_bot) == ("success", True, True)


async def test_a_tap_without_an_edit_waits_no_longer_than_a_moment(talk: Phone) -> None:
    before = time.monotonic()
    assert await talk.tap("稍后") == "记下quiet"
    assert 0.2 < time.monotonic() - before < 1
    before = time.monotonic()
    assert await talk.tap("稍后", settle=False) == "记下quiet"
    assert time.monotonic() - before < 0.2


async def test_a_tap_waits_for_a_call_that_is_on_its_way(sim: Simulator, talk: Phone) -> None:
    sim.world.faults.pending.append(Fault("delay", "editMessageText", seconds=0.5))
    await talk.tap("是")
    assert (await talk.messages())[-1].text == "第1题"


async def test_a_tap_that_is_not_answered_is_an_error_that_shows_the_screen(talk: Phone) -> None:
    with pytest.raises(PhoneError, match=r"not answered in 0.1 s:\n(.|\n)*第0题"):
        await talk.tap("不观察", timeout=0.1)


async def test_a_button_that_is_missing_or_unclear_is_an_error(talk: Phone) -> None:
    with pytest.raises(PhoneError, match=r"no button '也许' on the screen:\n(.|\n)*\[是\] \[否\]"):
        await talk.tap("也许")
    with pytest.raises(PhoneError, match="'不' may mean several buttons: 不适用, 不观察"):
        await talk.tap("不")


async def test_what_is_not_seen_is_an_error_that_shows_the_chat(talk: Phone) -> None:
    with pytest.raises(PhoneError, match=r"'第7题' was not seen in 0.05 s:\n(.|\n)*bot: 第0题"):
        await talk.see("第7题", timeout=0.05)


async def test_a_stale_button_can_still_be_tapped(talk: Phone) -> None:
    old = await talk.see("第0题")
    await talk.tap("是")
    assert await talk.tap_old(old, "否") == "记下no"
    assert (await talk.messages())[-1].text == "第2题"
    with pytest.raises(PhoneError, match="there was no button '也许' under: 第0题"):
        await talk.tap_old(old, "也许")


async def test_a_phone_works_from_another_process_too(sim: Simulator, talk: Phone) -> None:
    async with await Phone.of(sim.api_url, 1001) as phone:
        assert await phone.tap("是") == "记下yes"
    with pytest.raises(PhoneError, match="there is no chat 5"):
        await Phone.of(sim.api_url, 5)


async def test_many_phones_tap_at_once(sim: Simulator, talk: Phone) -> None:
    phones = [await sim.phone(f"P{number}", id=2000 + number) for number in range(16)]

    async def use(phone: Phone) -> str:
        await phone.say("/start")
        await phone.see("第0题")
        return await phone.tap("是")

    assert set(await asyncio.gather(*map(use, phones))) == {"记下yes"}


async def test_the_bot_hears_of_blocking_editing_and_links_and_not_of_deleting(
    sim: Simulator, bot: Bot, fang: Phone
) -> None:
    said = await fang.say("错")
    await fang.edit(said, "对")
    await fang.delete(said)
    await fang.block()
    await fang.block()
    await fang.unblock()
    await fang.unblock()
    await fang.open_link("invite_7")
    await fang.clear()
    assert await fang.messages() == []
    updates = await bot.get_updates()
    heard = [update.to_dict() for update in updates]
    assert [(each.keys() - {"update_id"}).pop() for each in heard] == [
        "message",
        "edited_message",
        "my_chat_member",
        "my_chat_member",
        "message",
    ]
    assert updates[-1].message is not None
    assert updates[-1].message.text == "/start invite_7"
    with pytest.raises(PhoneError, match="a deep link cannot carry 'a b'"):
        await fang.open_link("a b")


async def test_writing_to_the_bot_unblocks_it(sim: Simulator, fang: Phone) -> None:
    await fang.block()
    await fang.say("x")
    assert not sim.world.chats[1001].blocked
    await fang.in_chat(1001).say("y")


async def test_in_a_group_the_bot_hears_commands_its_name_and_replies(
    sim: Simulator, bot: Bot, fang: Phone
) -> None:
    await fang._do("groups", id=-5, title="店", members=[1001])
    group = fang.in_chat(-5)
    sent = await bot.send_message(-5, "?")
    await group.say("hello")
    await group.say("/audit@other_bot")
    await group.say("/audit")
    await group.say("hey @audit_demo_bot")
    await group.say("answer", reply_to=sent.message_id)
    heard = [update.message.text for update in await bot.get_updates() if update.message]
    assert heard == ["/audit", "hey @audit_demo_bot", "answer"]
