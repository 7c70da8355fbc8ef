"""Screens with a picture: each picture is drawn once, then Telegram's file id is sent again."""

import logging
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from telegram import Bot, InputMediaPhoto, Message
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, NetworkError

from bot.delivery import messages
from bot.delivery.chat_actions import chat_action
from bot.delivery.keyboards import keyboard
from bot.delivery.messages import EditResult
from bot.delivery.retries import retry_call
from bot.delivery.uploads import UPLOAD_SECONDS
from bot.screen import Picture, Screen

log = logging.getLogger(__name__)
Result = TypeVar("Result")
MOST_REMEMBERED = 1_000  # file ids; then the oldest are forgotten
# A file id, or the bytes of a new picture.
Media = str | bytes


class PictureError(Exception):
    """A picture cannot be drawn or sent. The reason is in the log."""


class Pictures:
    """Shows screens that have a picture.

    What it remembers is no state of a conversation: a picture that is forgotten is drawn again.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._file_ids: dict[str, str] = {}  # by the picture's key, oldest first

    async def send(self, chat: int, screen: Screen, *, protected: bool) -> Message:
        """Send a screen as a new message without a sound. Raises PictureError."""
        picture = _picture_of(screen)

        async def call(media: Media) -> Message | None:
            send = partial(self._send_photo, chat, screen, media, protected=protected)
            return await retry_call(send, messages.SEND_PAUSES)

        try:
            sent = await self._with_media(chat, picture, call)
        except (BadRequest, NetworkError) as error:
            log.warning("A picture did not arrive: %s", error)
            raise PictureError from error
        assert sent is not None, "a call that cannot be superseded has a result"
        self._remember(picture, sent)
        return sent

    async def _send_photo(
        self, chat: int, screen: Screen, media: Media, *, protected: bool
    ) -> Message:
        return await self._bot.send_photo(
            chat,
            media,
            caption=screen.text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(screen),
            disable_notification=True,
            protect_content=protected or None,
            write_timeout=UPLOAD_SECONDS,
        )

    async def edit(
        self, chat: int, message: int, screen: Screen, is_superseded: Callable[[], bool]
    ) -> EditResult:
        """Show a screen in a message that is a picture already. Raises PictureError."""

        async def call(media: Media) -> EditResult:
            edit = partial(self._edit_media, chat, message, screen, media)
            return await messages.edit_by(edit, is_superseded)

        try:
            return await self._with_media(chat, _picture_of(screen), call)
        except BadRequest as error:
            log.warning("Telegram refused a picture: %s", error)
            raise PictureError from error

    async def _edit_media(
        self, chat: int, message: int, screen: Screen, media: Media
    ) -> Message | bool:
        edited = await self._bot.edit_message_media(
            InputMediaPhoto(media, caption=screen.text, parse_mode=ParseMode.HTML),
            chat_id=chat,
            message_id=message,
            reply_markup=keyboard(screen),
            write_timeout=UPLOAD_SECONDS,
        )
        self._remember(_picture_of(screen), edited)
        return edited

    async def _with_media(
        self, chat: int, picture: Picture, call: Callable[[Media], Awaitable[Result]]
    ) -> Result:
        """Call with the file id or, where it is unknown or refused, with a new drawing."""
        if (known := self._file_ids.get(picture.key)) is not None:
            try:
                return await call(known)
            except BadRequest as error:
                log.info("A file id was refused: %s", error)
                self._file_ids.pop(picture.key, None)
        async with chat_action(self._bot, chat, ChatAction.UPLOAD_PHOTO):
            drawn = await _draw(picture)
        return await call(drawn)

    def _remember(self, picture: Picture, shown: object) -> None:
        if isinstance(shown, Message) and shown.photo:
            self._file_ids.pop(picture.key, None)
            self._file_ids[picture.key] = shown.photo[-1].file_id
            for key in list(self._file_ids)[: len(self._file_ids) - MOST_REMEMBERED]:
                del self._file_ids[key]


def _picture_of(screen: Screen) -> Picture:
    assert screen.picture is not None, "a screen without a picture is a text"
    return screen.picture


async def _draw(picture: Picture) -> bytes:
    try:
        return await to_thread(picture.draw)
    except Exception as error:  # the text has to come, whatever is wrong with the picture
        log.exception("A picture could not be drawn")
        raise PictureError from error
