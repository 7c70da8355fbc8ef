"""What the bot may write, and the words with which the rest is refused."""

import json
import struct
from typing import Any

import pytest

from simulator.api_errors import ApiError
from simulator.bot_api.messages import NOT_MODIFIED, TOO_OLD
from simulator.phone import Phone
from simulator.server import Simulator
from simulator.world.files import (
    MAX_DOWNLOAD,
    MAX_PHOTO,
    MAX_UPLOAD,
    Files,
    Upload,
    read_image_size,
)
from tests.simulator.raw_client import RawClient, keyboard

TOO_OLD_TO_DELETE = "message can't be deleted for everyone"
YES = keyboard([("是", "yes")])
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x20rest"


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(9)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"chat_id": 77}, "Bad Request: chat not found"),
        ({"chat_id": "@somebody"}, "Bad Request: chat not found"),
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: text must be non-empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "👍" * 2049}, "Bad Request: message is too long"),
        ({"reply_markup": "{"}, "Bad Request: can't parse reply_markup JSON object"),
        ({"reply_markup": [1]}, "Bad Request: object expected as reply markup"),
        ({"reply_parameters": {"message_id": 9}}, "Bad Request: message to be replied not found"),
    ],
)
async def test_a_message_is_refused_in_telegrams_words(
    client: RawClient, fang: Phone, parameters: dict[str, Any], words: str
) -> None:
    assert (
        await client.words("sendMessage", **{"chat_id": 1001, "text": "x", **parameters}) == words
    )


async def test_half_a_character_is_refused(client: RawClient, fang: Phone) -> None:
    body = b'{"chat_id": 1001, "text": "\\ud83d"}'
    answer = await client.http.post(f"/bot{client.sim.token}/sendMessage", content=body)
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_markup_does_not_count_towards_the_length(client: RawClient, fang: Phone) -> None:
    text = f"<b>{'x' * 4096}</b>"
    sent = await client.result("sendMessage", chat_id=1001, text=text, parse_mode="HTML")
    assert len(sent["text"]) == 4096


def button(**fields: object) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "是", **fields}]]}


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (button(callback_data="是" * 22), "BUTTON_DATA_INVALID"),
        (button(), "Text buttons are unallowed in the inline keyboard"),
        (button(callback_data=""), "Text buttons are unallowed in the inline keyboard"),
        (button(text="", callback_data="x"), 'Field "text" must be of type String'),
        (button(callback_data="x", style="green"), "invalid button style specified"),
        (button(url="ftp://a.cn"), "'ftp://a.cn' is invalid: Unsupported URL protocol"),
        (button(url="http://here/"), "'http://here/' is invalid: Wrong HTTP URL"),
        (keyboard(*[[("x", "x")] * 8] * 13), "REPLY_MARKUP_TOO_LONG"),
        (keyboard([("x", "x")] * 9), "REPLY_MARKUP_INVALID"),
        ({"inline_keyboard": ["x"]}, "row must be an Array"),
        ({"inline_keyboard": [["x"]]}, "InlineKeyboardButton must be an Object"),
    ],
)
async def test_a_keyboard_is_refused_in_telegrams_words(
    client: RawClient, fang: Phone, markup: dict[str, Any], words: str
) -> None:
    assert words in await client.words("sendMessage", chat_id=1001, text="x", reply_markup=markup)


async def test_buttons_up_to_the_limits_are_shown(client: RawClient, fang: Phone) -> None:
    rows = [[("是", "x" * 64)] * 8] * 12
    await client.result("sendMessage", chat_id=1001, text="x", reply_markup=keyboard(*rows))
    assert await fang.buttons() == [["是"] * 8] * 12
    link = button(url="tg://resolve?domain=x", style="danger")
    await client.result("sendMessage", chat_id=1001, text="x", reply_markup=link)


async def test_an_edit_that_changes_nothing_is_refused(client: RawClient, fang: Phone) -> None:
    sent = await client.result("sendMessage", chat_id=1001, text="<b>x</b>", parse_mode="HTML")
    same = {"chat_id": 1001, "message_id": sent["message_id"], "parse_mode": "HTML"}
    assert (await client.words("editMessageText", text="<strong>x</strong> ", **same)).endswith(
        NOT_MODIFIED
    )
    await client.result("editMessageText", text="<b>x</b>", reply_markup=YES, **same)
    assert NOT_MODIFIED in await client.words("editMessageReplyMarkup", reply_markup=YES, **same)
    await client.result("editMessageReplyMarkup", **same)
    assert await fang.live() is None


