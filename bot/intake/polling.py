"""Gets updates from Telegram, batch by batch. A batch is confirmed after it is committed."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.delivery.client import TelegramClient
from bot.delivery.retries import growing_pauses, retry_after
from bot.delivery.sender import Sender
from bot.dispatch.deferred import DeferredRequests
from bot.dispatch.dispatcher import Dispatcher
from bot.dispatch.outcome import Outcome
from bot.intake.update import update_id_of
from storage.engine import DATABASE_UNAVAILABLE

log = logging.getLogger(__name__)
# Telegram's error says this if a webhook is set, so that nobody can poll.
WEBHOOK_IN_THE_WAY = "webhook"


class Poller:
    """The polling loop. It goes on after errors of the network, of Telegram and of the database."""

    def __init__(
        self,
        bot: TelegramClient,
        dispatcher: Dispatcher,
        sender: Sender,
        deferred: DeferredRequests,
        *,
        poll_seconds: int,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._sender = sender
        self._deferred = deferred
        self._poll_seconds = poll_seconds
        self._offset: int | None = None
        self._pauses = growing_pauses()
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Get no more updates. The batch under way is served to its end."""
        self._stopping.set()

    async def run(self) -> None:
        while not self._stopping.is_set():
            raws = await self._next()
            if raws is None:
                continue
            await self._serve(raws)
            # After a week without updates their ids may begin anywhere, so an offset would then
            # skip updates. Without one Telegram sends whatever is not confirmed.
            ids = [found for raw in raws if (found := update_id_of(raw)) is not None]
            self._offset = ids[-1] + 1 if ids else None
            if raws and not ids:  # Telegram would send the same at once
                await self._wait(next(growing_pauses()))
        if self._offset is not None:
            await self._confirm()

    async def _next(self) -> Sequence[dict[str, Any]] | None:
        """Return the next batch. None if there was an error, or if the loop is to stop."""
        asking = asyncio.create_task(
            self._bot.raw_updates(self._offset, seconds=self._poll_seconds)
        )
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:  # also if this task is cancelled: no request may be left behind
            stopping.cancel()
            asking.cancel()
            await asyncio.gather(asking, stopping, return_exceptions=True)
        if asking.cancelled():
            return None
        try:
            raws = asking.result()
        except TelegramError as error:
            await self._recover(error)
            return None
        self._pauses = growing_pauses()
        return raws

    async def _recover(self, error: TelegramError) -> None:
        """Log what is wrong, and wait longer each time until it is not."""
        pause = next(self._pauses)
        if isinstance(error, RetryAfter):
            pause = retry_after(error)
        if isinstance(error, Conflict) and WEBHOOK_IN_THE_WAY in str(error):
            log.warning("A webhook is set for this bot; taking it away to poll")
            await self._without_webhook()
        elif isinstance(error, Conflict):
            log.error("Another program is polling with the same token; only one may")
        elif isinstance(error, InvalidToken):
            log.error("Telegram does not accept the token (AUDIT_BOT_TOKEN)")
        else:
            log.warning("No updates: %s; trying again in %.0f s", error, pause)
        await self._wait(pause)

    async def _without_webhook(self) -> None:
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            log.warning("The webhook could not be taken away: %s", error)

    async def _serve(self, raws: Sequence[dict[str, Any]]) -> None:
        """Serve a batch until it is committed. Only then may it be confirmed."""
        pauses = growing_pauses()
        while True:
            try:
                outcome = await self._dispatcher.handle(raws)
            except DATABASE_UNAVAILABLE as error:
                log.warning("The database did not take a batch (%s)", type(error).__name__)
                if await self._wait(next(pauses)):
                    raise
            else:
                self.hand_out(outcome)
                return

    def hand_out(self, outcome: Outcome) -> None:
        self._sender.show(outcome.deliveries, outcome.temporary)
        self._deferred.start(outcome.deferred)

    async def _confirm(self) -> None:
        """Confirm the last batch, so that the next start does not get it again."""
        try:
            await self._bot.raw_updates(self._offset, seconds=0, limit=1)
        except TelegramError as error:
            log.info("The last batch was not confirmed and will come again: %s", error)

    async def _wait(self, seconds: float) -> bool:
        """Wait, but end at once if the loop is to stop; return whether it is."""
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return False
        return True
