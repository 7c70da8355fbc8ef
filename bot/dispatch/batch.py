"""One batch of updates in one transaction: loaded together, served in order, collected to write."""

import json
import logging
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import routes, taps, user_errors
from bot import screen as screens
from bot.delivery.sender import Delivery
from bot.dispatch import dead_letters
from bot.dispatch.installation import Installation
from bot.dispatch.request import place_of, request_for, serve, show_place
from bot.handlers import invitation
from bot.intake.update import IncomingUpdate
from bot.screen import Screen
from bot.taps import Answer, Tap
from bot.turn import BatchState, Turn
from bot.user_errors import USER_ERRORS
from storage import people
from storage.changes import Changes
from storage.dead_letters import DeadLetter
from storage.engine import DATABASE_UNAVAILABLE
from storage.people import Contact

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Deferred:
    """An update that is served after the commit, by reading only."""

    incoming: IncomingUpdate
    outbox_id: int | None


@dataclass(slots=True)
class Batch:
    """What was loaded, what is to be written, and what is to be shown after the commit."""

    installation: Installation
    db: AsyncConnection
    now: datetime
    state: BatchState
    contacts: dict[int, Contact]
    handled: frozenset[int]
    retried: dict[int, DeadLetter]
    waiting: list[IncomingUpdate]
    deliveries: list[Delivery] = field(default_factory=list)
    deferred: list[Deferred] = field(default_factory=list)

    @property
    def changes(self) -> Changes:
        return self.state.unwritten

    async def take(self, incoming: IncomingUpdate) -> None:
        """Serve one update. Whatever it does is collected, or dropped where it fails."""
        again = self._took_effect_before(incoming)
        try:
            await (self._redraw(incoming) if again else self._first_time(incoming))
        except DATABASE_UNAVAILABLE:
            raise  # the whole batch is tried again; this update is not to blame
        except Exception as error:  # one person's turn must not stop everybody's
            if again:
                log.exception("A screen could not be drawn again")
            else:
                self.add_dead_letter(incoming, error)

    def _took_effect_before(self, incoming: IncomingUpdate) -> bool:
        """In an earlier batch, or earlier in this one."""
        number = incoming.update_id
        return number in self.changes.handled or number in self.handled - self.retried.keys()

    async def _first_time(self, incoming: IncomingUpdate) -> None:
        number = incoming.update_id
        self.changes.handled[number] = {"update_id": number, "handled_at": self.now}
        if number in self.retried:
            self.changes.recovered.add(number)
        if not incoming.private or incoming.sender is None:
            self._outside(incoming)
            return
        if await self._invited(incoming):
            return
        contact = self.contacts.get(incoming.sender)
        if contact is None:
            self._say(incoming, self.installation.texts_for(None, incoming.language)("stranger"))
            return
        await self._serve(self.turn(contact, incoming), incoming)

    def turn(self, contact: Contact, incoming: IncomingUpdate) -> Turn:
        live = contact.live_message
        return Turn(
            contact=contact,
            texts=self.installation.texts_for(contact, incoming.language),
            now=self.now,
            db=self.db,
            state=self.state,
            commands=routes.commands_of(contact.person),
            stale=incoming.is_tap and live is not None and (incoming.message or live) < live,
        )

    async def _serve(self, turn: Turn, incoming: IncomingUpdate) -> None:
        place = place_of(turn.contact.expects)
        try:
            request = request_for(incoming, place, self.installation.username)
            if request.reads:
                self._defer(turn, incoming)
            elif turn.stale:
                await self._from_old(turn, incoming, request.tap)
            else:
                self._done(turn, incoming, await serve(turn, request))
        except USER_ERRORS as refusal:
            await self._refuse(self.turn(turn.contact, incoming), incoming, refusal)

    async def _from_old(self, turn: Turn, incoming: IncomingUpdate, tap: Tap | None) -> None:
        """A button of an old message answers what is still open, and changes nothing else."""
        toast = "old-place"
        if isinstance(tap, Answer):
            await serve(turn, request_for(incoming, None, self.installation.username))
            toast = "old-button-kept"
            match place_of(turn.contact.expects):
                case taps.Question(tap.audit, tap.indicator):
                    there = taps.encode(taps.Resume(tap.audit))
                    turn.contact = replace(turn.contact, expects=there)
        screen = await show_place(turn)
        self._done(turn, incoming, screen, toast=turn.texts.plain(toast))

    async def _redraw(self, incoming: IncomingUpdate) -> None:
        """An update that took effect before: write nothing, show where things stand."""
        contact = self.contacts.get(incoming.sender or 0)
        if contact is not None and incoming.private and incoming.is_tap:
            turn = self.turn(contact, incoming)
            self.deliveries.append(_answering(turn, incoming, await show_place(turn)))

    async def _refuse(self, turn: Turn, incoming: IncomingUpdate, refusal: Exception) -> None:
        if not incoming.is_tap:
            self._done(turn, incoming, Screen(user_errors.html(turn.texts, refusal)))
            return
        toast = user_errors.plain(turn.texts, refusal)
        self._done(turn, incoming, await show_place(turn), toast=toast)

    def _done(
        self, turn: Turn, incoming: IncomingUpdate, screen: Screen | None, *, toast: str = ""
    ) -> None:
        content = screens.to_json(screen) if screen is not None else ""  # fails before all else
        self._note_person(turn, incoming, screen)
        self.changes.add(turn.changes)
        self.state.audits.update(turn.touched)
        if incoming.is_tap:
            self.deliveries.append(replace(_answering(turn, incoming, screen), toast=toast))
        elif screen is not None:
            outbox_id = self._add_to_outbox(incoming, content)
            self.deliveries.append(Delivery(turn.contact.telegram_id, screen, outbox_id=outbox_id))

    def _note_person(self, turn: Turn, incoming: IncomingUpdate, screen: Screen | None) -> None:
        contact = turn.contact
        columns: dict[str, object] = {"seen_at": self.now}
        columns["expects"] = _place_after(contact, incoming, screen)
        if contact.unreachable:
            columns["unreachable"] = False
        if incoming.language != contact.telegram_language:
            columns["telegram_language"] = incoming.language
        if incoming.is_tap and not turn.stale and incoming.message != contact.live_message:
            columns["live_message"] = incoming.message
        columns |= turn.changes.people.get(turn.person.id, {})
        turn.changes.people[turn.person.id] = columns
        self.contacts[contact.telegram_id] = replace(contact, **columns)  # type: ignore[arg-type]  # the columns are the contact's own

    def _defer(self, turn: Turn, incoming: IncomingUpdate) -> None:
        """Leave a reading for after the commit; a command's reply is in the outbox from now on."""
        outbox_id = None
        if not incoming.is_tap:
            again = json.dumps({"update": json.loads(incoming.raw)})
            outbox_id = self._add_to_outbox(incoming, again)
        self._note_person(turn, incoming, None)
        self.changes.add(turn.changes)
        self.deferred.append(Deferred(incoming, outbox_id))

    def _add_to_outbox(self, incoming: IncomingUpdate, content: str) -> int:
        """One reply to an update at most, so the update's id is the reply's as well."""
        row = {"id": incoming.update_id, "chat": incoming.chat, "content": content}
        self.changes.outbox[incoming.update_id] = row
        return incoming.update_id

    def _say(self, incoming: IncomingUpdate, html: str) -> None:
        """Tell something to a chat that has no person to remember anything for."""
        assert incoming.chat is not None
        if incoming.is_tap:
            self.deliveries.append(Delivery(incoming.chat, None, query=incoming.query, toast=html))
        else:
            outbox_id = self._add_to_outbox(incoming, screens.to_json(Screen(html)))
            self.deliveries.append(Delivery(incoming.chat, Screen(html), outbox_id=outbox_id))

    def _outside(self, incoming: IncomingUpdate) -> None:
        """In a group nothing of any audit is said; a command there gets the way to the chat."""
        if incoming.chat is not None and incoming.command(self.installation.username):
            spoken = self.installation.texts_for(None, incoming.language)
            self._say(incoming, spoken("in-group", link=self.installation.link))

    async def _invited(self, incoming: IncomingUpdate) -> bool:
        """Redeem an invitation: /start with a payload. Return whether this was one."""
        command = incoming.command(self.installation.username)
        if command is None or command[0] != "start" or not command[1]:
            return False
        spoken = self.installation.texts_for(None, incoming.language)
        async with self.db.begin_nested():  # all of it or nothing
            said = await invitation.redeem(self.db, incoming, command[1], self.now, spoken)
        self._say(incoming, said)
        for number, known in (await people.contacts(self.db, {incoming.sender or 0})).items():
            self.contacts[number] = replace(self.contacts.get(number, known), person=known.person)
        return True

    def add_dead_letter(self, incoming: IncomingUpdate, error: Exception) -> None:
        """Keep an update whose turn failed, to be tried again; its writes are dropped."""
        kept = dead_letters.counted(incoming, self.retried.get(incoming.update_id), error)
        self.changes.add_dead_letter(kept, type(error).__name__, self.now)
        contact = self.contacts.get(incoming.sender or 0)
        texts = self.installation.texts_for(contact, incoming.language)
        told = dead_letters.told(incoming, kept, texts)
        if told is not None and told.screen is not None:
            outbox_id = self._add_to_outbox(incoming, screens.to_json(told.screen))
            told = replace(told, outbox_id=outbox_id)
        if told is not None:
            self.deliveries.append(told)


def _answering(turn: Turn, incoming: IncomingUpdate, screen: Screen | None) -> Delivery:
    """A screen in answer to a tap; that on an old message belongs on the live one."""
    live = turn.contact.live_message if turn.stale else incoming.message
    return Delivery(
        chat=turn.contact.telegram_id,
        screen=screen,
        message=live,
        query=incoming.query,
        strip=incoming.message if turn.stale else None,
    )


def _place_after(contact: Contact, incoming: IncomingUpdate, screen: Screen | None) -> str | None:
    """Where the person is now: at the new screen, or where a mere message left them."""
    if screen is not None and screen.live and screen.expects is not None:
        return taps.encode(screen.expects)
    if incoming.is_tap and screen is not None:
        return None
    place = place_of(contact.expects)
    if incoming.command("") is not None:
        place = routes.place_after_command(place)
    return taps.encode(place) if place else None
