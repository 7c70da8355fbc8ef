"""Deletes messages of discreet chats, after everything that a person waits for."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Bot
from telegram.error import Forbidden, TelegramError

from bot.delivery import removal
from bot.delivery.records import record
from bot.delivery.removal import Removed
from storage import temporary_messages
from storage.engine import Database
from storage.temporary_messages import TemporaryMessage

log = logging.getLogger(__name__)
SECONDS_BETWEEN_ATTEMPTS = 20.0  # where Telegram cannot be reached


class Deletions:
    """The messages that are to be deleted, by chat. The database has the same in a table.

    Deleting is a task of its own for each chat, so that no screen waits for it.
    """

    def __init__(self, bot: Bot, database: Database, clock: Callable[[], datetime]) -> None:
        self._bot = bot
        self._database = database
        self._clock = clock
        self._pending: dict[int, dict[int, TemporaryMessage]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._timers: dict[int, asyncio.TimerHandle] = {}
        self._stopped = False

    @property
    def tasks(self) -> set[asyncio.Task[None]]:
        """The tasks that are deleting."""
        return set(self._tasks.values())

    async def load(self) -> None:
        """Load what an earlier process did not delete, and start to delete it."""
        async with self._database.reading() as db:
            self.add(await temporary_messages.pending(db))
        for chat in list(self._pending):
            self.start(chat)

    def add(self, messages: Iterable[TemporaryMessage]) -> set[int]:
        """Remember messages that are stored in the table, and return their chats.

        `start` deletes them. One without a due time is in use, and is not deleted.
        """
        found = list(messages)
        for each in found:
            if each.due_at is None:
                self._forget(each.chat, each.message)
            else:
                self._pending.setdefault(each.chat, {})[each.message] = each
        return {each.chat for each in found}

    def hasten(self, chat: int) -> None:
        """Make all messages of a chat due that wait, because the person did something."""
        if chat in self._pending:
            now = self._clock()
            self.add([replace(each, due_at=now) for each in self._pending[chat].values()])

    def start(self, chat: int) -> None:
        """Delete what is due in a chat now, and the rest when it is due."""
        if timer := self._timers.pop(chat, None):
            timer.cancel()
        running = self._tasks.get(chat)
        if self._stopped:
            return
        if chat in self._pending and (running is None or running.done()):
            self._tasks[chat] = asyncio.create_task(self._delete_due(chat))
            self._tasks[chat].add_done_callback(lambda task: self._end(chat, task))

    def _end(self, chat: int, task: asyncio.Task[None]) -> None:
        if self._tasks.get(chat) is task:
            del self._tasks[chat]
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("Deleting failed", exc_info=error)

    async def drain(self, seconds: float) -> None:
        """Wait that long for deletions under way. The next process goes on from the table."""
        # A timer could start a task when the database is closed already.
        self._stopped = True
        if self._tasks:
            await asyncio.wait(self.tasks, timeout=seconds)
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for timer in self._timers.values():
            timer.cancel()

    async def _delete_due(self, chat: int) -> None:
        try:
            while due := self._due(chat):
                await self._delete(chat, due)
        except Forbidden:  # blocked: the next thing that the person does starts it again
            return
        except TelegramError as error:
            log.info("Messages were not deleted: %s", error)
            self._start_later(chat, SECONDS_BETWEEN_ATTEMPTS)
            return
        if waiting := self._pending.get(chat):
            next_due = min(each.due_at for each in waiting.values() if each.due_at)
            self._start_later(chat, (next_due - self._clock()).total_seconds())

    def _due(self, chat: int) -> list[TemporaryMessage]:
        now = self._clock()
        waiting = self._pending.get(chat, {}).values()
        return [each for each in waiting if each.due_at and each.due_at <= now]

    def _start_later(self, chat: int, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self._timers[chat] = loop.call_later(max(seconds, 0.05), self.start, chat)

    async def _delete(self, chat: int, due: list[TemporaryMessage]) -> None:
        for batch in removal.batches(due, self._clock()):
            removed = await removal.remove(self._bot, chat, batch)
            await record(self._database, partial(_write, chat=chat, removed=removed))
            for each in batch:
                self._forget(chat, each.message)

    def _forget(self, chat: int, message: int) -> None:
        waiting = self._pending.get(chat, {})
        waiting.pop(message, None)
        if not waiting:
            self._pending.pop(chat, None)


async def _write(db: AsyncConnection, chat: int, removed: Removed) -> None:
    if removed.gone:
        await temporary_messages.forget(db, chat, removed.gone)
    for message in removed.too_old:
        await temporary_messages.mark_too_old(db, chat, message)
