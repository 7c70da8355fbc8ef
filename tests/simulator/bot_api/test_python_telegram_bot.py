"""A real python-telegram-bot Bot finds a Telegram it can work with."""

import asyncio
import struct

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter

from simulator.phone import Phone
from simulator.server import Simulator
from simulator.world.faults import Fault

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + bytes(9)
YES = InlineKeyboardMarkup([[InlineKeyboardButton("是", callback_data="yes", style="success")]])


async def test_the_bot_knows_itself(bot: Bot) -> None:
    assert (await bot.get_me()).username == "audit_demo_bot"


async def test_a_wrong_token_opens_nothing(sim: Simulator) -> None:
    stranger = Bot("1:wrong", base_url=f"{sim.api_url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_what_a_person_writes_arrives_with_its_commands_marked(bot: Bot, fang: Phone) -> None:
    await fang.say("/audit 张伟")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.text == "/audit 张伟"
    assert list(update.message.parse_entities().values()) == ["/audit"]
    assert update.effective_user is not None
    assert update.effective_user.language_code == "zh-hans"


async def test_a_tap_goes_there_and_back(bot: Bot, fang: Phone) -> None:
    sent = await bot.send_message(1001, "<b>1.10</b> 主动?", parse_mode="HTML", reply_markup=YES)
    tapping = asyncio.create_task(fang.tap("是"))
    (update,) = await bot.get_updates(timeout=1)
    assert update.callback_query is not None
    assert update.callback_query.data == "yes"
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == sent.message_id
    assert await update.callback_query.answer("好")
    await bot.edit_message_text("1.11", 1001, sent.message_id)
    assert await tapping == "好"
    live = (await fang.messages())[-1]
    assert (live.text, live.edited, live.keyboard) == ("1.11", True, ())


async def test_files_go_up_and_come_down(bot: Bot, fang: Phone) -> None:
    photo = await bot.send_photo(1001, PNG, caption="<i>图</i>", parse_mode="HTML")
    assert photo.photo[0].width == 640
    document = await bot.send_document(1001, b"a;b", filename="report.csv")
    assert document.document is not None
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a;b"
    shown = (await fang.messages())[-1].files[0]
    assert (shown.name, await fang.read(shown)) == ("report.csv", b"a;b")


async def test_a_picture_can_be_exchanged(bot: Bot, fang: Phone) -> None:
    photo = await bot.send_photo(1001, PNG)
    media = InputMediaPhoto(PNG + b"2", caption="新")
    changed = await bot.edit_message_media(media, 1001, photo.message_id)
    assert isinstance(changed, type(photo))
    assert changed.caption == "新"
    assert changed.photo[0].file_id != photo.photo[0].file_id
    again = await bot.edit_message_caption(1001, photo.message_id, caption="旧")
    assert isinstance(again, type(photo))
    assert again.caption == "旧"


async def test_a_photo_sent_by_a_person_can_be_downloaded(bot: Bot, fang: Phone) -> None:
    await fang.send_photo(PNG)
    (update,) = await bot.get_updates()
    assert update.message is not None
    file = await update.message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == PNG


async def test_commands_are_kept_by_language_and_shown_on_the_phone(bot: Bot, fang: Phone) -> None:
    await bot.set_my_commands([BotCommand("audit", "Audit")])
    await bot.set_my_commands([BotCommand("audit", "审核")], language_code="zh")
    assert await fang.commands() == {"audit": "审核"}
    await bot.delete_my_commands(language_code="zh")
    assert await fang.commands() == {"audit": "Audit"}
    assert [each.command for each in await bot.get_my_commands()] == ["audit"]


async def test_the_library_reads_every_refusal_as_its_own_error(
    sim: Simulator, bot: Bot, fang: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "hello")
    await fang.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(1001, "hello")
    await fang.unblock()
    sim.world.faults.pending.append(Fault("flood", "sendMessage", 1001, seconds=7))
    with pytest.raises(RetryAfter):
        await bot.send_message(1001, "hello")
    await bot.set_webhook("https://bot.example/hook")
    with pytest.raises(Conflict):
        await bot.get_updates()
