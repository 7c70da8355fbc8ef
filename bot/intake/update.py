"""An update from Telegram as plain data: a tap, a message, or something else."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeGuard

from telegram import Bot, CallbackQuery, Message, MessageEntity, Update
from telegram.constants import ChatType

from bot.intake.message_content import attachment_of, without_unread

# Direction overrides could make a name read backwards on every screen that quotes it.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
Raw = Mapping[str, Any]
_INTEGERS = range(-(2**63), 2**63)  # what the database can store


class UnreadableUpdateError(Exception):
    """Telegram sent something that cannot be parsed."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash, in lower case; the argument is the text after it.

    One that names another bot keeps that name: `start@other_bot`. No such command is known.
    """

    name: str
    argument: str = field(default="", repr=False)  # it may be an invitation


@dataclass(frozen=True, slots=True)
class IncomingTap:
    """A button that was pressed in a private chat. `message` is the one that has the button.

    `on_picture`: Telegram told that this message is a picture with a caption.
    """

    update_id: int
    raw: Raw = field(repr=False)
    chat: int
    sender: int
    language: str | None
    message: int
    query: str
    data: str
    on_picture: bool = False


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """A message that was written in a private chat. The caption of a photo is its text.

    `message` is its id. `attachment`: what else it holds, such as a photo. `album`: the id that
    the messages of one album share. `replied`: the data of the buttons under the message that
    this one replies to; None if it is no reply. `sent_at` is Telegram's date.
    """

    update_id: int
    raw: Raw = field(repr=False)
    chat: int
    sender: int
    language: str | None
    message: int
    sent_at: datetime
    name: str
    text: str | None = field(repr=False)
    command: Command | None
    attachment: str | None = None
    album: str | None = None
    replied: frozenset[str] | None = None

    @property
    def is_service(self) -> bool:
        """Whether Telegram reports something by it, such as a pinned message."""
        return self.text is None and self.command is None and self.attachment is None


@dataclass(frozen=True, slots=True)
class OtherUpdate:
    """Anything else, such as a message in a group. Nothing private is answered to it."""

    update_id: int
    raw: Raw = field(repr=False)
    chat: int | None = None
    language: str | None = None
    command: Command | None = None


PrivateUpdate = IncomingTap | IncomingMessage
IncomingUpdate = PrivateUpdate | OtherUpdate


def update_id_of(raw: object) -> int | None:
    """Return the update's id. None if it cannot be stored, or if Telegram never gives such a one.

    Without an id an update can be neither confirmed nor stored as a dead letter.
    """
    found = raw.get("update_id") if isinstance(raw, Mapping) else None
    return found if _is_id(found) and found >= 0 else None


def _is_id(value: object) -> TypeGuard[int]:
    return type(value) is int and value in _INTEGERS


def read(raw: Raw, bot: Bot, username: str, commands: Collection[str]) -> IncomingUpdate:
    """Raise UnreadableUpdateError for what cannot be parsed. `username` is the bot's own.

    A text that begins with a slash is a command if `commands` names it. Otherwise it is a text.
    """
    try:
        found = _classify(raw, _parse(raw, bot), username, commands)
        _check(found)
    except (TypeError, KeyError, ValueError, AttributeError, OverflowError) as error:
        raise UnreadableUpdateError(repr(error)) from error
    return found


def _parse(raw: Raw, bot: Bot) -> Update:
    shortened = {"message": without_unread(raw["message"])} if "message" in raw else {}
    return Update.de_json({**raw, **shortened}, bot)


def _check(update: IncomingUpdate) -> None:
    """Check what the database is asked for or stores: python-telegram-bot checks no types.

    Raises ValueError.
    """
    ids = [] if update.chat is None else [update.chat]
    if not isinstance(update, OtherUpdate):
        ids += [update.sender, update.message]
    if update_id_of(update.raw) is None or not all(map(_is_id, ids)):
        raise ValueError("an id is no 64-bit integer")
    if isinstance(update, IncomingMessage) and not isinstance(update.sent_at, datetime):
        raise TypeError("a date is no number")
    album = update.album if isinstance(update, IncomingMessage) else None
    if not isinstance(update.language, str | None) or not isinstance(album, str | None):
        raise TypeError("a language code or the id of an album is no text")


def _classify(raw: Raw, update: Update, username: str, commands: Collection[str]) -> IncomingUpdate:
    if update.callback_query is not None:
        return _read_tap(update.update_id, raw, update.callback_query)
    if update.message is not None:
        command = _read_command(update.message, username, commands)
        return _read_message(update.update_id, raw, update.message, command)
    return OtherUpdate(update.update_id, raw)


def _read_tap(update_id: int, raw: Raw, query: CallbackQuery) -> IncomingUpdate:
    message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return OtherUpdate(update_id, raw)
    return IncomingTap(
        update_id=update_id,
        raw=raw,
        chat=message.chat.id,
        sender=query.from_user.id,
        language=query.from_user.language_code,
        message=message.message_id,
        query=query.id,
        data=query.data or "",
        on_picture=isinstance(message, Message) and bool(message.photo),
    )


def _read_message(
    update_id: int, raw: Raw, message: Message, command: Command | None
) -> IncomingUpdate:
    sender, attachment = message.from_user, attachment_of(raw["message"])
    language = sender.language_code if sender else None
    if sender is None or message.chat.type != ChatType.PRIVATE:
        ours = None if command is None or "@" in command.name else command
        return OtherUpdate(update_id, raw, message.chat.id, language, ours)
    return IncomingMessage(
        update_id=update_id,
        raw=raw,
        chat=message.chat.id,
        sender=sender.id,
        language=language,
        message=message.message_id,
        sent_at=message.date,
        name=clean_text(sender.full_name),
        text=_read_text(message),
        command=command,
        attachment=attachment,
        album=message.media_group_id,
        replied=_read_replied(message.reply_to_message),
    )


def _read_text(message: Message) -> str | None:
    """Return what the person wrote. None for a photo, for example, without a caption."""
    if message.text is not None:
        return clean_text(message.text)
    return clean_text(message.caption or "") or None


def _read_replied(message: Message | None) -> frozenset[str] | None:
    if message is None:
        return None
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return frozenset(str(button.callback_data) for row in rows for button in row)


def _read_command(message: Message, username: str, commands: Collection[str]) -> Command | None:
    """Return the command with which a text begins. Telegram marks it with an entity."""
    if message.text is None:
        return None
    for entity in message.entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            name, _, addressee = message.text[1 : entity.length].lower().partition("@")
            if addressee not in {"", username.lower()}:
                return Command(f"{name}@{addressee}")
            if name in commands:
                return Command(name, clean_text(message.text[entity.length :]))
    return None


def clean_text(text: str) -> str:
    """Remove what no screen or database should hold: control characters, bidi overrides."""
    return _NOT_TEXT.sub("", text.replace("\r\n", "\n")).strip()
