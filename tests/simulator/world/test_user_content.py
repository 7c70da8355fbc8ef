"""What people send besides texts arrives as Telegram describes it."""

import base64
from typing import Any

import pytest
from telegram import Bot, Message

from simulator.phone import Phone, PhoneError
from simulator.world.user_content import CONTENT, SERVICE
from tests.simulator.raw_client import RawClient, keyboard

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)


@pytest.fixture(autouse=True)
def durations_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this python-telegram-bot warns of every duration that it parses."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


async def updates(client: RawClient) -> list[dict[str, Any]]:
    return [each["message"] for each in await client.ask("updates")]


async def received(bot: Bot) -> Message:
    """Return the only waiting message as python-telegram-bot parses it."""
    (update,) = await bot.get_updates()
    assert update.message is not None
    return update.message


async def test_a_photo_has_a_caption_with_its_own_entities(bot: Bot, fang: Phone) -> None:
    await fang.send_photo(PIXEL, caption="/audit 🚗 很慢")
    message = await received(bot)
    assert (message.text, message.caption, len(message.photo)) == (None, "/audit 🚗 很慢", 1)
    assert [(each.type, each.length) for each in message.caption_entities] == [("bot_command", 6)]
    assert message.entities == ()


async def test_a_document_has_its_name_and_caption(bot: Bot, fang: Phone) -> None:
    await fang.send_document("工单.pdf", b"%PDF", caption="工单")
    message = await received(bot)
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("工单.pdf", "工单")


async def test_an_album_is_an_update_for_each_photo(client: RawClient, fang: Phone) -> None:
    await fang.send_album([PIXEL] * 3, caption="接待台")
    await fang.send_album([PIXEL] * 2)
    messages = await updates(client)
    albums = [each["media_group_id"] for each in messages]
    assert len(set(albums[:3])) == 1
    assert len(set(albums)) == 2
    assert [each.get("caption") for each in messages] == ["接待台", None, None, None, None]
    assert [each["message_id"] for each in messages] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("kind", CONTENT)
async def test_other_content_has_no_text(bot: Bot, fang: Phone, kind: str) -> None:
    await fang.send_content(kind)
    message = await received(bot)
    assert message.effective_attachment is not None
    assert getattr(message, kind) is not None
    assert (message.text, message.caption) == (None, None)


async def test_a_video_may_have_a_caption(bot: Bot, fang: Phone) -> None:
    await fang.send_content("video", caption="门口")
    assert (await received(bot)).caption == "门口"


@pytest.mark.parametrize("kind", [*SERVICE, "pinned_message"])
async def test_a_service_message_has_no_content_of_the_person(
    bot: Bot, fang: Phone, kind: str
) -> None:
    await fang.make_service_message(kind)
    message = await received(bot)
    assert getattr(message, kind) is not None
    assert message.effective_attachment is None
    assert (message.text, message.from_user and message.from_user.id) == (None, 1001)


async def test_a_reply_brings_the_buttons_of_the_message_along(
    client: RawClient, bot: Bot, fang: Phone
) -> None:
    markup = keyboard([("是", "yes")])
    sent = await client.result("sendMessage", chat_id=1001, text="?", reply_markup=markup)
    await fang.say("是", reply_to=sent["message_id"])
    replied = (await received(bot)).reply_to_message
    assert replied is not None
    assert replied.reply_markup is not None
    assert replied.reply_markup.inline_keyboard[0][0].callback_data == "yes"


async def test_a_tap_on_a_deleted_message_comes_with_an_inaccessible_message(
    client: RawClient, fang: Phone
) -> None:
    markup = keyboard([("是", "yes")])
    await client.result("sendMessage", chat_id=1001, text="?", reply_markup=markup)
    old = await fang.live()
    assert old is not None
    await client.result("deleteMessage", chat_id=1001, message_id=old.id)
    await client.control("tap", person=1001, message_id=old.id, data="yes", forged=True)
    (update,) = await client.ask("updates")
    chat = {"id": 1001, "type": "private", "first_name": "王芳"}
    trace = {"chat": chat, "message_id": old.id, "date": 0}
    assert update["callback_query"]["message"] == trace


async def test_what_nobody_could_send_is_refused(fang: Phone) -> None:
    for work in (
        fang.send_content("thought"),
        fang.send_content("sticker", caption="词"),
        fang.make_service_message("forum_topic_created"),
        fang.send_album([PIXEL]),
        fang.send_photo(PIXEL, caption="长" * 4097),
    ):
        with pytest.raises(PhoneError):
            await work
