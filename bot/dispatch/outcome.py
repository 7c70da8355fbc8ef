"""What a batch leaves to do after its commit: screens to send, and requests that only read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot import screen as screens
from bot.delivery.sender import Delivery
from bot.intake.update import IncomingUpdate
from bot.screen import Screen
from storage.changes import OutboxReply
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Deferred:
    """An update that is served after the commit, by reading only."""

    incoming: IncomingUpdate
    outbox_id: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    deliveries: Sequence[Delivery] = ()
    deferred: Sequence[Deferred] = ()

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome((*self.deliveries, *other.deliveries), (*self.deferred, *other.deferred))


@dataclass(slots=True)
class Collector:
    """Collects what a batch sends. Replies to commands and texts get a row in the outbox."""

    work: UnitOfWork
    deliveries: list[Delivery] = field(default_factory=list)
    deferred: list[Deferred] = field(default_factory=list)

    def send(self, incoming: IncomingUpdate, delivery: Delivery) -> None:
        """Send after the commit. The answer to a tap needs no outbox: the person taps again."""
        if delivery.query is None and delivery.screen is not None:
            outbox_id = self._add_to_outbox(incoming, screens.to_json(delivery.screen))
            delivery = replace(delivery, outbox_id=outbox_id)
        self.deliveries.append(delivery)

    def send_text(self, incoming: IncomingUpdate, html: str) -> None:
        """Answer a chat that has no person to remember anything for."""
        self.send(incoming, text_delivery(incoming, html))

    def defer(self, incoming: IncomingUpdate) -> None:
        """Leave an update for after the commit; the outbox remembers a command until then."""
        outbox_id = None
        if not incoming.is_tap:
            again = json.dumps({"update": json.loads(incoming.raw)})
            outbox_id = self._add_to_outbox(incoming, again)
        self.deferred.append(Deferred(incoming, outbox_id))

    def outcome(self) -> Outcome:
        return Outcome(self.deliveries, self.deferred)

    def _add_to_outbox(self, incoming: IncomingUpdate, content: str) -> int:
        """An update has one reply at most, so the update's id is the reply's as well."""
        assert incoming.chat is not None
        self.work.add(OutboxReply(incoming.update_id, incoming.chat, content))
        return incoming.update_id


def text_delivery(incoming: IncomingUpdate, html: str) -> Delivery:
    """A sentence without a screen: as a toast where a button was tapped, else as a message."""
    assert incoming.chat is not None
    if incoming.is_tap:
        return Delivery(incoming.chat, None, query=incoming.query, toast=html)
    return Delivery(incoming.chat, Screen(html))
