"""Calls to Telegram that delete messages, and what its refusals mean."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest

from bot.delivery import messages as edits
from bot.delivery.retries import retry_call
from storage.temporary_messages import TemporaryMessage

log = logging.getLogger(__name__)
MOST_AT_ONCE = 100  # Telegram's limit for one call
# One hour less than Telegram's limit: one message that is too old fails the whole call.
SURELY_DELETABLE_FOR = timedelta(hours=47)
# Seconds to wait before a call is repeated because it is unknown whether Telegram received it.
PAUSES = (1.0, 4.0)
GONE = ("message to delete not found", "message_id_invalid")


@dataclass(frozen=True, slots=True)
class Removed:
    """What became of messages: deleted or made a dot, or too old (only the person's)."""

    gone: tuple[int, ...] = ()
    too_old: tuple[int, ...] = ()

    def __add__(self, other: "Removed") -> "Removed":
        return Removed((*self.gone, *other.gone), (*self.too_old, *other.too_old))


def batches(
    messages: Sequence[TemporaryMessage], now: datetime
) -> Iterator[Sequence[TemporaryMessage]]:
    """Yield the messages that can surely be deleted in batches, then each of the others alone."""
    young = [each for each in messages if now - each.sent_at < SURELY_DELETABLE_FOR]
    for at in range(0, len(young), MOST_AT_ONCE):
        yield young[at : at + MOST_AT_ONCE]
    for each in messages:
        if now - each.sent_at >= SURELY_DELETABLE_FOR:
            yield [each]


async def remove(bot: Bot, chat: int, messages: Sequence[TemporaryMessage]) -> Removed:
    """Delete messages together, and one by one where Telegram refuses that.

    Raises Forbidden if the person blocked the bot, and NetworkError where Telegram cannot be
    reached.
    """
    ids = tuple(each.message for each in messages)
    if len(messages) > 1:
        try:
            await retry_call(lambda: bot.delete_messages(chat, ids), PAUSES)
        except BadRequest as error:
            log.info("Messages were not deleted together: %s", error)
        else:
            return Removed(ids)
    removed = Removed()
    for each in messages:
        removed += await _remove_one(bot, each)
    return removed


async def _remove_one(bot: Bot, message: TemporaryMessage) -> Removed:
    try:
        await retry_call(lambda: bot.delete_message(message.chat, message.message), PAUSES)
    except BadRequest as error:
        if any(part in str(error).lower() for part in GONE):
            return Removed((message.message,))
        if not message.from_bot:
            return Removed(too_old=(message.message,))
        if not await edits.cover_text(bot, message.chat, message.message):
            await edits.cover_picture(bot, message.chat, message.message)
    return Removed((message.message,))