async def test_only_the_bots_own_messages_can_be_edited(client: RawClient, fang: Phone) -> None:
    def edit(message_id: object) -> dict[str, Any]:
        return {"chat_id": 1001, "message_id": message_id, "text": "y"}

    theirs = (await fang.messages())[0].id
    asking = {"keyboard": [[{"text": "是"}]]}
    client_reply = await client.result("sendMessage", chat_id=1001, text="x", reply_markup=asking)
    words = "Bad Request: message can't be edited"
    assert await client.words("editMessageText", **edit(theirs)) == words
    assert await client.words("editMessageText", **edit(client_reply["message_id"])) == words
    words = "Bad Request: message to edit not found"
    assert await client.words("editMessageText", **edit(99)) == words
    words = "Bad Request: message identifier is not specified"
    assert await client.words("editMessageText", **edit("")) == words
    words = "Bad Request: invalid message_id specified"
    assert await client.words("editMessageText", **edit("x")) == words


async def test_messages_can_be_deleted_for_two_days(
    sim: Simulator, client: RawClient, fang: Phone
) -> None:
    first = await client.result("sendMessage", chat_id=1001, text="x")
    second = await client.result("sendMessage", chat_id=1001, text="y")
    which = {"chat_id": 1001, "message_id": first["message_id"]}
    assert await client.result("deleteMessage", **which) is True
    assert await client.words("deleteMessage", **which) == (
        "Bad Request: message to delete not found"
    )
    sim.world.clock.offset += 48 * 3600 + 5
    which["message_id"] = second["message_id"]
    assert await client.words("deleteMessage", **which) == f"Bad Request: {TOO_OLD_TO_DELETE}"
    await client.result("editMessageText", text="an edit has no age", **which)


async def test_several_messages_are_deleted_together_the_persons_too(
    client: RawClient, fang: Phone
) -> None:
    said = await fang.say("x")
    sent = await client.result("sendMessage", chat_id=1001, text="y")
    first = (await fang.messages())[0].id
    ids = [said.id, sent["message_id"], 99]  # there is no message 99
    assert await client.result("deleteMessages", chat_id=1001, message_ids=ids) is True
    assert [each.id for each in await fang.messages()] == [first]
    assert await client.result("deleteMessages", chat_id=1001, message_ids=ids) is True


async def test_one_message_that_is_too_old_keeps_all_of_them(
    sim: Simulator, client: RawClient, fang: Phone
) -> None:
    old = await client.result("sendMessage", chat_id=1001, text="old")
    sim.world.clock.offset += 48 * 3600 + 5
    new = await client.result("sendMessage", chat_id=1001, text="new")
    ids = [new["message_id"], old["message_id"]]
    words = await client.words("deleteMessages", chat_id=1001, message_ids=ids)
    assert words == f"Bad Request: {TOO_OLD_TO_DELETE}"
    assert {"old", "new"} <= {each.text for each in await fang.messages()}
    await client.result("deleteMessages", chat_id=1001, message_ids=ids[:1])
    assert "new" not in {each.text for each in await fang.messages()}


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ([], "message identifiers are not specified"),
        (list(range(1, 102)), "too many message identifiers specified"),
        (["1"], "can't parse message identifiers JSON array"),
        ({}, "can't parse message identifiers JSON array"),
    ],
)
async def test_odd_lists_of_messages_to_delete_are_refused(
    client: RawClient, fang: Phone, ids: object, words: str
) -> None:
    said = await client.words("deleteMessages", chat_id=1001, message_ids=ids)
    assert said == f"Bad Request: {words}"


async def test_in_a_group_the_bot_deletes_only_its_own_messages(
    client: RawClient, fang: Phone
) -> None:
    await client.control("groups", id=-5, title="店", members=[1001])
    said = await fang.in_chat(-5).say("/start")
    for method, which in (
        ("deleteMessage", {"message_id": said.id}),
        ("deleteMessages", {"message_ids": [said.id]}),
    ):
        words = await client.words(method, chat_id=-5, **which)
        assert words == "Bad Request: message can't be deleted"


async def test_protected_content_stays_protected_through_an_edit(
    client: RawClient, fang: Phone
) -> None:
    sent = await client.result("sendMessage", chat_id=1001, text="x", protect_content=True)
    assert sent["has_protected_content"] is True
    await client.result("editMessageText", chat_id=1001, message_id=sent["message_id"], text="y")
    shown = (await fang.messages())[-1]
    assert (shown.text, shown.protected) == ("y", True)
    await client.result("sendMessage", chat_id=1001, text="z")
    assert not (await fang.messages())[-1].protected


async def test_a_reply_shows_what_it_answers(client: RawClient, fang: Phone) -> None:
    first = (await fang.messages())[0].id
    reply = {"message_id": first}
    sent = await client.result("sendMessage", chat_id=1001, text="x", reply_parameters=reply)
    assert sent["reply_to_message"]["text"] == "/start"
    lost = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await client.result("sendMessage", chat_id=1001, text="x", reply_parameters=lost)
    assert "reply_to_message" not in sent


