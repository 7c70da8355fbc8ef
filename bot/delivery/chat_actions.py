"""Shows in a chat that a picture or a file is being made, while that takes long."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

log = logging.getLogger(__name__)
SHOWN_AFTER = 0.5  # seconds; what is ready sooner needs no announcement
REPEATED_AFTER = 4.5  # Telegram clears an action after five seconds


@asynccontextmanager
async def chat_action(bot: Bot, chat: int, action: ChatAction) -> AsyncIterator[None]:
    """Show the action from half a second on until the context ends.

    If a call to Telegram fails, nothing is shown any more, and the context goes on.
    """
    showing = asyncio.create_task(_show(bot, chat, action))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _show(bot: Bot, chat: int, action: ChatAction) -> None:
    await asyncio.sleep(SHOWN_AFTER)
    try:
        while True:
            await bot.send_chat_action(chat, action)
            await asyncio.sleep(REPEATED_AFTER)
    except TelegramError as error:
        log.info("A chat action was not shown: %s", error)
