"""What is made of an update as it came over the wire."""

from typing import Any

import pytest
from telegram import Bot

from bot.intake import update
from bot.intake.update import (
    Command,
    IncomingMessage,
    IncomingTap,
    IncomingUpdate,
    OtherUpdate,
    UnreadableUpdateError,
)
from simulator.world.entities import commands_in

BOT = Bot("1:no-token")
PERSON: dict[str, Any] = {
    "id": 7,
    "is_bot": False,
    "first_name": "王芳",
    "last_name": "Wang",
    "language_code": "zh-hans",
}
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -100, "type": "supergroup", "title": "全店群"}


def message(**fields: object) -> dict[str, Any]:
    """A message as Telegram sends it: it marks commands with entities."""
    entities = commands_in(str(fields.get("text", "")))
    about = {"message_id": 5, "date": 1_700_000_000, "chat": PRIVATE, "from": PERSON}
    return {**about, "entities": list(entities), **fields}


def tap(**fields: object) -> dict[str, Any]:
    return {"id": "9", "from": PERSON, "chat_instance": "1", "data": "r:1", **fields}


def read(**fields: object) -> IncomingUpdate:
    return update.read({"update_id": 3, **fields}, BOT, "our_bot", {"audit", "report", "start"})


def read_message(**fields: object) -> IncomingMessage:
    made = read(message=message(**fields))
    assert isinstance(made, IncomingMessage)
    return made


def read_tap(**fields: object) -> IncomingTap:
    made = read(callback_query=tap(**fields))
    assert isinstance(made, IncomingTap)
    return made


def test_a_text_comes_with_who_and_where() -> None:
    made = read_message(text=" 你好\u200b ")
    assert (made.chat, made.sender) == (7, 7)
    assert (made.name, made.language, made.text) == ("王芳 Wang", "zh-hans", "你好")
    assert made.command is None


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("photo", "photo"),
        ("sticker", "sticker"),
        ("voice", "voice"),
        ("video_note", "video"),
        ("document", "file"),
        ("location", "location"),
        ("rich_message", "other"),
    ],
)
def test_what_is_no_text_is_a_message_with_an_attachment(field: str, kind: str) -> None:
    made = read_message(**{field: {"of": "any shape"}})
    assert (made.text, made.attachment, made.album) == (None, kind, None)


def test_an_animation_and_a_venue_are_not_what_they_also_are() -> None:
    assert read_message(document={}, animation={}).attachment == "video"
    assert read_message(location={}, venue={}).attachment == "location"


def test_a_caption_is_a_text() -> None:
    made = read_message(photo=[], caption=" 门口 ", media_group_id="17")
    assert (made.text, made.command) == ("门口", None)
    assert (made.attachment, made.album) == ("album", "17")
    assert read_message(photo=[], caption="\u200b").text is None


def test_the_caption_of_a_photo_is_no_command() -> None:
    made = read_message(photo=[], caption="/audit", caption_entities=[*commands_in("/audit")])
    assert (made.text, made.command) == ("/audit", None)


@pytest.mark.parametrize(
    "field",
    [
        "message_auto_delete_timer_changed",
        "pinned_message",
        "chat_background_set",
        "write_access_allowed",
        "users_shared",
        "something_of_next_year",
    ],
)
def test_a_service_message_has_nothing_of_the_person(field: str) -> None:
    made = read_message(**{field: {"of": "any shape"}})
    assert made.is_service
    assert (made.text, made.command, made.attachment) == (None, None, None)


def test_what_a_person_sends_is_no_service_message() -> None:
    sent: list[dict[str, Any]] = [{"text": "/help"}, {"text": "是"}, {"photo": []}]
    assert not [each for each in sent if read_message(**each).is_service]


def test_a_reply_names_the_buttons_of_the_message_that_it_replies_to() -> None:
    keys = [[{"text": "是", "callback_data": "a:1:1:1"}, {"text": "开", "url": "https://a.cn"}]]
    replied = message(text="?", reply_markup={"inline_keyboard": keys})
    made = read_message(text="是", reply_to_message=replied)
    assert made.replied is not None
    assert "a:1:1:1" in made.replied
    assert read_message(text="是", reply_to_message=message(text="?")).replied == frozenset()
    assert read_message(text="是").replied is None


def test_a_tap_names_the_message_under_which_the_button_was() -> None:
    made = read_tap(message=message(text="…"))
    assert (made.query, made.data, made.message, made.sender) == ("9", "r:1", 5, 7)


