"""Sends screens to chats: one queue a chat, in which a newer screen replaces an older one."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.delivery import messages
from bot.delivery.chat_actions import chat_action
from bot.delivery.deletions import Deletions
from bot.delivery.live_messages import LiveMessages, is_superseded
from bot.delivery.records import record
from bot.delivery.uploads import upload
from bot.screen import Delivery, Screen
from storage import outbox
from storage.engine import Database
from storage.temporary_messages import TemporaryMessage

log = logging.getLogger(__name__)


class Sender:
    """Delivers screens. What fails here has to be shown again; the answers are stored already."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        deletions: Deletions,
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._database = database
        self._deletions = deletions
        self._live_messages = LiveMessages(bot, database, deletions, clock)
        self._queues: dict[int, deque[Delivery]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def show(
        self, deliveries: Sequence[Delivery], temporary: Iterable[TemporaryMessage] = ()
    ) -> None:
        """Start to deliver; a tap is answered at once, beside the queue of its chat.

        Messages that are stored as due in `temporary` are deleted after the screens.
        """
        for chat in {delivery.chat for delivery in deliveries}:
            self._deletions.hasten(chat)
        chats = self._deletions.add(temporary) | {delivery.chat for delivery in deliveries}
        self._queue(deliveries)
        for chat in chats - self._queues.keys():
            self._deletions.start(chat)

    def _queue(self, deliveries: Iterable[Delivery]) -> None:
        for delivery in deliveries:
            if delivery.query is not None:
                self._start(messages.answer_tap(self._bot, delivery.query, delivery))
            if delivery.screen is None and delivery.strip is None:
                continue
            waiting = self._queues.get(delivery.chat)
            if waiting is not None:
                waiting.append(delivery)
                continue
            self._queues[delivery.chat] = deque([delivery])
            self._start(self._empty_queue(delivery.chat))

    def chat_action(self, chat: int, action: ChatAction) -> AbstractAsyncContextManager[None]:
        """Show that something is being made for this chat, if it takes long."""
        return chat_action(self._bot, chat, action)

    async def drain(self, seconds: float) -> bool:
        """Wait that long for deliveries under way; return whether all of them ended."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        unsent = bool(self._tasks)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        return not unsent

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(self._log_errors(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _log_errors(self, work: Awaitable[None]) -> None:
        try:
            await work
        except TelegramError as error:
            log.warning("A call to Telegram failed: %s", error)
        except Exception:  # the queues of other chats must go on
            log.exception("Sending failed")

    async def _empty_queue(self, chat: int) -> None:
        waiting = self._queues[chat]
        try:
            while waiting:
                delivery = waiting.popleft()
                if not is_superseded(delivery, waiting):
                    await self._log_errors(self._deliver(delivery))
        finally:
            del self._queues[chat]
            self._deletions.start(chat)

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            if delivery.screen is not None:
                await self._show(delivery, delivery.screen)
                if delivery.screen.menu:
                    await messages.offer_commands(self._bot, delivery.chat, delivery.screen.menu)
            if delivery.strip is not None:
                await messages.strip(self._bot, delivery.chat, delivery.strip)
        except Forbidden:  # the person blocked the bot, or deleted the account
            await record(self._database, lambda db: outbox.mark_unreachable(db, delivery.chat))
        except BadRequest as error:
            log.warning("Telegram refused a screen: %s", error)
            await record(self._database, lambda db: outbox.remove(db, delivery.outbox_id))

    async def _show(self, delivery: Delivery, screen: Screen) -> None:
        for file in screen.files:
            arrived = await upload(self._bot, delivery.chat, file, protected=delivery.protected)
            if not arrived and not screen.text:
                alone = replace(delivery, message=None)
                await self._live_messages.show(alone, Screen(file.instead))
        if screen.text:
            waiting = self._queues.get(delivery.chat, ())
            await self._live_messages.show(delivery, screen, waiting)
