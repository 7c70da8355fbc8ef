"""A batch of updates → turns → handlers → commit → screens; and what is shown after a restart."""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Bot

from bot import screen as screens
from bot.delivery.sender import Delivery
from bot.dispatch import dead_letters
from bot.dispatch.batch import Batch, Deferred
from bot.dispatch.installation import Installation
from bot.dispatch.request import place_of, show_place
from bot.intake import update as reading_updates
from bot.intake.update import IncomingUpdate, UnreadableUpdateError
from bot.turn import BatchState, Turn
from checklist.definition import Checklist
from storage import audits, changes, outbox, people, updates
from storage import dead_letters as stored_letters
from storage.changes import Changes
from storage.dead_letters import DeadLetter
from storage.engine import DATABASE_UNAVAILABLE, Database
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
class Dispatcher:
    """Opens the transactions in which batches are served."""

    database: Database
    bot: Bot
    installation: Installation
    versions: dict[int, Checklist]
    newest: int
    clock: Callable[[], datetime] = field(default=utc_now)

    async def handle(self, raws: Sequence[dict[str, Any]]) -> Outcome:
        """Serve a batch; once this returns, everything it did is committed.

        Raises one of DATABASE_UNAVAILABLE where the database failed: try the batch again.
        """
        try:
            return await self._together(raws)
        except DATABASE_UNAVAILABLE:
            raise
        except Exception:  # who is to blame is found out; the others must go on
            log.exception("A batch could not be served together")
        return await self._one_by_one(raws)

    async def _together(self, raws: Sequence[dict[str, Any]], *, alone: bool = False) -> Outcome:
        """`alone`: of what was set aside, only these very updates are tried again."""
        async with self.database.writing() as db:
            now, unreadable = self.clock(), Changes()
            read = self._read(raws, unreadable)
            retried = await self._retried(db, read)
            if alone:
                own = {each.update_id for each in read}
                retried = [each for each in retried if each.update_id in own]
            again = self._read([json.loads(each.raw) for each in retried], unreadable)
            known = {each.update_id for each in again}
            waiting = [*again, *(each for each in read if each.update_id not in known)]
            batch = await self._open(db, waiting, retried, now)
            batch.changes.add(unreadable)
            for each in batch.waiting:
                await batch.take(each)
            await changes.write(db, batch.changes)
        return Outcome(batch.deliveries, batch.deferred)

    async def _one_by_one(self, raws: Sequence[dict[str, Any]]) -> Outcome:
        async with self.database.reading() as db:
            retried = await self._retried(db, self._read(raws, Changes()))
        known = {each.update_id for each in retried}
        again = [json.loads(each.raw) for each in retried]
        outcome = Outcome()
        for raw in [*again, *(each for each in raws if each["update_id"] not in known)]:
            outcome += await self._alone(raw)
        return outcome

    async def _alone(self, raw: dict[str, Any]) -> Outcome:
        try:
            return await self._together([raw], alone=True)
        except DATABASE_UNAVAILABLE:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, this update is set aside with it
            return await self._blamed(raw, error)

    async def _blamed(self, raw: dict[str, Any], error: Exception) -> Outcome:
        """Set aside an update with which nothing could be loaded or written."""
        incoming = reading_updates.read(raw, self.bot)
        async with self.database.writing() as db:
            before = await stored_letters.find(db, incoming.update_id)
            batch = Batch(
                installation=self.installation,
                db=db,
                now=self.clock(),
                state=BatchState(self.versions, self.newest),
                contacts={},
                handled=frozenset(),
                retried={incoming.update_id: before} if before else {},
                waiting=[],
            )
            batch.add_dead_letter(incoming, error)
            await changes.write(db, batch.changes)
        return Outcome(batch.deliveries)

    def _read(self, raws: Iterable[dict[str, Any]], unreadable: Changes) -> list[IncomingUpdate]:
        read: list[IncomingUpdate] = []
        for raw in raws:
            try:
                read.append(reading_updates.read(raw, self.bot))
            except UnreadableUpdateError as error:
                log.warning("An update could not be parsed: %s", error)
                unreadable.add_dead_letter(dead_letters.unreadable(raw), str(error), self.clock())
        return read

    async def _retried(
        self, db: AsyncConnection, read: Iterable[IncomingUpdate]
    ) -> list[DeadLetter]:
        chats = {each.chat for each in read if each.chat is not None}
        return await stored_letters.due(db, chats, self.clock() - TRY_AGAIN_AFTER)

    async def _open(
        self,
        db: AsyncConnection,
        waiting: list[IncomingUpdate],
        retried: Iterable[DeadLetter],
        now: datetime,
    ) -> Batch:
        """Load together what all the updates of a batch need."""
        contacts = await people.contacts(db, {each.sender for each in waiting if each.sender})
        return Batch(
            installation=self.installation,
            db=db,
            now=now,
            state=await self.state(db, waiting, contacts.values()),
            contacts=contacts,
            handled=await updates.already_handled(db, [each.update_id for each in waiting]),
            retried={each.update_id: each for each in retried},
            waiting=waiting,
        )

    async def state(
        self, db: AsyncConnection, waiting: Iterable[IncomingUpdate], contacts: Iterable[Contact]
    ) -> BatchState:
        """Every audit that a tap names, or that somebody stands at."""
        spelt = [*(each.data for each in waiting), *(each.expects for each in contacts)]
        named = [getattr(place_of(data), "audit", None) for data in spelt]
        wanted = {audit for audit in named if audit is not None}
        loaded = await audits.load(db, wanted, self.versions)
        return BatchState(self.versions, self.newest, loaded)

    async def resumed(self, since: datetime) -> list[Delivery]:
        """The screens of everybody who was in the middle of something at or after that time."""
        shown: list[Delivery] = []
        async with self.database.reading() as db:
            contacts = await people.recently_seen(db, since)
            state = await self.state(db, (), contacts)
            for contact in contacts:
                spoken = self.installation.texts_for(contact, contact.telegram_language)
                turn = Turn(contact, spoken, self.clock(), db, state)
                try:
                    screen = await show_place(turn)
                except Exception:  # one person's screen must not keep everybody from starting
                    log.exception("A screen could not be drawn again")
                    continue
                if screen is not None and contact.live_message is not None:
                    shown.append(
                        Delivery(contact.telegram_id, screen, message=contact.live_message)
                    )
        return shown

    async def unsent(self) -> Outcome:
        """Every reply that was promised and not yet seen to arrive."""
        async with self.database.reading() as db:
            rows = await outbox.pending(db)
        outcome = Outcome()
        for number, chat, content in rows:
            try:
                outcome += self._promised(number, chat, content)
            except (ValueError, KeyError, UnreadableUpdateError):  # a former version's spelling
                log.exception("A reply in the outbox cannot be read any more")
        return outcome

    def _promised(self, number: int, chat: int, content: str) -> Outcome:
        kept = json.loads(content)
        if "update" in kept:
            update = reading_updates.read(kept["update"], self.bot)
            return Outcome(deferred=[Deferred(update, number)])
        return Outcome([Delivery(chat, screens.from_json(content), outbox_id=number)])
