"""What is to be done after the commit of a batch: screens to send, requests that only read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot import screen as screens
from bot.dispatch.recent_replies import Key, RecentReplies
from bot.intake.update import IncomingMessage, IncomingTap, IncomingUpdate, PrivateUpdate
from bot.screen import Delivery, Screen
from bot.texts import Texts
from bot.views.notes import with_typed_answers
from storage.changes import OutboxReply
from storage.temporary_messages import TemporaryMessage
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
    temporary: Sequence[TemporaryMessage] = ()  # to be deleted from their chats

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            (*self.deliveries, *other.deliveries),
            (*self.deferred, *other.deferred),
            (*self.temporary, *other.temporary),
        )


@dataclass(frozen=True, slots=True)
class TypedAnswers:
    """What one person typed at once: the answers in it, and the screen after the last text.

    `hidden` are the answers that this screen does not confirm by itself.
    """

    incoming: IncomingUpdate
    delivery: Delivery
    answers: tuple[str, ...]  # as HTML
    texts: Texts
    hidden: tuple[str, ...] = ()
    live: int | None = None  # the live message before

    def after(self, before: "TypedAnswers") -> "TypedAnswers":
        """Return the same after earlier texts, whose screens are not sent."""
        hidden = (*before.answers, *self.answers) if before.answers else ()
        return replace(self, answers=(*before.answers, *self.answers), hidden=hidden)

    def own(self) -> Delivery:
        return _with_answers(self.delivery, self.hidden, self.texts)

    def on(self, delivery: Delivery) -> Delivery:
        """Return another screen that is sent instead. It lists all answers."""
        return _with_answers(delivery, self.answers, self.texts)


def _with_answers(delivery: Delivery, answers: Sequence[str], texts: Texts) -> Delivery:
    if delivery.screen is None or not answers:
        return delivery
    return replace(delivery, screen=with_typed_answers(delivery.screen, answers, texts))


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
    temporary: list[TemporaryMessage] = field(default_factory=list)
    _held: dict[int, TypedAnswers] = field(default_factory=dict)  # by chat
    # By chat: the live message, and the answers of this batch, also if they are sent.
    _answers: dict[int, tuple[int | None, tuple[str, ...]]] = field(default_factory=dict)

    def send(self, incoming: IncomingUpdate, delivery: Delivery) -> None:
        """Send after the commit. The answer to a tap needs no outbox: the person can tap again."""
        if (typed := self._held.pop(delivery.chat, None)) is not None:
            if delivery.message is None and delivery.screen is not None and delivery.screen.live:
                delivery = typed.on(delivery)
            else:
                self._send(typed.incoming, typed.own())
        self._send(incoming, delivery)

    def hold(self, typed: TypedAnswers) -> None:
        """Send this screen at the end of the batch, unless a newer one of the chat replaces it.

        Whoever typed several texts without a line gets one screen, not one for each of them.
        """
        if (before := self._held.get(typed.delivery.chat)) is not None:
            typed = typed.after(before)
        elif isinstance(typed.incoming, IncomingMessage):
            chat, message = typed.delivery.chat, typed.incoming.message
            earlier = self.recent.answers_before(chat, message, typed.live)
            typed = typed.after(replace(typed, answers=earlier))
        self._held[typed.delivery.chat] = typed
        self._answers[typed.delivery.chat] = (typed.live, typed.answers)

    def send_typed_answers(self) -> None:
        for typed in self._held.values():
            self._send(typed.incoming, typed.own())
        self._held.clear()

    def _send(self, incoming: IncomingUpdate, delivery: Delivery) -> None:
        if delivery.query is None and delivery.screen is not None:
            content = screens.to_json(delivery)
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
        self.recent.add_answers(self._answers)
        return Outcome(self.deliveries, self.deferred, self.temporary)

    def _add_to_outbox(self, update_id: int, chat: int, content: str) -> int:
        """Return the id of the reply. An update has one reply at most, so it has the same id."""
        self.work.add(OutboxReply(update_id, chat, content))
        return update_id


def text_delivery(incoming: PrivateUpdate, html: str) -> Delivery:
    """Return a sentence as a toast if a button was tapped, else as a message."""
    if isinstance(incoming, IncomingTap):
        return Delivery(incoming.chat, None, query=incoming.query, toast=html)
    return Delivery(incoming.chat, Screen(html))
