"""What is to be done after the commit of a batch: screens to send, requests that only read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot import screen as screens
from bot.dispatch.recent_replies import Key, RecentReplies
from bot.intake.update import IncomingTap, IncomingUpdate, PrivateUpdate
from bot.screen import Delivery, Screen
from bot.texts import Texts
from bot.views.notes import with_typed_answers
from storage.changes import OutboxReply
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Deferred:
    """An update that is served after the commit, because it only reads."""

    incoming: PrivateUpdate
    outbox_id: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    deliveries: Sequence[Delivery] = ()
    deferred: Sequence[Deferred] = ()

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome((*self.deliveries, *other.deliveries), (*self.deferred, *other.deferred))


@dataclass(frozen=True, slots=True)
class TypedAnswers:
    """Answers that one person typed one after another, and the screen after the last of them."""

    incoming: IncomingUpdate
    delivery: Delivery
    answers: tuple[str, ...]  # as HTML
    texts: Texts

    def on(self, delivery: Delivery) -> Delivery:
        """Return the screen with the list of the answers, if the screen does not show them all."""
        if delivery.screen is None or (delivery is self.delivery and len(self.answers) == 1):
            return delivery
        screen = with_typed_answers(delivery.screen, self.answers, self.texts)
        return replace(delivery, screen=screen)


@dataclass(slots=True)
class Collector:
    """Collects the outcome. Replies to commands and texts are also stored in the outbox.

    `once` are replies of this batch that are not repeated for a day.
    """

    work: UnitOfWork
    recent: RecentReplies
    now: datetime
    once: list[Key] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    deferred: list[Deferred] = field(default_factory=list)
    _held: dict[int, TypedAnswers] = field(default_factory=dict)  # by chat

    def send(self, incoming: IncomingUpdate, delivery: Delivery) -> None:
        """Send after the commit. The answer to a tap needs no outbox: the person can tap again."""
        if (typed := self._held.pop(delivery.chat, None)) is not None:
            if delivery.message is None and delivery.screen is not None and delivery.screen.live:
                delivery = typed.on(delivery)
            else:
                self._send(typed.incoming, typed.on(typed.delivery))
        self._send(incoming, delivery)

    def hold(self, typed: TypedAnswers) -> None:
        """Send this screen at the end of the batch, unless a newer one of the chat replaces it.

        Whoever typed several answers without a line gets one screen, not one for each of them.
        """
        if (before := self._held.get(typed.delivery.chat)) is not None:
            typed = replace(typed, answers=(*before.answers, *typed.answers))
        self._held[typed.delivery.chat] = typed

    def send_typed_answers(self) -> None:
        for typed in self._held.values():
            self._send(typed.incoming, typed.on(typed.delivery))
        self._held.clear()

    def _send(self, incoming: IncomingUpdate, delivery: Delivery) -> None:
        if delivery.query is None and delivery.screen is not None:
            content = screens.to_json(delivery.screen)
            outbox_id = self._add_to_outbox(incoming.update_id, delivery.chat, content)
            delivery = replace(delivery, outbox_id=outbox_id)
        self.deliveries.append(delivery)

    def defer(self, incoming: PrivateUpdate) -> None:
        """Serve after the commit. A command is stored in the outbox until it is answered."""
        outbox_id = None
        if not isinstance(incoming, IncomingTap):
            again = json.dumps({"update": incoming.raw})
            outbox_id = self._add_to_outbox(incoming.update_id, incoming.chat, again)
        self.deferred.append(Deferred(incoming, outbox_id))

    def is_first(self, key: Key) -> bool:
        """Whether this reply was not given lately. From now on it was."""
        if key in self.once or self.recent.was_given(key, self.now):
            return False
        self.once.append(key)
        return True

    def outcome(self) -> Outcome:
        """Return what to do now. It is called after the commit."""
        self.recent.add(self.once, self.now)
        return Outcome(self.deliveries, self.deferred)

    def _add_to_outbox(self, update_id: int, chat: int, content: str) -> int:
        """Return the id of the reply. An update has one reply at most, so it has the same id."""
        self.work.add(OutboxReply(update_id, chat, content))
        return update_id


def text_delivery(incoming: PrivateUpdate, html: str) -> Delivery:
    """Return a sentence as a toast if a button was tapped, else as a message."""
    if isinstance(incoming, IncomingTap):
        return Delivery(incoming.chat, None, query=incoming.query, toast=html)
    return Delivery(incoming.chat, Screen(html))
