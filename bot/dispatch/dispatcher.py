"""Opens the transactions in which updates are served, and finds what to show after a start."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import screen as screens
from bot.dispatch.batch import Batch
from bot.dispatch.context import Context
from bot.dispatch.deliveries import delivery_again
from bot.dispatch.loading import in_order, load, load_for_dead_letter
from bot.dispatch.outcome import Collector, Deferred, Outcome
from bot.dispatch.request import show_place
from bot.dispatch.turns import attempt, turn_for
from bot.intake.update import OtherUpdate, Raw, UnreadableUpdateError, update_id_of
from bot.screen import Delivery
from storage import outbox, people
from storage.unit_of_work import FlushError

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Dispatcher:
    """Serves a batch in one transaction or, if that fails, each update in its own."""

    context: Context
    # Outcomes that are committed, but not returned yet: the database was locked after them.
    _committed: Outcome = field(default_factory=Outcome)

    async def handle(self, received: Sequence[Raw]) -> Outcome:
        """Serve a batch. When this returns, its changes are committed.

        Updates without an id are skipped. Raises one of DATABASE_UNAVAILABLE: the caller tries the
        batch again. What was committed before the error is returned then.
        """
        raws = [raw for raw in received if update_id_of(raw) is not None]
        if len(raws) < len(received):
            log.error("Skipped %s updates without a usable id", len(received) - len(raws))
        outcome = await attempt(self._serve(raws))
        if isinstance(outcome, Outcome):
            self._committed += outcome
        else:
            log.error("A batch could not be served together", exc_info=outcome)
            for raw in await in_order(self.context, raws):
                self._committed += await self._serve_alone(raw)
        outcome, self._committed = self._committed, Outcome()
        return outcome

    async def _serve_alone(self, raw: Raw) -> Outcome:
        """Serve one update. If loading or writing fails, it becomes a dead letter."""
        outcome = await attempt(self._serve([raw], alone=True))
        return outcome if isinstance(outcome, Outcome) else await self._bury(raw, outcome)

    async def _serve(self, raws: Sequence[Raw], *, alone: bool = False) -> Outcome:
        async with self.context.database.writing() as db:
            now = self.context.clock()
            loaded = await load(self.context, db, raws, alone=alone)
            collector = Collector(loaded.state.work, self.context.recent, now)
            batch = Batch(self.context.installation, now, loaded, collector)
            await batch.serve_all()
            await loaded.state.work.flush()
        return collector.outcome()

    async def _bury(self, raw: Raw, error: Exception) -> Outcome:
        """Make a dead letter of an update in a transaction of its own."""
        incoming = self.context.read(raw)
        async with self.context.database.writing() as db:
            loaded = await load_for_dead_letter(self.context, db, incoming)
            now = self.context.clock()
            collector = Collector(loaded.state.work, self.context.recent, now)
            batch = Batch(self.context.installation, now, loaded, collector)
            reason = error.reason if isinstance(error, FlushError) else error
            batch.add_dead_letter(incoming, reason)
            await loaded.state.work.flush()
        return collector.outcome()

    async def redraw_since(self, since: datetime) -> list[Delivery]:
        """Return the screens of everybody who had a place at or after that time."""
        context, deliveries = self.context, []
        async with context.database.reading() as db:
            contacts = await people.seen_since(db, since)
            state = await context.load_state(db, [contact.expects for contact in contacts])
            for contact in contacts:
                turn = turn_for(
                    contact,
                    installation=context.installation,
                    state=state,
                    now=context.clock(),
                )
                screen = await attempt(show_place(turn))
                if isinstance(screen, Exception):
                    log.error("A screen could not be drawn again", exc_info=screen)
                elif screen is not None and contact.live_message is not None:
                    deliveries.append(delivery_again(turn, screen))
        return deliveries

    async def unsent(self) -> Outcome:
        """Return every reply in the outbox. Nobody knows whether it arrived."""
        async with self.context.database.reading() as db:
            rows = await outbox.pending(db)
        outcome = Outcome()
        for number, chat, content in rows:
            try:
                outcome += self._from_outbox(number, chat, content)
            except (ValueError, KeyError, UnreadableUpdateError):  # written by an older version
                log.exception("A reply in the outbox cannot be read any more")
        return outcome

    def _from_outbox(self, number: int, chat: int, content: str) -> Outcome:
        stored = json.loads(content)
        if "update" in stored:
            update = self.context.read(stored["update"])
            if isinstance(update, OtherUpdate):
                raise ValueError(number)
            return Outcome(deferred=[Deferred(update, number)])
        return Outcome([screens.from_json(chat, content, number)])
