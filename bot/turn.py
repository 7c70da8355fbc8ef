"""One turn: the serving of one update, with the person, the audits and the changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import taps
from bot.taps import Tap
from bot.texts import Texts
from bot.user_errors import UnknownAuditError, UserError
from checklist.access import Act, Person, may, may_ever, only_shops, require
from checklist.audit import Audit, begin
from checklist.definition import Checklist, Kind
from checklist.records import State, StoredAudit
from checklist.results import Versions
from storage import audits
from storage.changes import AuditChange
from storage.people import Contact
from storage.unit_of_work import NestedWork, UnitOfWork


def is_in_audit(place: Tap | None) -> bool:
    """Whether the live message at this place shows a part of an audit that is filled in."""
    return hasattr(place, "audit") and not isinstance(place, taps.Summary)


@dataclass(slots=True)
class BatchState:
    """What the turns of one batch share.

    `audits` are those that the batch loaded, with the changes of the turns that succeeded. `work`
    writes those changes.
    """

    versions: Versions
    work: UnitOfWork
    audits: dict[int, StoredAudit] = field(default_factory=dict)


@dataclass(slots=True)
class Turn:
    """What a handler needs to serve one update. Changes are dropped if the turn fails.

    Audits that are named by the tap or by the person's place are in memory. Everything else is
    queried.
    """

    contact: Contact
    texts: Texts
    now: datetime
    state: BatchState
    # The commands that this person may use, in the order of bot/routes.py.
    commands: Sequence[str] = ()
    work: NestedWork = field(init=False)
    # The contact as it was before this turn.
    before: Contact = field(init=False)
    # A copy of the batch's audits, with the changes of this turn.
    audits: dict[int, StoredAudit] = field(init=False)
    # The tap was on a message that a later message replaced.
    stale: bool = False
    # The id of the person's message that is served; 0 for a tap.
    message: int = 0
    # The turn is served after the commit, beside the taps, and only reads.
    deferred: bool = False

    def __post_init__(self) -> None:
        self.before = self.contact
        self.work, self.audits = NestedWork(self.state.work), dict(self.state.audits)

    @property
    def place(self) -> Tap | None:
        """What the person's next text means, before this turn."""
        return taps.decode_stored(self.before.expects)

    @property
    def person(self) -> Person:
        return self.contact.person

    async def start_over(self, contact: Contact) -> None:
        """Drop the changes of the turn."""
        await self.work.drop()
        self.contact, self.audits = contact, dict(self.state.audits)

    async def connection(self) -> AsyncConnection:
        """Return the transaction for queries. All changes so far are written first.

        Each such call writes a part of the batch, which is slower than to write it once. So a tap
        on a question makes no query.
        """
        return await self.work.connection()

    def discreet(self, kind: Kind) -> bool:
        """Whether screens are discreet: as the person chose, else only in mystery shops."""
        chosen = self.contact.discreet
        return kind is Kind.MYSTERY_SHOP if chosen is None else chosen

    def discreet_at(self, place: Tap | None) -> bool:
        """Whether the chat holds one message only, at this place or on the way to it."""
        if self.contact.discreet is not None:
            return self.contact.discreet
        return only_shops(self.person) or self._kind_at(place) is Kind.MYSTERY_SHOP

    def _kind_at(self, place: Tap | None) -> Kind | None:
        """Return the kind of audit at a place. Where it is not chosen yet, it may be a shop."""
        if isinstance(place, taps.NewAudit | taps.Drafts):
            return Kind.MYSTERY_SHOP if may_ever(self.person, Act.SHOP) else None
        stored = self.audits.get(getattr(place, "audit", 0))
        kind: Kind | None = stored.sheet.kind if stored else getattr(place, "kind", None)
        return kind

    @property
    def versions(self) -> Versions:
        return self.state.versions

    @property
    def checklist(self) -> Checklist:
        """The version that new audits get."""
        return self.versions.newest

    def audit(self, number: int) -> StoredAudit:
        """Return an audit, no matter whose. The caller must ask the access table."""
        stored = self.audits.get(number)
        if stored is None:
            raise UnknownAuditError(number)
        return stored

    def draft(self, number: int) -> StoredAudit:
        """Return a draft of this person. Raises UserError if it is submitted or discarded."""
        stored = self.audit(number)
        if not may(self.person, Act.FILL_IN, stored.subject) and stored.auditor == self.person.id:
            gone = {State.SUBMITTED: "audit-submitted", State.DISCARDED: "audit-discarded"}
            raise UserError(gone[stored.state])
        require(self.person, Act.FILL_IN, stored.subject)
        return stored

    async def drafts(self) -> list[StoredAudit]:
        """Load the drafts of this person, the one that was changed last first."""
        db = await self.connection()
        found = await audits.drafts_of(db, self.person.id, self.versions.by_id)
        self.audits = {stored.id: stored for stored in found} | self.audits
        return found

    async def begin(
        self,
        kind: Kind,
        *,
        advisor: int | None,
        dealership: int | None,
        scope: frozenset[int] | None = None,
    ) -> StoredAudit:
        checklist = self.checklist
        stored = StoredAudit(
            id=await audits.next_id(await self.connection()),
            sheet=begin(checklist, kind, scope),
            version=self.versions.newest_id,
            auditor=self.person.id,
            advisor=advisor,
            dealership=dealership,
            state=State.DRAFT,
            started_at=self.now,
            touched_at=self.now,
        )
        return self.save(None, stored)

    def record(self, stored: StoredAudit, sheet: Audit) -> StoredAudit:
        """Save the answers of an audit. If they are the same as before, nothing is written."""
        if sheet == stored.sheet:
            return stored
        return self.save(stored, replace(stored, sheet=sheet, touched_at=self.now))

    def save(self, before: StoredAudit | None, after: StoredAudit) -> StoredAudit:
        """Change an audit, and return it as it is after that. `before` is None for a new one."""
        self.work.add(AuditChange(before, after, self.person.id, self.now))
        self.audits[after.id] = after
        return after

    def assign(self, stored: StoredAudit, advisor: int, dealership: int) -> StoredAudit:
        """Set the advisor of an audit."""
        return self.save(
            stored, replace(stored, advisor=advisor, dealership=dealership, touched_at=self.now)
        )

    async def submit(self, stored: StoredAudit) -> StoredAudit:
        submitted = replace(
            stored,
            state=State.SUBMITTED,
            submitted_at=self.now,
            submission=await audits.next_submission(await self.connection()),
        )
        return self.save(stored, submitted)

    def note(self, stored: StoredAudit, indicator: int, text: str) -> StoredAudit:
        return self.save(stored, replace(stored, notes={**stored.notes, indicator: text}))

    def evaluate(self, stored: StoredAudit, section: int, text: str) -> StoredAudit:
        evaluations = {**stored.evaluations, section: text}
        return self.save(stored, replace(stored, evaluations=evaluations))
