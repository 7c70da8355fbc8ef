"""Sends screens to chats: one queue a chat, in which a newer screen replaces an older one."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from typing import TypeVar

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.delivery import messages
from bot.delivery.chat_actions import chat_action
from bot.delivery.messages import EditResult
from bot.delivery.uploads import upload
from bot.screen import Delivery, Screen
from storage import outbox
from storage.engine import DATABASE_UNAVAILABLE, Database

log = logging.getLogger(__name__)
Result = TypeVar("Result")
SECONDS_BETWEEN_RECORDS = 1.0  # where the database does not take one


class Sender:
    """Delivers screens. What fails here has to be shown again; the answers are stored already."""

    def __init__(self, bot: Bot, database: Database) -> None:
        self._bot = bot
        self._database = database
        self._queues: dict[int, deque[Delivery]] = {}
        # By chat: what its live message shows, and the newest message with buttons.
        self._shown: dict[int, tuple[int, Screen]] = {}
        self._newest: dict[int, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self, deliveries: Iterable[Delivery]) -> None:
        """Start to deliver; a tap is answered at once, beside the queue of its chat."""
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
                if not _is_superseded(delivery, waiting):
                    await self._log_errors(self._deliver(delivery))
        finally:
            del self._queues[chat]

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            if delivery.screen is not None:
                await self._show(delivery, delivery.screen)
                if delivery.screen.menu:
                    await messages.offer_commands(self._bot, delivery.chat, delivery.screen.menu)
            if delivery.strip is not None:
                await messages.strip(self._bot, delivery.chat, delivery.strip)
        except Forbidden:  # the person blocked the bot, or deleted the account
            await self._record(lambda db: outbox.mark_unreachable(db, delivery.chat))
        except BadRequest as error:
            log.warning("Telegram refused a screen: %s", error)
            await self._record(lambda db: outbox.remove(db, delivery.outbox_id))

    async def _show(self, delivery: Delivery, screen: Screen) -> None:
        for file in screen.files:
            if not await upload(self._bot, delivery.chat, file) and not screen.text:
                await self._send(delivery, Screen(file.instead))
        if not screen.text:
            return
        message = delivery.message
        if message is not None:  # a newer message may have replaced it since
            message = max(message, self._newest.get(delivery.chat, 0))
        if message is None or not await self._edit(delivery, message, screen):
            await self._send(delivery, screen)

    async def _edit(self, delivery: Delivery, message: int, screen: Screen) -> bool:
        """Return whether the message shows the screen, or soon a newer one; False: it is gone."""
        chat = delivery.chat
        if self._shown.get(chat) == (message, screen):
            return True
        self._shown.pop(chat, None)  # unknown until the call returns
        result = await messages.edit(
            self._bot, chat, message, screen, lambda: _is_superseded(delivery, self._queues[chat])
        )
        if result is EditResult.SHOWN:
            self._shown[chat] = (message, screen)
        return result is not EditResult.GONE

    async def _send(self, delivery: Delivery, screen: Screen) -> None:
        chat = delivery.chat
        message = await messages.send(self._bot, chat, screen)
        before = await self._record(
            lambda db: outbox.record_arrival(
                db, chat, message, live=screen.live, outbox_id=delivery.outbox_id
            )
        )
        if screen.live:
            self._shown[chat] = (message, screen)
            self._newest[chat] = message
        if before is not None:
            await messages.strip(self._bot, chat, before)

    async def _record(self, work: Callable[..., Awaitable[Result]]) -> Result:
        """Write what became of a message, and wait for the database as long as it takes."""
        while True:
            try:
                async with self._database.writing() as db:
                    return await work(db)
            except DATABASE_UNAVAILABLE as error:
                log.warning("The database did not take a record: %s", type(error).__name__)
                await asyncio.sleep(SECONDS_BETWEEN_RECORDS)


def _is_superseded(delivery: Delivery, waiting: Iterable[Delivery]) -> bool:
    """Return whether a newer screen for the same message waits in the queue.

    A screen with files or a command menu is always sent, and a screen of files alone replaces none.
    """
    screen = delivery.screen
    if delivery.message is None or delivery.strip is not None or screen is None:
        return False
    if screen.files or screen.menu:
        return False
    return any(
        other.screen and other.screen.text and other.message == delivery.message
        for other in waiting
    )
