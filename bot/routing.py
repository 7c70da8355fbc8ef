"""A batch of updates → turns → handlers → commit → screens; and what is shown after a restart."""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Bot

from bot import incoming as reading_updates
from bot import screen as screens
from bot.batch import Batch, Deferred
from bot.incoming import Incoming, UnreadableUpdateError
from bot.refusals import REFUSALS
from bot.sending import Delivery
from bot.serving import place_of, show_place
from bot.setting import Setting
from bot.turn import Shelf, Turn
from checklist.definition import Checklist
from storage import audits, changes, people, updates
from storage.changes import Changes
from storage.engine import UNWELL, Database
from storage.people import Contact

log = logging.getLogger(__name__)
TRY_AGAIN_AFTER = timedelta(seconds=20)


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Outcome:
    deliveries: Sequence[Delivery] = ()
    deferred: Sequence[Deferred] = ()

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome((*self.deliveries, *other.deliveries), (*self.deferred, *other.deferred))


@dataclass(slots=True)
class Router:
    """Opens the transactions in which batches are served."""

    database: Database
    bot: Bot
    setting: Setting
    versions: dict[int, Checklist]
    newest: int
    clock: Callable[[], datetime] = field(default=utc_now)

    async def handle(self, raws: Sequence[dict[str, Any]]) -> Outcome:
        """Serve a batch; once this returns, everything it did is committed.

        Raises one of storage.engine.UNWELL where the database failed: try the batch again.
        """
        try:
            return await self._together(raws)
        except UNWELL:
            raise
        except DBAPIError:
            log.exception("A batch could not be written together")
            outcome = Outcome()
            for raw in raws:
                outcome += await self._alone(raw)
            return outcome

    async def _together(self, raws: Sequence[dict[str, Any]]) -> Outcome:
        async with self.database.writing() as db:
            batch = await self._open(db, raws)
            for each in batch.waiting:
                await batch.take(each)
            await changes.write(db, batch.changes)
        return Outcome(batch.deliveries, batch.deferred)

    async def _alone(self, raw: dict[str, Any]) -> Outcome:
        """Where a batch cannot be written, find out whose fault it is: that one is set aside."""
        try:
            return await self._together([raw])
        except UNWELL:
            raise
        except DBAPIError as error:
            async with self.database.writing() as db:
                failed = Changes()
                failed.put_aside(raw, type(error).__name__, self.clock())
                await changes.write(db, failed)
            return Outcome()

    async def _open(self, db: AsyncConnection, raws: Iterable[dict[str, Any]]) -> Batch:
        """Load together what all the updates of a batch need."""
        unreadable = Changes()
        read: list[Incoming] = []
        for raw in raws:
            try:
                read.append(reading_updates.read(raw, self.bot))
            except UnreadableUpdateError as error:
                log.warning("An update could not be parsed: %s", error)
                unreadable.put_aside(raw, str(error), self.clock(), for_good=True)
        now = self.clock()
        chats = {each.chat for each in read if each.chat is not None}
        retried = await updates.waiting(db, chats, now - TRY_AGAIN_AFTER)
        again = [reading_updates.read(json.loads(each.raw), self.bot) for each in retried]
        known = {each.update_id for each in again}
        waiting = [*again, *(each for each in read if each.update_id not in known)]
        contacts = await people.contacts(db, {each.sender for each in waiting if each.sender})
        return Batch(
            setting=self.setting,
            db=db,
            now=now,
            shelf=await self._shelf(db, waiting, contacts.values()),
            contacts=contacts,
            handled=await updates.already_handled(db, [each.update_id for each in waiting]),
            next_owed=await updates.last_owed_id(db),
            retried={each.update_id: each for each in retried},
            waiting=waiting,
            changes=unreadable,
        )

    async def _shelf(
        self, db: AsyncConnection, waiting: Iterable[Incoming], contacts: Iterable[Contact]
    ) -> Shelf:
        """Every audit that a tap names, or that somebody stands at."""
        spelt = [*(each.data for each in waiting), *(each.expects for each in contacts)]
        named = [getattr(place_of(data), "audit", None) for data in spelt]
        wanted = {audit for audit in named if audit is not None}
        loaded = await audits.load(db, wanted, self.versions)
        return Shelf(self.versions, self.newest, loaded)

    async def resumed(self, since: datetime) -> list[Delivery]:
        """The screens of everybody who was in the middle of something at or after that time."""
        shown: list[Delivery] = []
        async with self.database.reading() as db:
            contacts = await people.recently_seen(db, since)
            shelf = await self._shelf(db, (), contacts)
            for contact in contacts:
                spoken = self.setting.texts_for(contact, contact.telegram_language)
                turn = Turn(contact, spoken, self.clock(), db, shelf)
                try:
                    screen = await show_place(turn)
                except REFUSALS:
                    continue
                if screen is not None and contact.live_message is not None:
                    shown.append(
                        Delivery(contact.telegram_id, screen, message=contact.live_message)
                    )
        return shown

    async def owed(self) -> Outcome:
        """Every reply that was promised and not yet seen to arrive."""
        async with self.database.reading() as db:
            rows = await updates.owed_replies(db)
        outcome = Outcome()
        for number, chat, content in rows:
            kept = json.loads(content)
            if "update" in kept:
                again = Deferred(reading_updates.read(kept["update"], self.bot), number)
                outcome += Outcome(deferred=[again])
            else:
                screen = screens.from_json(content)
                outcome += Outcome([Delivery(chat, screen, owed=number)])
        return outcome