async def test_a_tap_takes_one_answer_and_only_for_a_while(
    sim: Simulator, client: RawClient, fang: Phone
) -> None:
    await client.result("sendMessage", chat_id=1001, text="x", reply_markup=YES)
    tap = {"person": 1001, "label": "是"}
    first = {"callback_query_id": (await client.control("tap", **tap))["query_id"]}
    assert await client.words("answerCallbackQuery", text="x" * 201, **first) == (
        "Bad Request: MESSAGE_TOO_LONG"
    )
    await client.result("answerCallbackQuery", text="x" * 200, show_alert=True, **first)
    late = {"callback_query_id": (await client.control("tap", **tap))["query_id"]}
    for gone in (first, {"callback_query_id": "0"}):
        assert await client.words("answerCallbackQuery", **gone) == f"Bad Request: {TOO_OLD}"
    sim.world.clock.offset += 100
    assert await client.words("answerCallbackQuery", **late) == f"Bad Request: {TOO_OLD}"
    toasts = (await client.ask("chat", chat=1001))["toasts"]
    assert [(toast["text"], toast["alert"]) for toast in toasts] == [("x" * 200, True)]


async def test_a_deleted_account_and_a_left_group_are_refused(
    sim: Simulator, client: RawClient, fang: Phone
) -> None:
    await client.control("groups", id=-5, title="店", members=[1001])
    await client.result("sendMessage", chat_id=-5, text="x")
    sim.world.chats[-5].blocked = True
    assert await client.words("sendMessage", chat_id=-5, text="x") == (
        "Forbidden: bot was kicked from the group chat"
    )
    await client.control("deactivate", person=1001)
    assert await client.words("sendMessage", chat_id=1001, text="x") == (
        "Forbidden: user is deactivated"
    )


