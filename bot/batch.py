"""One batch of updates in one transaction: loaded together, served in order, collected to write."""

import json
import logging
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import refusals, routes, taps
from bot import screen as screens
from bot.handlers import invitation
from bot.incoming import Incoming
from bot.refusals import REFUSALS
from bot.screen import Screen
from bot.sending import Delivery
from bot.serving import place_of, serve, show_place, understood
from bot.setting import Setting
from bot.taps import Answer, Tap
from bot.turn import Shelf, Turn
from storage.changes import Changes
from storage.engine import UNWELL
from storage.people import Contact
from storage.updates import GIVEN_UP_AFTER, SetAside

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Deferred:
    """An update that is served after the commit, by reading only."""

    incoming: Incoming
    owed: int | None


@dataclass(slots=True)
class Batch:
    """What was loaded, what is to be written, and what is to be shown after the commit."""

    setting: Setting
    db: AsyncConnection
    now: datetime
    shelf: Shelf
    contacts: dict[int, Contact]
    handled: frozenset[int]
    next_owed: int
    retried: dict[int, SetAside]
    waiting: list[Incoming]
    changes: Changes = field(default_factory=Changes)
    deliveries: list[Delivery] = field(default_factory=list)
    deferred: list[Deferred] = field(default_factory=list)

    async def take(self, incoming: Incoming) -> None:
        """Serve one update. Whatever it does is collected, or dropped where it fails."""
        again = incoming.update_id in self.handled and incoming.update_id not in self.retried
        if not again:
            self._mark_handled(incoming)
        if not incoming.private or incoming.sender is None:
            self._outside(incoming)
            return
        if not again and await self._invited(incoming):
            return
        contact = self.contacts.get(incoming.sender)
        if contact is None:
            self._say(incoming, self.setting.texts_for(None, incoming.language)("stranger"))
            return
        turn = self.turn(contact, incoming)
        try:
            await (self._redraw(turn, incoming) if again else self._serve(turn, incoming))
        except UNWELL:
            raise  # the whole batch is tried again; this update is not to blame
        except Exception as error:  # noqa: BLE001 - one person's turn must not stop everybody's
            self._set_aside(turn, incoming, error)

    def turn(self, contact: Contact, incoming: Incoming) -> Turn:
        live = contact.live_message
        return Turn(
            contact=contact,
            texts=self.setting.texts_for(contact, incoming.language),
            now=self.now,
            db=self.db,
            shelf=self.shelf,
            stale=incoming.is_tap and live is not None and (incoming.message or live) < live,
        )

    async def _serve(self, turn: Turn, incoming: Incoming) -> None:
        place = place_of(turn.contact.expects)
        try:
            request = understood(incoming, place, self.setting.username)
            if request.reads:
                self._defer(turn, incoming)
            elif turn.stale:
                await self._from_old_message(turn, incoming, request.tap)
            else:
                self._done(turn, incoming, await serve(turn, request))
        except REFUSALS as refusal:
            await self._refuse(self.turn(turn.contact, incoming), incoming, refusal)
        if incoming.update_id in self.retried:
            self.changes.recovered.add(incoming.update_id)

    async def _from_old_message(self, turn: Turn, incoming: Incoming, tap: Tap | None) -> None:
        """A button of an old message answers what is still open, and changes nothing else."""
        toast = "old-place"
        if isinstance(tap, Answer):
            await serve(turn, understood(incoming, None, self.setting.username))
            toast = "old-button-kept"
        here = place_of(turn.contact.expects)
        if isinstance(tap, Answer) and isinstance(here, taps.Question):
            kept = turn.audit(tap.audit)
            if (here.audit, here.indicator) == (tap.audit, tap.indicator):
                turn.contact = replace(turn.contact, expects=taps.encode(taps.Resume(kept.id)))
        screen = await show_place(turn)
        self._done(turn, incoming, screen, toast=turn.texts.plain(toast))

    async def _redraw(self, turn: Turn, incoming: Incoming) -> None:
        """An update that took effect before: write nothing, show where things stand."""
        if not incoming.is_tap:
            return
        try:
            screen = await show_place(turn)
        except REFUSALS:
            screen = None
        self.deliveries.append(_answering(turn, incoming, screen))

    async def _refuse(self, turn: Turn, incoming: Incoming, refusal: Exception) -> None:
        if not incoming.is_tap:
            self._done(turn, incoming, Screen(refusals.html(turn.texts, refusal)))
            return
        try:
            screen = await show_place(turn)
        except REFUSALS:
            screen = None
        self._done(turn, incoming, screen, toast=refusals.plain(turn.texts, refusal))

    def _done(
        self, turn: Turn, incoming: Incoming, screen: Screen | None, *, toast: str = ""
    ) -> None:
        """Collect what the turn wants written, and put its screen on the way."""
        self._note_person(turn, incoming, screen)
        self.changes.add(turn.changes)
        self.shelf.audits.update(turn.touched)
        self.shelf.notes = {}
        if incoming.is_tap:
            self.deliveries.append(replace(_answering(turn, incoming, screen), toast=toast))
        elif screen is not None:
            owed = self._owe(incoming, screens.to_json(screen))
            self.deliveries.append(Delivery(turn.contact.telegram_id, screen, owed=owed))

    def _note_person(self, turn: Turn, incoming: Incoming, screen: Screen | None) -> None:
        contact = turn.contact
        columns: dict[str, object] = {"seen_at": self.now}
        columns["expects"] = _place_after(contact, incoming, screen)
        if contact.typed is not None:
            columns["typed"] = None
        if contact.unreachable:
            columns["unreachable"] = False
        if incoming.language != contact.telegram_language:
            columns["telegram_language"] = incoming.language
        if incoming.is_tap and not turn.stale and incoming.message != contact.live_message:
            columns["live_message"] = incoming.message
        columns |= turn.changes.people.get(turn.person.id, {})
        turn.changes.people[turn.person.id] = columns
        self.contacts[contact.telegram_id] = replace(contact, **columns)  # type: ignore[arg-type]  # the columns are the contact's own

    def _defer(self, turn: Turn, incoming: Incoming) -> None:
        """Leave a reading for after the commit; a command's reply is owed from now on."""
        owed = None
        if not incoming.is_tap:
            owed = self._owe(incoming, json.dumps({"update": json.loads(incoming.raw)}))
        self._note_person(turn, incoming, None)
        self.changes.add(turn.changes)
        self.deferred.append(Deferred(incoming, owed))

    def _owe(self, incoming: Incoming, content: str) -> int:
        self.next_owed += 1
        self.changes.owed.append({"id": self.next_owed, "chat": incoming.chat, "content": content})
        return self.next_owed

    def _say(self, incoming: Incoming, html: str) -> None:
        """Tell something to a chat that has no person to remember anything for."""
        assert incoming.chat is not None
        if incoming.is_tap:
            self.deliveries.append(Delivery(incoming.chat, None, query=incoming.query, toast=html))
        else:
            owed = self._owe(incoming, screens.to_json(Screen(html)))
            self.deliveries.append(Delivery(incoming.chat, Screen(html), owed=owed))

    def _outside(self, incoming: Incoming) -> None:
        """In a group nothing of any audit is said; a command there gets the way to the chat."""
        if incoming.chat is not None and incoming.command(self.setting.username):
            spoken = self.setting.texts_for(None, incoming.language)
            self._say(incoming, spoken("in-group", link=self.setting.link))

    async def _invited(self, incoming: Incoming) -> bool:
        """Redeem an invitation: /start with a payload. Return whether this was one."""
        command = incoming.command(self.setting.username)
        if command is None or command[0] != "start" or not command[1]:
            return False
        spoken = self.setting.texts_for(None, incoming.language)
        self._say(
            incoming, await invitation.redeem(self.db, incoming, command[1], self.now, spoken)
        )
        return True

    def _mark_handled(self, incoming: Incoming) -> None:
        row = {"update_id": incoming.update_id, "handled_at": self.now}
        self.changes.handled[incoming.update_id] = row

    def _set_aside(self, turn: Turn, incoming: Incoming, error: Exception) -> None:
        """Keep an update whose turn failed, to be tried again; its writes are dropped."""
        before = self.retried.get(incoming.update_id)
        attempts = before.attempts + 1 if before else 1
        reference = before.reference if before else secrets.token_hex(3)
        log.error("Update %s failed, reference %s", incoming.update_id, reference, exc_info=error)
        self.changes.set_aside[incoming.update_id] = SetAside(
            incoming.update_id, incoming.chat, incoming.raw, attempts, reference
        ).row(type(error).__name__, self.now)
        if attempts == GIVEN_UP_AFTER:
            screen = Screen(turn.texts("failed-for-good", reference=reference))
            owed = self._owe(incoming, screens.to_json(screen))
            self.deliveries.append(Delivery(turn.contact.telegram_id, screen, owed=owed))
        elif attempts == 1 and incoming.is_tap:
            toast = turn.texts.plain("failed-retrying", reference=reference)
            answer = _answering(turn, incoming, None)
            self.deliveries.append(replace(answer, toast=toast, alert=True))


def _answering(turn: Turn, incoming: Incoming, screen: Screen | None) -> Delivery:
    """A screen in answer to a tap; that on an old message belongs on the live one."""
    live = turn.contact.live_message if turn.stale else incoming.message
    return Delivery(
        chat=turn.contact.telegram_id,
        screen=screen,
        message=live,
        query=incoming.query,
        strip=incoming.message if turn.stale else None,
    )


def _place_after(contact: Contact, incoming: Incoming, screen: Screen | None) -> str | None:
    """Where the person is now: at the new screen, or where a mere message left them."""
    if screen is not None and screen.live and screen.expects is not None:
        return taps.encode(screen.expects)
    if incoming.is_tap and screen is not None:
        return None
    place = place_of(contact.expects)
    if incoming.command("") is not None:
        place = routes.place_after_command(place)
    return taps.encode(place) if place else None
