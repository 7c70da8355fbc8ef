"""The composition root: builds the bot from its settings, and runs it."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from telegram.error import InvalidToken, TelegramError

from bot.delivery.client import TelegramClient
from bot.delivery.deletions import Deletions
from bot.delivery.retries import growing_pauses
from bot.delivery.sender import Sender
from bot.dispatch.auto_hide import hide_idle_chats
from bot.dispatch.context import Context, utc_now
from bot.dispatch.deferred import DeferredRequests
from bot.dispatch.dispatcher import Dispatcher
from bot.dispatch.installation import Installation
from bot.dispatch.redraw import redraw_from
from bot.intake.polling import Poller
from bot.settings import Settings, SettingsError
from checklist.definition import Checklist
from checklist.loading import shipped
from checklist.results import Versions
from storage import checklists, temporary_messages, updates
from storage.engine import DATABASE_UNAVAILABLE, Database
from storage.schema import migrate

log = logging.getLogger(__name__)
HEARTBEAT_SECONDS = 10
SECONDS_BETWEEN_HIDING = 20
DRAIN_SECONDS = 8.0


class App:
    """A bot that is connected and whose database is open. `open_app` makes it."""

    def __init__(self, settings: Settings, bot: TelegramClient, context: Context) -> None:
        self._context = context
        self._database = context.database
        self._dispatcher = Dispatcher(context)
        self._deletions = Deletions(bot, context.database, context.clock)
        self._sender = Sender(bot, context.database, self._deletions, context.clock)
        self._deferred = DeferredRequests(context, self._sender)
        self.intake = Poller(
            bot,
            self._dispatcher,
            self._sender,
            self._deferred,
            poll_seconds=settings.poll_seconds,
        )
        self.link = context.installation.link

    async def run(self) -> None:
        """Serve until `intake.stop()`. Then send what is left, and record a clean stop."""
        await self._catch_up()
        working = {
            asyncio.create_task(self.intake.run()),
            asyncio.create_task(self._record_heartbeats()),
            asyncio.create_task(self._hide_idle_chats()),
        }
        try:
            # If one of them ends, the process ends. It must not stay up without serving.
            done, _ = await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                each.result()
        finally:
            for each in working:
                each.cancel()
            await asyncio.gather(*working, return_exceptions=True)
            await self._deferred.drain(DRAIN_SECONDS / 2)
            all_sent = await self._sender.drain(DRAIN_SECONDS / 2)
            await self._deletions.drain(DRAIN_SECONDS / 8)
            with suppress(*DATABASE_UNAVAILABLE):
                await self._record_heartbeat(stopped=all_sent)

    async def _catch_up(self) -> None:
        """Send the outbox. After a crash or a long pause, show people their screens again."""
        async with self._database.reading() as db:
            last = await updates.last_heartbeat(db)
        self.intake.hand_out(await self._dispatcher.unsent())
        since = redraw_from(last, self._context.clock())
        if since is not None:
            self._sender.show(await self._dispatcher.redraw_since(since))
        await self._deletions.load()

    async def _hide_idle_chats(self) -> None:
        while True:
            # First, so that a stop soon after the start does not cancel a connection being opened.
            await asyncio.sleep(SECONDS_BETWEEN_HIDING)
            with suppress(*DATABASE_UNAVAILABLE):
                self.intake.hand_out(await hide_idle_chats(self._context))

    async def _record_heartbeats(self) -> None:
        while True:
            with suppress(*DATABASE_UNAVAILABLE):
                await self._record_heartbeat(stopped=False)
            await asyncio.sleep(HEARTBEAT_SECONDS)

    async def _record_heartbeat(self, *, stopped: bool) -> None:
        async with self._database.writing() as db:
            await updates.record_heartbeat(db, self._context.clock(), stopped=stopped)
            await temporary_messages.forget_history(db, self._context.clock())


@asynccontextmanager
async def open_app(
    settings: Settings,
    checklist: Checklist | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> AsyncIterator[App]:
    """Migrate the database, connect, and build the bot. Raises SettingsError for a bad token."""
    url = settings.database
    await migrate(url)
    bot, installation = await connect(settings)
    database = Database(url)
    try:
        current = checklist or shipped()
        async with database.writing() as db:
            newest = await checklists.save(db, current, clock())
        context = Context(database, bot, installation, Versions({newest: current}, newest), clock)
        yield App(settings, bot, context)
    finally:
        await database.close()
        with suppress(TelegramError):
            await bot.shutdown()


async def _username(bot: TelegramClient) -> str:
    """Return the bot's username. Wait until Telegram can be reached."""
    pauses = growing_pauses()
    while True:
        try:
            await bot.initialize()
        except InvalidToken:
            await bot.shutdown()
            raise SettingsError("token-refused") from None
        except TelegramError as error:
            pause = next(pauses)
            log.warning("Telegram cannot be reached: %s; trying again in %.0f s", error, pause)
            await asyncio.sleep(pause)
        else:
            return bot.username


async def connect(settings: Settings) -> tuple[TelegramClient, Installation]:
    """Connect to Telegram. The caller shuts the client down. Raises SettingsError."""
    bot = TelegramClient(settings.required_token(), settings.api_url)
    return bot, Installation(await _username(bot), settings.language, settings.zone)


async def serve(app: App) -> None:
    """Serve until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, app.intake.stop)
    # The collector need not look at what the start has left in memory: it would take 0.1 seconds.
    gc.freeze()
    log.info("Ready")
    await app.run()
