"""Sends screens to chats: one queue a chat, in which a newer screen replaces an older one."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from telegram import Bot, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.delivery import messages
from bot.delivery.chat_actions import chat_action
from bot.delivery.deletions import Deletions
from bot.delivery.messages import EditResult
from bot.delivery.records import record
from bot.delivery.uploads import upload
from bot.screen import DOT, Delivery, Screen
from storage import arrivals, outbox, temporary_messages
from storage.arrivals import Arrival
from storage.engine import Database
from storage.temporary_messages import TemporaryMessage

log = logging.getLogger(__name__)
# Message ids that are tried after a kill. Ids are counted over all private chats of the bot.
MOST_LOST = 20
# How long a reply without buttons stays in a discreet chat. A long one takes longer to read.
SHORTEST_SHOWN, SHOWN_FOR_A_CHARACTER = timedelta(seconds=30), timedelta(seconds=0.2)


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
        self._clock = clock
        self._queues: dict[int, deque[Delivery]] = {}
        # By chat: what its live message shows, and the newest message with buttons.
        self._shown: dict[int, tuple[int, Screen]] = {}
        self._newest: dict[int, int] = {}
        # By chat: the person's newest message that was answered with buttons.
        self._asked: dict[int, int] = {}
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
                if not _is_superseded(delivery, waiting):
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
        """Send a new message. Where nobody waits for it, a dot, and then its content.

        A message stands on the lock screen with its text, and an edit does not.
        """
        if not (delivery.unprompted and (delivery.discreet or delivery.until_hidden)):
            await self._send_new(delivery, screen)
            return
        if not delivery.discreet:
            await self._delete_lost(delivery, await self._send_new(delivery, screen))
            return
        message = await self._send_new(replace(delivery, outbox_id=None), screen, covered=True)
        if await self._edit(delivery, message, screen):
            await record(self._database, lambda db: outbox.remove(db, delivery.outbox_id))
        await self._delete_lost(delivery, message)

    async def _delete_lost(self, delivery: Delivery, message: int) -> None:
        """Delete what a killed process sent as the same reply, without recording its id.

        Its id lies between the message that it replies to and the new one.
        """
        chat, now = delivery.chat, self._clock()
        for lost in range((delivery.asked or message) + 1, message)[:MOST_LOST]:
            if await messages.cover_own(self._bot, chat, lost):
                found = TemporaryMessage(chat, lost, from_bot=True, sent_at=now, due_at=now)
                await record(self._database, partial(temporary_messages.save, message=found))
                self._deletions.add([found])

    async def _send_new(self, delivery: Delivery, screen: Screen, *, covered: bool = False) -> int:
        """Send a new message, `covered` with a dot instead of its text. Return its id."""
        chat = delivery.chat
        asked = delivery.asked or self._asked.get(chat, 0)
        if asked < self._asked.get(chat, 0):
            # A report that took long. The person asked for something else since, and it has come.
            screen = replace(screen, rows=())
        sent_screen = replace(screen, text=DOT) if covered else screen
        sent = await messages.send(self._bot, chat, sent_screen, protected=delivery.protected)
        arrival = _arrival(delivery, screen, sent)
        if any(each.discreet for each in self._queues.get(chat, ())):
            # The chat was hidden meanwhile, or its look was changed.
            arrival = replace(arrival, discreet=True)
        replaced = await record(
            self._database, lambda db: arrivals.record_arrival(db, arrival, self._clock())
        )
        self._deletions.add(replaced.delete)
        if screen.live:
            self._shown[chat] = (sent.message_id, sent_screen)
            self._newest[chat] = sent.message_id
            self._asked[chat] = asked
        if replaced.strip is not None:
            await messages.strip(self._bot, chat, replaced.strip)
        return sent.message_id


def _arrival(delivery: Delivery, screen: Screen, sent: Message) -> Arrival:
    return Arrival(
        chat=delivery.chat,
        message=sent.message_id,
        sent_at=sent.date,
        live=screen.live,
        discreet=delivery.discreet,
        until_hidden=delivery.until_hidden,
        shown_for=max(SHORTEST_SHOWN, len(screen.text) * SHOWN_FOR_A_CHARACTER),
        outbox_id=delivery.outbox_id,
    )


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
