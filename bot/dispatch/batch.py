"""Serves the updates of one batch in one transaction, one after another."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from bot import screen as screens
from bot.dispatch import dead_letters
from bot.dispatch.deliveries import delivery_of, messages_to_delete
from bot.dispatch.installation import Installation
from bot.dispatch.loading import Loaded
from bot.dispatch.outcome import Collector, TypedAnswers
from bot.dispatch.recent_replies import to_album, to_stranger
from bot.dispatch.request import place_of, show_place
from bot.dispatch.strangers import turn_away
from bot.dispatch.turns import (
    LATER,
    Reply,
    attempt,
    contact_after,
    mention_attachment,
    serve_one,
    settle_text,
    show_at_bottom,
    turn_for,
)
from bot.handlers import invitation
from bot.intake.update import (
    Command,
    IncomingMessage,
    IncomingTap,
    IncomingUpdate,
    OtherUpdate,
    PrivateUpdate,
)
from bot.screen import Delivery, Screen
from bot.turn import Turn
from bot.views.help import command_menu
from storage import people
from storage.changes import ContactChange, FailedUpdate, HandledUpdate
from storage.people import Contact
from storage.temporary_messages import TemporaryMessage
from storage.unit_of_work import FlushError, UnitOfWork

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Batch:
    """Serves what was loaded. Changes are collected in `work`, replies in `collector`."""

    installation: Installation
    now: datetime
    loaded: Loaded
    collector: Collector
    served: set[int] = field(default_factory=set)

    @property
    def work(self) -> UnitOfWork:
        return self.loaded.state.work

    async def serve_all(self) -> None:
        for incoming in self.loaded.waiting:
            await self._serve(incoming)
        self.collector.send_typed_answers()

    async def _serve(self, incoming: IncomingUpdate) -> None:
        """Serve one update. If its turn fails, it becomes a dead letter.

        Raises one of DATABASE_UNAVAILABLE: the caller tries the whole batch again. Raises
        FlushError and any other SQLAlchemyError, too. They may come from writing the changes of
        an earlier turn, so this update is perhaps not to blame, and the batch must be rolled back.
        """
        repeated = self._is_repeated(incoming)
        self.served.add(incoming.update_id)
        failure = await attempt(
            self._redraw(incoming) if repeated else self._serve_first_time(incoming)
        )
        if isinstance(failure, (FlushError, SQLAlchemyError)):
            raise failure
        if failure is not None and repeated:
            log.error("A screen could not be drawn again", exc_info=failure)
        elif failure is not None:
            self.add_dead_letter(incoming, failure)

    def _is_repeated(self, incoming: IncomingUpdate) -> bool:
        """Whether the update was served in an earlier batch, or earlier in this one."""
        number = incoming.update_id
        earlier = number in self.loaded.handled and number not in self.loaded.retried
        return earlier or number in self.served

    async def _redraw(self, incoming: IncomingUpdate) -> None:
        """Show the person's screen again, and change nothing."""
        if not isinstance(incoming, IncomingTap):
            return
        contact = self.loaded.contacts.get(incoming.sender)
        if contact is not None:
            turn = self._turn(contact, incoming)
            reply = Reply(await show_place(turn))
            self.collector.send(incoming, delivery_of(turn, incoming, reply))

    async def _serve_first_time(self, incoming: IncomingUpdate) -> None:
        if isinstance(incoming, OtherUpdate):
            self._answer_group(incoming)
        elif isinstance(incoming, IncomingMessage) and self._gets_no_reply(incoming):
            await self._delete_without_reply(incoming)
        elif (contact := await self._contact(incoming)) is not None:
            await self._serve_person(self._turn(contact, incoming), incoming)
        number = incoming.update_id
        self.work.add(HandledUpdate(number, self.now, retried=number in self.loaded.retried))

    async def _contact(self, incoming: PrivateUpdate) -> Contact | None:
        """Return who wrote. None if the update is answered here: an invitation, or a stranger."""
        match incoming:
            case IncomingMessage(command=Command(name="start", argument=token)) if token:
                await self._redeem(incoming, token)
                return None
        contact = self.loaded.contacts.get(incoming.sender)
        if contact is None and self._is_stranger_answered(incoming):
            self.collector.send(incoming, turn_away(incoming, self.installation))
        return contact

    def _is_stranger_answered(self, incoming: PrivateUpdate) -> bool:
        """A stranger's messages get one reply a day. Each tap gets one, or its button waits."""
        is_tap = isinstance(incoming, IncomingTap)
        return is_tap or self.collector.is_first(to_stranger(incoming.chat))

    def _gets_no_reply(self, incoming: IncomingMessage) -> bool:
        """Whether it is a service message, or a part of an album that is answered with another.

        Parts with a caption get a reply of their own, because a caption is a text.
        """
        if incoming.album is None:
            return incoming.is_service
        key = to_album(incoming.chat, incoming.album)
        captioned = any(
            isinstance(other, IncomingMessage)
            and (other.chat, other.album) == (incoming.chat, incoming.album)
            and other.text is not None
            for other in self.loaded.waiting
        )
        if captioned:
            self.collector.is_first(key)
            return incoming.text is None
        return not self.collector.is_first(key)

    async def _delete_without_reply(self, incoming: IncomingMessage) -> None:
        """Delete what gets no reply: a pinned message, for example, is reported with its text."""
        contact = self.loaded.contacts.get(incoming.sender)
        if contact is None:
            return
        turn = self._turn(contact, incoming)
        delivery = delivery_of(turn, incoming, Reply(None))
        self._delete_later(await messages_to_delete(turn, incoming, delivery))

    async def _redeem(self, incoming: IncomingMessage, token: str) -> None:
        """Redeem an invitation, under a savepoint: all of its changes are written, or none."""
        db, texts = self.work.db, self.installation.texts_for(None, incoming.language)
        async with db.begin_nested():
            screen = await invitation.redeem(db, incoming, token, self.now, texts)
        await self._reload(incoming.sender)
        contact = self.loaded.contacts.get(incoming.sender)
        if contact is None:
            self.collector.send(incoming, Delivery(incoming.chat, screen))
            return
        turn = self._turn(contact, incoming)
        menu = command_menu(turn.commands, turn.texts)
        delivery = delivery_of(turn, incoming, Reply(replace(screen, menu=menu)))
        self._delete_later(await messages_to_delete(turn, incoming, delivery))
        self.collector.send(incoming, delivery)

    def _delete_later(self, temporary: Sequence[TemporaryMessage]) -> None:
        self.work.add(*temporary)
        self.collector.temporary += temporary

    async def _reload(self, sender: int) -> None:
        """Load a person again, so that later updates of the batch see the new role."""
        contacts = self.loaded.contacts
        for number, found in (await people.contacts(self.work.db, {sender})).items():
            contacts[number] = replace(contacts.get(number, found), person=found.person)

    def _answer_group(self, incoming: OtherUpdate) -> None:
        """Answer a command in a group with the link to the private chat, and nothing else."""
        if incoming.chat is not None and incoming.command is not None:
            texts = self.installation.texts_for(None, incoming.language)
            screen = Screen(texts("in-group", link=self.installation.link))
            self.collector.send(incoming, Delivery(incoming.chat, screen))

    def _turn(self, contact: Contact, incoming: PrivateUpdate) -> Turn:
        return turn_for(
            contact,
            installation=self.installation,
            state=self.loaded.state,
            now=self.now,
            incoming=incoming,
        )

    async def _serve_person(self, turn: Turn, incoming: PrivateUpdate) -> None:
        async with turn.work:
            place = place_of(turn.contact.expects)
            reply = await serve_one(turn, incoming)
            if reply is not None:
                reply = await show_at_bottom(turn, incoming, reply)
                reply = await settle_text(turn, incoming, place, reply)
                reply = mention_attachment(turn, incoming, reply)
            delivery = delivery_of(turn, incoming, reply or LATER)
            screens.to_json(delivery)  # an error here drops the changes
            temporary = await messages_to_delete(turn, incoming, delivery)
            contact = contact_after(turn, incoming, delivery.screen)
            turn.work.add(ContactChange(contact))
            for each in temporary:
                turn.work.add(each)
        self.loaded.contacts[contact.telegram_id] = contact
        self.loaded.state.audits.update(turn.audits)
        self.collector.temporary += temporary
        if reply is None:
            self.collector.defer(incoming)
        elif reply.typed is not None:
            self.collector.hold(_typed(turn, incoming, delivery, reply.typed))
        else:
            self.collector.send(incoming, delivery)

    def add_dead_letter(self, incoming: IncomingUpdate, error: Exception) -> None:
        """Store an update whose turn failed, so that it is tried again, and tell the person."""
        before = self.loaded.retried.get(incoming.update_id)
        letter = dead_letters.count_attempt(incoming, before, error)
        self.work.add(FailedUpdate(letter, type(error).__name__, self.now))
        sender = None if isinstance(incoming, OtherUpdate) else incoming.sender
        contact = self.loaded.contacts.get(sender) if sender else None
        texts = self.installation.texts_for(contact, incoming.language)
        if (delivery := dead_letters.failure_delivery(incoming, letter, texts)) is not None:
            self.collector.send(incoming, delivery)


def _typed(turn: Turn, incoming: PrivateUpdate, delivery: Delivery, answer: str) -> TypedAnswers:
    """`answer`: as HTML; "" if the screen only asks whether a text is a note."""
    answers, live = (answer,) if answer else (), turn.contact.live_message
    return TypedAnswers(incoming, delivery, answers, turn.texts, live=live)
