"""Screens out: one queue a chat, the newest screen wins, floods and lost lines are waited out."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TypeVar

from telegram import Bot, BotCommand, BotCommandScopeChat, LinkPreviewOptions
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.delivery.chat_actions import chat_action
from bot.delivery.keyboards import keyboard
from bot.delivery.retries import retry_call
from bot.delivery.uploads import upload
from bot.screen import Screen
from storage import outbox
from storage.engine import DATABASE_UNAVAILABLE, Database

log = logging.getLogger(__name__)
Result = TypeVar("Result")

TOAST_LIMIT = 200  # Telegram's, for the answer to a tap
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Seconds between tries of a call whose fate is unknown. An edit may be repeated freely.
EDIT_RETRIES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
# A message that was sent after all would appear twice: only once more.
SEND_RETRIES = (1.0,)
# In lower case: the library capitalises what Telegram says.
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


@dataclass(frozen=True, slots=True)
class Delivery:
    """A screen on its way. Without `message` it is sent anew, else that message is edited."""

    chat: int
    screen: Screen | None
    message: int | None = None
    query: str | None = None  # the tap that is answered with it
    toast: str = ""
    alert: bool = False
    strip: int | None = None  # an older message that loses its buttons
    outbox_id: int | None = None  # the row that is deleted once the screen arrived


class Sender:
    """Delivers screens. What fails here costs a redraw, never an answer."""

    def __init__(self, bot: Bot, database: Database) -> None:
        self._bot = bot
        self._database = database
        self._queues: dict[int, deque[Delivery]] = {}
        self._shown: dict[int, tuple[int, Screen]] = {}
        self._newest: dict[int, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def show(self, deliveries: Iterable[Delivery]) -> None:
        for delivery in deliveries:
            if delivery.query is not None:
                self._start(self._answer(delivery))
            if delivery.screen is None and delivery.strip is None:
                continue
            waiting = self._queues.get(delivery.chat)
            if waiting is not None:
                waiting.append(delivery)
                continue
            self._queues[delivery.chat] = deque([delivery])
            self._start(self._serve(delivery.chat))

    def chat_action(self, chat: int, action: ChatAction) -> AbstractAsyncContextManager[None]:
        """Show that something is being made for this chat, should it take long."""
        return chat_action(self._bot, chat, action)

    async def drain(self, seconds: float) -> bool:
        """Wait that long for what is on its way; return whether all of it arrived."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        unsent = bool(self._tasks)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        return not unsent

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(self._surviving(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _surviving(self, work: Awaitable[None]) -> None:
        try:
            await work
        except TelegramError as error:
            log.warning("A call to Telegram failed: %s", error)
        except Exception:  # one chat's trouble must not reach the others
            log.exception("Sending failed")

    async def _answer(self, tap: Delivery) -> None:
        assert tap.query is not None
        try:
            await self._bot.answer_callback_query(
                tap.query, tap.toast[:TOAST_LIMIT] or None, show_alert=tap.alert or None
            )
        except BadRequest as error:
            log.info("A tap could no longer be answered: %s", error)

    async def _serve(self, chat: int) -> None:
        waiting = self._queues[chat]
        try:
            while waiting:
                delivery = waiting.popleft()
                if not _superseded(delivery, waiting):
                    await self._surviving(self._deliver(delivery))
        finally:
            del self._queues[chat]

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            if delivery.screen is not None:
                await self._show(delivery, delivery.screen)
                if delivery.screen.menu:
                    await self._offer_commands(delivery.chat, delivery.screen.menu)
            if delivery.strip is not None:
                await self._strip(delivery.chat, delivery.strip)
        except Forbidden:
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
        if message is not None:  # it may have been replaced while this screen was on its way
            message = max(message, self._newest.get(delivery.chat, 0))
        if message is None or not await self._edit(delivery, message, screen):
            await self._send(delivery, screen)

    async def _edit(self, delivery: Delivery, message: int, screen: Screen) -> bool:
        """Return whether the message now shows the screen; False where there is none to edit."""
        if self._shown.get(delivery.chat) == (message, screen):
            return True
        self._shown.pop(delivery.chat, None)  # until it is known what the message shows
        try:
            edited = await retry_call(
                lambda: self._bot.edit_message_text(
                    screen.text,
                    chat_id=delivery.chat,
                    message_id=message,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard(screen),
                    link_preview_options=NO_PREVIEW,
                ),
                EDIT_RETRIES,
                lambda: _superseded(delivery, self._queues[delivery.chat]),
            )
        except BadRequest as error:
            if any(words in str(error).lower() for words in GONE):
                return False
            if "not modified" not in str(error):
                raise
            edited = True
        if edited is not None:
            self._shown[delivery.chat] = (message, screen)
        return True

    async def _send(self, delivery: Delivery, screen: Screen) -> None:
        sent = await retry_call(
            lambda: self._bot.send_message(
                delivery.chat,
                screen.text,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(screen),
                link_preview_options=NO_PREVIEW,
                disable_notification=True,
            ),
            SEND_RETRIES,
        )
        assert sent is not None
        before = await self._record(
            lambda db: outbox.record_arrival(
                db, delivery.chat, sent.message_id, live=screen.live, outbox_id=delivery.outbox_id
            )
        )
        if screen.live:
            self._shown[delivery.chat] = (sent.message_id, screen)
            self._newest[delivery.chat] = sent.message_id
        if before is not None:
            await self._strip(delivery.chat, before)

    async def _offer_commands(self, chat: int, menu: Iterable[tuple[str, str]]) -> None:
        """Telegram's own menu beside the text field: per person, so each sees what they may."""
        commands = [BotCommand(name, text) for name, text in menu]
        await self._bot.set_my_commands(commands, scope=BotCommandScopeChat(chat))

    async def _strip(self, chat: int, message: int) -> None:
        try:
            await retry_call(
                lambda: self._bot.edit_message_reply_markup(chat_id=chat, message_id=message),
                EDIT_RETRIES,
            )
        except BadRequest as error:  # it is gone, or had no buttons
            log.debug("No buttons to take away: %s", error)

    async def _record(self, work: Callable[..., Awaitable[Result]]) -> Result:
        """What arrived is remembered, however long the database takes."""
        while True:
            try:
                async with self._database.writing() as db:
                    return await work(db)
            except DATABASE_UNAVAILABLE as error:
                log.warning("The database did not take a note: %s", type(error).__name__)
                await asyncio.sleep(1)


def _superseded(delivery: Delivery, waiting: Iterable[Delivery]) -> bool:
    """Whether a newer screen for the same message waits behind this one.

    What comes with files or a menu is not replaced, and files alone replace nothing.
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
