"""One person's turn: who they are, the audits at hand, and what the turn wants written."""

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.texts import Texts
from bot.user_errors import UnknownAuditError, UserError
from checklist.access import Act, Person, may, require
from checklist.audit import Audit, begin
from checklist.definition import Checklist, Kind
from checklist.records import State, StoredAudit
from storage import audits
from storage.changes import AuditChange
from storage.people import Contact
from storage.unit_of_work import NestedWork, UnitOfWork


@dataclass(slots=True)
class BatchState:
    """What the turns of one batch share: checklist versions, audits, and what is to be written.

    `audits` are those that the batch loaded, as the turns that succeeded left them.
    """

    versions: MutableMapping[int, Checklist]
    newest: int
    work: UnitOfWork
    audits: dict[int, StoredAudit] = field(default_factory=dict)


@dataclass(slots=True)
class Turn:
    """Serves one person. What it changes is collected, and is dropped if it fails.

    Audits that a tap or the person's place names are in memory; everything else is queried.
    """

    contact: Contact
    texts: Texts
    now: datetime
    state: BatchState
    # The commands that this person may use, in the order of the site map.
    commands: Sequence[str] = ()
    work: NestedWork = field(init=False)
    # A copy of the batch's, with what this turn changed.
    audits: dict[int, StoredAudit] = field(init=False)
    # A tap on a message that a later one replaced.
    stale: bool = False
    # It runs after the commit, off the way of taps, and only reads.
    deferred: bool = False

    def __post_init__(self) -> None:
        self.work, self.audits = NestedWork(self.state.work), dict(self.state.audits)

    @property
    def person(self) -> Person:
        return self.contact.person

    async def start_over(self, contact: Contact) -> None:
        """Drop what the turn changed."""
        await self.work.drop()
        self.contact, self.audits = contact, dict(self.state.audits)

    async def connection(self) -> AsyncConnection:
        """Return the batch's transaction for queries; what was changed so far is written first.

        The batch is then written in smaller pieces. Taps on questions make no query, therefore.
        """
        return await self.work.connection()

    def discreet(self, kind: Kind) -> bool:
        """Whether screens give nothing away: as chosen, else only in mystery shops."""
        chosen = self.contact.discreet
        return kind is Kind.MYSTERY_SHOP if chosen is None else chosen

    @property
    def checklist(self) -> Checklist:
        """The version that new audits are pinned to."""
        return self.state.versions[self.state.newest]

    def audit(self, number: int) -> StoredAudit:
        """Any audit by its id, whoever's it is: ask the access table next."""
        stored = self.audits.get(number)
        if stored is None:
            raise UnknownAuditError(number)
        return stored

    def draft(self, number: int) -> StoredAudit:
        """One's own draft; raises UserError if it was one and is no longer."""
        stored = self.audit(number)
        if not may(self.person, Act.FILL_IN, stored.subject) and stored.auditor == self.person.id:
            gone = {State.SUBMITTED: "audit-submitted", State.DISCARDED: "audit-discarded"}
            raise UserError(gone[stored.state])
        require(self.person, Act.FILL_IN, stored.subject)
        return stored

    async def drafts(self) -> list[StoredAudit]:
        """One's own drafts, the one that was changed last first."""
        db = await self.connection()
        found = await audits.drafts_of(db, self.person.id, self.state.versions)
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
            version=self.state.newest,
            auditor=self.person.id,
            advisor=advisor,
            dealership=dealership,
            state=State.DRAFT,
            started_at=self.now,
            touched_at=self.now,
        )
        return self.save(None, stored)

    def record(self, stored: StoredAudit, sheet: Audit) -> StoredAudit:
        """Keep the sheet as it is now. The same sheet again writes nothing."""
        if sheet == stored.sheet:
            return stored
        return self.save(stored, replace(stored, sheet=sheet, touched_at=self.now))

    def save(self, before: StoredAudit | None, after: StoredAudit) -> StoredAudit:
        """Want an audit written as it is after this; `before` is None for a new one."""
        self.work.add(AuditChange(before, after, self.person.id, self.now))
        self.audits[after.id] = after
        return after

    def assign(self, stored: StoredAudit, advisor: int, dealership: int) -> StoredAudit:
        """Say whom an audit is about."""
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
