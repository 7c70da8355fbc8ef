"""An update as it came over the wire, reduced to what a turn needs."""

import json
import re
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Message, Update

# Direction overrides could make a name read backwards on every screen that quotes it.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


class UnreadableUpdateError(Exception):
    """Telegram sent something that cannot be parsed."""


@dataclass(frozen=True, slots=True)
class IncomingUpdate:
    """`message` is the one tapped, or the one written; `data` is None unless it is a tap."""

    update_id: int
    raw: str
    chat: int | None = None
    private: bool = False
    sender: int | None = None
    language: str | None = None
    name: str = ""
    message: int | None = None
    query: str | None = None
    data: str | None = None
    text: str | None = None

    @property
    def is_tap(self) -> bool:
        return self.query is not None

    def command(self, username: str) -> tuple[str, str] | None:
        """The command and its argument, or None; one that names another bot is none of ours."""
        found = re.match(r"/([A-Za-z0-9_]+)(?:@(\w+))?(?:\s+(.*))?$", self.text or "", re.DOTALL)
        if found is None or (found[2] and found[2].lower() != username.lower()):
            return None
        return found[1].lower(), (found[3] or "").strip()


def cleaned(text: str) -> str:
    """A person's text without what no screen or database should hold: controls, bidi overrides."""
    return _NOT_TEXT.sub("", text.replace("\r\n", "\n")).strip()


def read(raw: dict[str, Any], bot: Bot) -> IncomingUpdate:
    """Raise UnreadableUpdateError for what cannot be parsed."""
    text = json.dumps(raw)
    try:
        update = Update.de_json(raw, bot)
    except (TypeError, KeyError, ValueError, AttributeError, OverflowError) as error:
        raise UnreadableUpdateError(repr(error)) from error
    return _of_tap(update, text) if update.callback_query else _of_message(update, text)


def _of_tap(update: Update, raw: str) -> IncomingUpdate:
    query = update.callback_query
    assert query is not None
    message = query.message
    return IncomingUpdate(
        update_id=update.update_id,
        raw=raw,
        chat=message.chat.id if message else None,
        private=message is not None and message.chat.type == "private",
        sender=query.from_user.id,
        language=query.from_user.language_code,
        name=cleaned(query.from_user.full_name),
        message=message.message_id if message else None,
        query=query.id,
        data=query.data or "",
    )


def _of_message(update: Update, raw: str) -> IncomingUpdate:
    message = update.message
    if message is None:
        return IncomingUpdate(update.update_id, raw)
    sender = message.from_user
    return IncomingUpdate(
        update_id=update.update_id,
        raw=raw,
        chat=message.chat.id,
        private=message.chat.type == "private",
        sender=sender.id if sender else None,
        language=sender.language_code if sender else None,
        name=cleaned(sender.full_name) if sender else "",
        message=message.message_id,
        text=_text(message),
    )


def _text(message: Message) -> str | None:
    return cleaned(message.text) if message.text is not None else None