def test_a_tap_on_a_message_too_old_to_be_sent_along_still_has_a_chat() -> None:
    made = read_tap(message={"message_id": 5, "date": 0, "chat": PRIVATE})
    assert (made.chat, made.message) == (7, 5)


def test_a_tap_without_data_is_no_tap_that_anybody_offered() -> None:
    query = {name: value for name, value in tap(message=message()).items() if name != "data"}
    made = read(callback_query=query)
    assert isinstance(made, IncomingTap)
    assert made.data == ""


@pytest.mark.parametrize("where", [{}, {"message": message(chat=GROUP, text="…")}])
def test_a_tap_without_a_message_or_in_a_group_is_left_alone(where: dict[str, Any]) -> None:
    assert isinstance(read(callback_query=tap(**where)), OtherUpdate)


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post"])
def test_edited_and_channel_messages_are_left_alone(kind: str) -> None:
    made = read(**{kind: message(text="/audit 张伟")})
    assert isinstance(made, OtherUpdate)
    assert (made.chat, made.command) == (None, None)


def test_an_anonymous_message_in_a_group_is_known_by_its_chat_alone() -> None:
    without = {k: v for k, v in message(text="/report").items() if k != "from"}
    made = read(message={**without, "chat": GROUP})
    assert isinstance(made, OtherUpdate)
    assert (made.chat, made.language, made.command) == (-100, None, Command("report"))


@pytest.mark.parametrize("text", ["/cancel", "/report@other_bot", "/whatever"])
def test_another_bots_command_in_a_group_is_none_of_ours(text: str) -> None:
    made = read(message=message(chat=GROUP, text=text))
    assert isinstance(made, OtherUpdate)
    assert made.command is None


def test_half_a_pair_in_names_and_texts_is_taken_away() -> None:
    made = read_message(text="a\ud83db", **{"from": {**PERSON, "first_name": "\udc00芳"}})
    assert (made.name, made.text) == ("芳 Wang", "ab")


def test_what_a_person_wrote_stands_in_no_repr() -> None:
    assert "secret" not in repr(read_message(text="/start secret"))


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(date="soon", text="x")},
        {"message": {"text": "x"}},
        {"message": message(text=5)},
        {"message": None},
        {"message": message(text="x", reply_to_message=7)},
        {"message": message(photo=[], caption=5)},
        {"message": message(photo=[], media_group_id=5)},
        {
            "message": message(
                text="/audit", entities=[{"type": "bot_command", "offset": 0, "length": "6"}]
            )
        },
        {"callback_query": {"id": "9"}},
        {"update_id": 2**63, "message": message(text="x")},
        {"update_id": "abc", "message": message(text="x")},
        {"update_id": -1, "message": message(text="x")},
        {"message": message(chat={**PRIVATE, "id": 2**70}, text="x")},
        {"message": message(chat={**PRIVATE, "id": [7]}, text="x")},
        {"message": message(chat={**PRIVATE, "id": True}, text="x")},
        {"message": message(chat={**GROUP, "id": -(2**70)}, text="/report")},
        {"message": message(**{"from": {**PERSON, "id": 2**70}}, text="x")},
        {"message": message(**{"from": {**PERSON, "language_code": 5}}, text="x")},
        {"message": message(message_id=2**70, text="x")},
        {"callback_query": tap(message=message(message_id=2**70))},
        {"callback_query": tap(message=message(chat={**PRIVATE, "id": "7"}))},
        {"callback_query": tap(message=message(), **{"from": {**PERSON, "id": "7"}})},
    ],
)
def test_what_cannot_be_parsed_is_said_to_be_unreadable(update: dict[str, Any]) -> None:
    with pytest.raises(UnreadableUpdateError):
        read(**update)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/audit", Command("audit")),
        ("/AUDIT 张伟 ", Command("audit", "张伟")),
        ("/audit@Our_Bot\n张 伟", Command("audit", "张 伟")),
        ("/audit@other_bot 张伟", Command("audit@other_bot")),
        ("/cancel", None),
        ("/8 分钟才有人来", None),
        ("/8分钟才有人来", None),
        ("audit", None),
        ("see /audit", None),
        ("/audit张伟", None),
        ("/审核", None),
        ("/ audit", None),
        ("//audit", None),
        ("", None),
    ],
)
def test_what_is_a_command(text: str, command: Command | None) -> None:
    assert read_message(text=text).command == command
