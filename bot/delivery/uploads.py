"""Sends a file. A failed upload does not block the message after it."""

import logging
from functools import partial

from telegram import Bot, InputFile
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.delivery.retries import retry_call
from bot.screen import File

log = logging.getLogger(__name__)
UPLOAD_SECONDS = 60  # for the largest file over a slow connection
# Seconds to wait before an upload is repeated because it is unknown whether it arrived.
PAUSES = (1.0,)


async def upload(bot: Bot, chat: int, file: File, *, protected: bool) -> bool:
    """Send one file without a sound, and return whether it arrived."""
    content = InputFile(file.content, filename=file.name)
    call = partial(
        bot.send_document,
        chat,
        content,
        disable_notification=True,
        protect_content=protected or None,
        write_timeout=UPLOAD_SECONDS,
    )
    try:
        await retry_call(call, PAUSES)
    except (BadRequest, Forbidden, NetworkError) as error:
        log.warning("A file did not arrive: %s", error)
        return False
    return True
