"""People, chats and messages, and how the Bot API describes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from simulator.world.clock import Signal
from simulator.world.entities import Entity
from simulator.world.files import StoredFile
from simulator.world.keyboards import Rows

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """A person with a phone.

    `deactivated`: the account was deleted. The rest is shown on the chat page, and the bot does not
    get it: `about` beside the name, `intro` (by language) and the texts `tries` in an empty chat.
    """

    id: int
    first_name: str
    username: str | None = None
    language_code: str = "en"
    deactivated: bool = False
    about: str = ""
    intro: Mapping[str, str] = field(default_factory=dict)
    tries: Sequence[str] = ()

    def as_telegram(self) -> Json:
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.username:
            user["username"] = self.username
        return user | {"language_code": self.language_code}


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `source` is the text that the bot sent, with its HTML.

    `content`: the fields of what is neither a text nor a stored file, such as a location.
    `service`: Telegram itself reports something, such as a pinned message. `album`: the id that
    the messages of one album share.
    `protected`: it can be neither forwarded nor saved.
    """

    id: int
    sender: Json
    date: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    source: str = ""
    file: StoredFile | None = None
    buttons: Rows = ()
    other_markup: Json | None = None
    reply_to: int | None = None
    edited: int | None = None
    content: Json | None = None
    service: bool = False
    album: str = ""
    protected: bool = False

    @property
    def from_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    def looks_like(self, other: "Message") -> bool:
        """Return whether both look the same on the screen: "message is not modified"."""
        return (self.text, self.entities, self.file, self.buttons) == (
            other.text,
            other.entities,
            other.file,
            other.buttons,
        )


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group (a negative id).

    `open`: the bot may write, that is after a person's first message, or while it is in the group.
    `finished` counts the bot's calls about this chat that got a response, `in_flight` those that
    wait for one.
    """

    id: int
    title: str
    members: set[int]
    open: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    toasts: list[Json] = field(default_factory=list)
    finished: int = 0
    in_flight: int = 0
    changed: Signal = field(default_factory=Signal)

    @property
    def type(self) -> Literal["private", "group"]:
        return "private" if self.id > 0 else "group"

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id


def chat_as_telegram(chat: Chat, person: Person | None) -> Json:
    """Describe a chat; a private chat is described by its person."""
    if person is None:
        return {"id": chat.id, "type": "group", "title": chat.title}
    described = {"id": chat.id, "type": "private", "first_name": person.first_name}
    return described | ({"username": person.username} if person.username else {})


def message_as_telegram(message: Message, chat: Json, replied: Message | None = None) -> Json:
    body: Json = {
        "message_id": message.id,
        "from": message.sender,
        "chat": chat,
        "date": message.date,
    }
    if message.edited is not None:
        body["edit_date"] = message.edited
    body |= {"has_protected_content": True} if message.protected else {}
    if replied is not None:
        body["reply_to_message"] = message_as_telegram(replied, chat)
    if message.file is not None:
        body[message.file.kind] = message.file.as_telegram()
    body |= message.content or {}
    body |= {"media_group_id": message.album} if message.album else {}
    captioned = message.file or message.content
    text, entities = ("caption", "caption_entities") if captioned else ("text", "entities")
    if message.text:
        body[text] = message.text
    if message.entities:
        body[entities] = list(message.entities)
    if message.buttons:
        body["reply_markup"] = {"inline_keyboard": message.buttons}
    return body


def message_for_page(message: Message) -> Json:
    """Describe a message for the chat page and for phones."""
    file = message.file
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "sender": message.sender,
        "date": message.date,
        "text": message.text,
        "html": message.source,
        "entities": message.entities,
        "keyboard": message.buttons,
        "reply_keyboard": message.other_markup,
        "reply_to": message.reply_to,
        "edited": message.edited is not None,
        "protected": message.protected,
        "files": [file.for_page()] if file else [],
        "content": next(iter(message.content or {}), ""),
        "service": message.service,
    }