async def test_the_bot_cannot_write_first(sim: Simulator, client: RawClient) -> None:
    await sim.phone("Li", id=7)
    assert await client.words("sendMessage", chat_id=7, text="x") == "Bad Request: chat not found"


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [
        ("document", b"", "Bad Request: file must be non-empty"),
        ("photo", b"text", "Bad Request: IMAGE_PROCESS_FAILED"),
        ("photo", png(9000, 2000), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("photo", png(2100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("photo", bytes(MAX_PHOTO + 1), f"size {MAX_PHOTO + 1} bytes is too big for a photo"),
    ],
)
async def test_a_file_is_refused_in_telegrams_words(
    client: RawClient, fang: Phone, kind: str, content: bytes, words: str
) -> None:
    answer = await client.http.post(
        f"/bot{client.sim.token}/send{kind}",
        data={"chat_id": "1001"},
        files={kind: ("x", content)},
    )
    assert words in answer.json()["description"]


async def test_files_are_known_by_their_id(sim: Simulator, client: RawClient, fang: Phone) -> None:
    photo = sim.world.files.store("photo", Upload("a.jpg", "image/jpeg", JPEG))
    sent = await client.result("sendPhoto", chat_id=1001, photo=photo.id, caption="<x>")
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (32, 16)
    words = "Bad Request: can't use file of type Photo as Document"
    assert await client.words("sendDocument", chat_id=1001, document=photo.id) == words
    words = "Bad Request: wrong file identifier/HTTP URL specified"
    assert await client.words("sendPhoto", chat_id=1001, photo="https://a.cn/x.jpg") == words
    words = "Bad Request: there is no photo in the request"
    assert await client.words("sendPhoto", chat_id=1001) == words
    words = "Bad Request: message caption is too long"
    assert (
        await client.words("sendPhoto", chat_id=1001, photo=photo.id, caption="x" * 1025) == words
    )
    which = {"chat_id": 1001, "message_id": sent["message_id"]}
    words = "Bad Request: there is no text in the message to edit"
    assert await client.words("editMessageText", text="x", **which) == words
    media = {"type": "animation", "media": photo.id}
    assert "unsupported type" in await client.words("editMessageMedia", media=media, **which)
    text = await client.result("sendMessage", chat_id=1001, text="x")
    which["message_id"] = text["message_id"]
    words = "Bad Request: there is no caption in the message to edit"
    assert await client.words("editMessageCaption", caption="x", **which) == words


async def test_what_is_too_big_cannot_be_downloaded(sim: Simulator, client: RawClient) -> None:
    big = sim.world.files.store("document", Upload("a.zip", "x/y", bytes(MAX_DOWNLOAD + 1)))
    assert await client.words("getFile", file_id=big.id) == "Bad Request: file is too big"
    assert await client.words("getFile", file_id="x") == "Bad Request: invalid file_id"
    gone = await client.http.get(f"/file/bot{sim.token}/{big.path}")
    assert gone.status_code == 404
    assert (await client.http.get(f"/file/botx/{big.path}")).status_code == 401


async def test_more_than_fifty_megabytes_are_not_taken(sim: Simulator, client: RawClient) -> None:
    headers = {"content-length": str(60 * 1024 * 1024)}
    answer = await client.http.post(f"/bot{sim.token}/sendDocument", headers=headers, content=b"x")
    assert answer.json()["error_code"] == 413
    with pytest.raises(ApiError, match="Request Entity Too Large"):
        Files().store("document", Upload("a.zip", "x/y", bytes(MAX_UPLOAD + 1)))


def test_a_picture_without_a_size_has_none() -> None:
    assert read_image_size(b"\xff\xd8\xff\xe0\x00\x10ab") == (0, 0)


async def test_the_bot_may_say_that_it_is_at_work(client: RawClient, fang: Phone) -> None:
    assert await client.result("sendChatAction", chat_id=1001, action="typing")
    assert await client.words("sendChatAction", chat_id=1001, action="dancing") == (
        "Bad Request: wrong parameter action in request"
    )


async def send_picture(client: RawClient, name: str, method: str, **given: str) -> Any:  # noqa: ANN401 - as Telegram answers
    url = f"/bot{client.sim.token}/{method}"
    data = {"chat_id": "1001", **given}
    files = {"photo" if method == "sendPhoto" else "file": (name, png(320, 200))}
    return (await client.http.post(url, data=data, files=files)).json()


async def test_a_picture_has_a_caption_with_entities_and_buttons(
    client: RawClient, fang: Phone
) -> None:
    given = {"caption": "<b>张伟</b> 80%", "parse_mode": "HTML", "reply_markup": json.dumps(YES)}
    sent = (await send_picture(client, "a.png", "sendPhoto", **given))["result"]
    assert sent["caption"] == "张伟 80%"
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    shown = await fang.live()
    assert shown is not None
    assert (shown.text, shown.html) == ("张伟 80%", "<b>张伟</b> 80%")
    assert [file.kind for file in shown.files] == ["photo"]


async def test_picture_and_caption_are_swapped_in_place(client: RawClient, fang: Phone) -> None:
    first = (await send_picture(client, "a.png", "sendPhoto", caption="a"))["result"]
    media = {"type": "photo", "media": "attach://file", "caption": "<i>b</i>", "parse_mode": "HTML"}
    which = {"message_id": str(first["message_id"]), "reply_markup": json.dumps(YES)}
    new = {"media": json.dumps(media), **which}
    second = (await send_picture(client, "b.png", "editMessageMedia", **new))["result"]
    assert second["message_id"] == first["message_id"]
    assert second["caption"] == "b"
    assert second["photo"][0]["file_id"] != first["photo"][0]["file_id"]
    known = {**media, "media": second["photo"][0]["file_id"]}
    asked = {"chat_id": 1001, "message_id": first["message_id"], "reply_markup": YES}
    assert NOT_MODIFIED in await client.words("editMessageMedia", media=known, **asked)
    long = {**known, "caption": "x" * 1025}
    words = "Bad Request: message caption is too long"
    assert await client.words("editMessageMedia", media=long, **asked) == words


async def test_caption_and_buttons_of_a_picture_are_edited_alone(
    client: RawClient, fang: Phone
) -> None:
    sent = (await send_picture(client, "a.png", "sendPhoto", caption="a"))["result"]
    which = {"chat_id": 1001, "message_id": sent["message_id"]}
    edited = await client.result("editMessageCaption", caption="b", reply_markup=YES, **which)
    assert (edited["caption"], edited["photo"]) == ("b", sent["photo"])
    await client.result("editMessageReplyMarkup", **which)
    (shown,) = [each for each in await fang.messages() if each.from_bot]
    assert (shown.text, shown.keyboard) == ("b", ())
    assert shown.files


async def test_a_text_may_become_a_picture_and_not_the_other_way_round(
    client: RawClient, fang: Phone
) -> None:
    sent = await client.result("sendMessage", chat_id=1001, text="a")
    media = json.dumps({"type": "photo", "media": "attach://file", "caption": "b"})
    which = {"message_id": str(sent["message_id"]), "media": media}
    edited = (await send_picture(client, "a.png", "editMessageMedia", **which))["result"]
    assert edited["message_id"] == sent["message_id"]
    assert edited["photo"]
    words = "Bad Request: there is no text in the message to edit"
    asked = {"chat_id": 1001, "message_id": sent["message_id"]}
    assert await client.words("editMessageText", text="c", **asked) == words
