"""What is made of an update as it came over the wire."""

from typing import Any

import pytest
from telegram import Bot

from bot.intake import update
from bot.intake.update import IncomingUpdate, UnreadableUpdateError

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
    return {"message_id": 5, "date": 1_700_000_000, "chat": PRIVATE, "from": PERSON, **fields}


def read(**fields: object) -> IncomingUpdate:
    return update.read({"update_id": 3, **fields}, BOT)


def test_a_text_comes_with_who_and_where() -> None:
    made = read(message=message(text=" 你好\u200b "))
    assert (made.chat, made.private, made.sender, made.message) == (7, True, 7, 5)
    assert (made.name, made.language, made.text) == ("王芳 Wang", "zh-hans", "你好")
    assert not made.is_tap


def test_a_tap_names_the_message_under_which_the_button_was() -> None:
    query = {
        "id": "9",
        "from": PERSON,
        "chat_instance": "1",
        "data": "r:1",
        "message": message(text="…"),
    }
    made = read(callback_query=query)
    assert (made.query, made.data, made.message, made.is_tap) == ("9", "r:1", 5, True)
    assert made.command("bot") is None


def test_a_tap_on_a_message_too_old_to_be_sent_along_still_has_a_chat() -> None:
    old = {"message_id": 5, "date": 0, "chat": PRIVATE}
    query = {"id": "9", "from": PERSON, "chat_instance": "1", "data": "r:1", "message": old}
    made = read(callback_query=query)
    assert (made.chat, made.message, made.private) == (7, 5, True)


def test_a_tap_without_a_message_or_data_is_nobodys_place() -> None:
    made = read(callback_query={"id": "9", "from": PERSON, "chat_instance": "1"})
    assert (made.chat, made.message, made.private, made.data) == (None, None, False, "")


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post"])
def test_edited_and_channel_messages_are_left_alone(kind: str) -> None:
    made = read(**{kind: message(text="/audit 张伟")})
    assert (made.chat, made.sender, made.text, made.command("bot")) == (None, None, None, None)


def test_an_anonymous_message_in_a_group_has_no_private_chat() -> None:
    without = {name: value for name, value in message(text="/report").items() if name != "from"}
    made = read(message={**without, "chat": GROUP})
    assert (made.private, made.sender, made.name) == (False, None, "")


def test_half_a_pair_in_names_and_texts_is_taken_away() -> None:
    made = read(message=message(text="a\ud83db", **{"from": {**PERSON, "first_name": "\udc00芳"}}))
    assert (made.name, made.text) == ("芳 Wang", "ab")
    made.raw.encode()


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(date="soon", text="x")},
        {"message": {"text": "x"}},
        {"callback_query": {"id": "9"}},
    ],
)
def test_what_cannot_be_parsed_is_said_to_be_unreadable(update: dict[str, Any]) -> None:
    with pytest.raises(UnreadableUpdateError):
        read(**update)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/audit", ("audit", "")),
        ("/AUDIT 张伟 ", ("audit", "张伟")),
        ("/audit@Our_Bot\n张 伟", ("audit", "张 伟")),
        ("/audit@other_bot 张伟", None),
        ("audit", None),
        ("/审核", None),
        ("/ audit", None),
        ("//audit", None),
        ("", None),
    ],
)
def test_what_is_a_command(text: str, command: tuple[str, str] | None) -> None:
    assert IncomingUpdate(1, "", text=text).command("our_bot") == command
