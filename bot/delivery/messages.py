"""Calls to Telegram that put a screen into a message, and what their refusals mean."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from enum import Enum, auto
from typing import TypedDict

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.delivery.grey_picture import grey_picture
from bot.delivery.keyboards import keyboard
from bot.delivery.retries import retry_call
from bot.screen import DOT, Delivery, Screen

log = logging.getLogger(__name__)

TOAST_LIMIT = 200  # Telegram's, for the answer to a tap
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Seconds to wait before a call is repeated because it is unknown whether Telegram received it. The
# same edit may be made any number of times. A message that is sent twice is seen twice, so it is
# repeated only once.
EDIT_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
SEND_PAUSES = (1.0,)
# Parts of what Telegram says, in lower case.
NOTHING_TO_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid")
NO_TEXT = ("there is no text in the message to edit",)
NOT_MODIFIED = ("not modified",)


class EditResult(Enum):
    SHOWN = auto()
    SUPERSEDED = auto()  # it was not repeated, because a newer screen waits
    GONE = auto()  # there is no such message
    NO_TEXT = auto()  # it is a picture, which never becomes a text


class _Content(TypedDict):
    """The arguments that sending and editing have in common."""

    text: str
    parse_mode: ParseMode
    reply_markup: InlineKeyboardMarkup | None
    link_preview_options: LinkPreviewOptions


def _content(screen: Screen) -> _Content:
    return {
        "text": screen.text,
        "parse_mode": ParseMode.HTML,
        "reply_markup": keyboard(screen),
        "link_preview_options": NO_PREVIEW,
    }


async def edit(
    bot: Bot, chat: int, message: int, screen: Screen, is_superseded: Callable[[], bool]
) -> EditResult:
    """Show a screen as the text of a message. Raises BadRequest where Telegram refuses it."""
    return await edit_by(
        lambda: bot.edit_message_text(chat_id=chat, message_id=message, **_content(screen)),
        is_superseded,
    )


async def edit_by(
    call: Callable[[], Awaitable[Message | bool]], is_superseded: Callable[[], bool]
) -> EditResult:
    """Make a call that edits a message. Raises BadRequest where Telegram refuses it."""
    try:
        edited = await retry_call(call, EDIT_PAUSES, is_superseded)
    except BadRequest as error:
        if _contains(error, NOTHING_TO_EDIT):
            return EditResult.GONE
        if _contains(error, NO_TEXT):
            return EditResult.NO_TEXT
        if _contains(error, NOT_MODIFIED):
            return EditResult.SHOWN
        raise
    return EditResult.SUPERSEDED if edited is None else EditResult.SHOWN


def _contains(error: BadRequest, parts: tuple[str, ...]) -> bool:
    said = str(error).lower()  # the library capitalises it
    return any(part in said for part in parts)


async def cover_text(bot: Bot, chat: int, message: int) -> bool:
    """Make a dot of a message if it is a text of the bot; return whether it is."""
    try:
        return await edit(bot, chat, message, Screen(DOT), lambda: False) is EditResult.SHOWN
    except BadRequest:
        return False


async def cover_picture(bot: Bot, chat: int, message: int) -> None:
    """Make a grey picture with a dot of a message that is a picture of the bot."""
    grey = InputMediaPhoto(grey_picture(), caption=DOT)
    with suppress(BadRequest):
        await edit_by(
            lambda: bot.edit_message_media(grey, chat_id=chat, message_id=message), lambda: False
        )


async def send(bot: Bot, chat: int, screen: Screen, *, protected: bool) -> Message:
    """Send a screen as a new message without a sound."""
    sent = await retry_call(
        lambda: bot.send_message(
            chat,
            **_content(screen),
            disable_notification=True,
            protect_content=protected or None,
        ),
        SEND_PAUSES,
    )
    assert sent is not None, "a call that cannot be superseded has a result"
    return sent


async def strip(bot: Bot, chat: int, message: int) -> None:
    """Remove the buttons of an older message."""
    try:
        await retry_call(
            lambda: bot.edit_message_reply_markup(chat_id=chat, message_id=message), EDIT_PAUSES
        )
    except BadRequest as error:  # the message is gone, or had no buttons
        log.debug("No buttons were removed: %s", error)


async def replace_message(bot: Bot, chat: int, message: int) -> None:
    """Delete a message that a newer one replaced. One that is too old loses its buttons instead."""
    try:
        await retry_call(lambda: bot.delete_message(chat, message), EDIT_PAUSES)
    except BadRequest as error:
        log.info("A message that was replaced was not deleted: %s", error)
        await strip(bot, chat, message)


async def answer_tap(bot: Bot, query: str, tap: Delivery) -> None:
    """Stop the progress bar on the button, and show the toast if there is one."""
    try:
        await bot.answer_callback_query(
            query, tap.toast[:TOAST_LIMIT] or None, show_alert=tap.alert or None
        )
    except BadRequest as error:
        log.info("A tap was too old to be answered: %s", error)


async def offer_commands(bot: Bot, chat: int, menu: Iterable[tuple[str, str]]) -> None:
    """Set the command menu of one chat, because people may use different commands."""
    commands = [BotCommand(name, text) for name, text in menu]
    await bot.set_my_commands(commands, scope=BotCommandScopeChat(chat))
