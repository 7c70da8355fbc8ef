"""Sends a picture or a file; what cannot be sent costs itself, never the message after it."""

import logging
from functools import partial

from telegram import Bot, InputFile
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.delivery.retries import retry_call
from bot.screen import File

log = logging.getLogger(__name__)
UPLOAD_SECONDS = 60  # for the largest file over a slow line
# Seconds before the second try of an upload whose fate is unknown.
RETRIES = (1.0,)


async def upload(bot: Bot, chat: int, file: File) -> bool:
    """Send one file, silently, and return whether it arrived. Floods are waited out."""
    content = InputFile(file.content, filename=file.name)
    send = bot.send_photo if file.picture else bot.send_document
    call = partial(send, chat, content, disable_notification=True, write_timeout=UPLOAD_SECONDS)
    try:
        await retry_call(call, RETRIES)
    except (BadRequest, Forbidden, NetworkError) as error:
        log.warning("A file did not arrive: %s", error)
        return False
    return True
