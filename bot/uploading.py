"""Sends a picture or a file; what cannot be sent is said in words instead."""

import logging

from telegram import Bot, InputFile
from telegram.error import BadRequest

from bot.screen import File

log = logging.getLogger(__name__)
UPLOAD_SECONDS = 60  # for the largest file over a slow line


async def upload(bot: Bot, chat: int, file: File) -> None:
    """Send one file, silently; a refusal by Telegram costs the file, never the message after it."""
    content = InputFile(file.content, filename=file.name)
    try:
        if file.picture:
            await bot.send_photo(
                chat, content, disable_notification=True, write_timeout=UPLOAD_SECONDS
            )
        else:
            await bot.send_document(
                chat, content, disable_notification=True, write_timeout=UPLOAD_SECONDS
            )
    except BadRequest as error:
        log.warning("Telegram refused a file: %s", error)
