"""What a turn wants written, as plain values; storage/rows.py makes rows of them."""

from dataclasses import dataclass
from datetime import datetime

from checklist.records import State, StoredAudit
from storage.dead_letters import DeadLetter
from storage.people import Contact
from storage.temporary_messages import TemporaryMessage


@dataclass(frozen=True, slots=True)
class AuditChange:
    """An audit as it is stored (None: not yet), and as it is to be stored; who did it, and when."""

    before: StoredAudit | None
    after: StoredAudit
    by: int
    at: datetime

    @property
    def submits(self) -> bool:
        """Whether it submits the audit. A submitted audit is not changed again."""
        return self.after.state is State.SUBMITTED


@dataclass(frozen=True, slots=True)
class ContactChange:
    """What is remembered of a person's chat from now on."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class OutboxReply:
    """A reply that is kept until it arrived. An update has one at most, so it has its id."""

    update_id: int
    chat: int
    content: str


@dataclass(frozen=True, slots=True)
class HandledUpdate:
    """An update that took effect. `retried`: it was a dead letter, and is none any more."""

    update_id: int
    at: datetime
    retried: bool = False


@dataclass(frozen=True, slots=True)
class FailedUpdate:
    """An update that becomes or stays a dead letter."""

    letter: DeadLetter
    error: str  # the name of the exception, without details
    at: datetime

    @property
    def handled(self) -> HandledUpdate:
        """Telegram is not to repeat it: from now on it is tried again from the database."""
        return HandledUpdate(self.letter.update_id, self.at)


Change = AuditChange | ContactChange | OutboxReply | TemporaryMessage | HandledUpdate | FailedUpdate
