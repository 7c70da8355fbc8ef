"""One person's turn: who they are, the audits at hand, and what the turn wants written."""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.drawing import Studio, Values
from bot.refusals import RefusedError, UnknownAuditError
from bot.texts import Texts
from checklist.access import Act, Person, may, require
from checklist.audit import Audit, begin
from checklist.definition import Checklist, Kind
from storage import audits
from storage.audits import KeptAudit, State
from storage.changes import Changes
from storage.people import Contact


@dataclass(slots=True)
class Shelf:
    """What the turns of one batch share: checklist versions, and audits as they stand now."""

    versions: MutableMapping[int, Checklist]
    newest: int
    audits: dict[int, KeptAudit] = field(default_factory=dict)
    notes: dict[int, dict[int, str]] = field(default_factory=dict)
    evaluations: dict[int, dict[int, str]] = field(default_factory=dict)
    # What earlier turns of the batch want written.
    unwritten: Changes = field(default_factory=Changes)


@dataclass(slots=True)
class Turn:
    """Reads come from the shelf or from `db`; writes are collected and only flushed by routing."""

    contact: Contact
    texts: Texts
    now: datetime
    db: AsyncConnection
    shelf: Shelf
    # The commands that this person may use, in the order of the site map.
    commands: Sequence[str] = ()
    changes: Changes = field(default_factory=Changes)
    touched: dict[int, KeptAudit] = field(default_factory=dict)
    # A tap on a message that a later one replaced.
    stale: bool = False
    studio: Studio | None = None

    @property
    def person(self) -> Person:
        return self.contact.person

    def discreet(self, kind: Kind) -> bool:
        """Whether screens give nothing away: as chosen, else only in mystery shops."""
        chosen = self.contact.discreet
        return kind is Kind.MYSTERY_SHOP if chosen is None else chosen

    @property
    def checklist(self) -> Checklist:
        """The version that new audits are pinned to."""
        return self.shelf.versions[self.shelf.newest]

    def audit(self, number: int) -> KeptAudit:
        """Any audit by its id, whoever's it is: ask the access table next."""
        kept = self.touched.get(number) or self.shelf.audits.get(number)
        if kept is None:
            raise UnknownAuditError(number)
        return kept

    def draft(self, number: int) -> KeptAudit:
        """One's own draft; raises RefusedError if it was one and is no longer."""
        kept = self.audit(number)
        if not may(self.person, Act.FILL_IN, kept.subject) and kept.auditor == self.person.id:
            gone = {State.SUBMITTED: "audit-submitted", State.DISCARDED: "audit-discarded"}
            raise RefusedError(gone[kept.state])
        require(self.person, Act.FILL_IN, kept.subject)
        return kept

    async def draw(self, draw: Callable[[*Values], bytes], *values: *Values) -> bytes:
        """Draw off everybody's way; only what is served by reading may."""
        assert self.studio is not None, "a writing turn would keep the write lock meanwhile"
        return await self.studio.draw(draw, *values)

    async def drafts(self) -> list[KeptAudit]:
        """One's own drafts, the one touched last first."""
        found = await audits.drafts_of(self.db, self.person.id, self.shelf.versions)
        seen = {kept.id: kept for kept in found}
        for known in (self.shelf.audits, self.touched):
            seen |= {kept.id: kept for kept in known.values() if kept.auditor == self.person.id}
        self.shelf.audits.update(
            {kept.id: kept for kept in found if kept.id not in self.shelf.audits}
        )
        mine = [kept for kept in seen.values() if kept.state is State.DRAFT]
        return sorted(mine, key=lambda kept: (kept.touched_at, kept.id), reverse=True)

    async def begin(
        self,
        kind: Kind,
        *,
        advisor: int | None,
        dealership: int | None,
        scope: frozenset[int] | None = None,
    ) -> KeptAudit:
        checklist = self.checklist
        kept = KeptAudit(
            id=await audits.next_id(self.db, self.shelf.audits),
            sheet=begin(checklist, kind, scope),
            version=self.shelf.newest,
            auditor=self.person.id,
            advisor=advisor,
            dealership=dealership,
            state=State.DRAFT,
            started_at=self.now,
            touched_at=self.now,
        )
        self.touched[kept.id] = kept
        self.changes.begin(kept)
        return kept

    def record(self, kept: KeptAudit, sheet: Audit) -> KeptAudit:
        """Keep the sheet as it is now. The same sheet again writes nothing."""
        if sheet == kept.sheet:
            return kept
        return self.keep(kept, replace(kept, sheet=sheet, touched_at=self.now))

    def keep(self, before: KeptAudit, after: KeptAudit) -> KeptAudit:
        self.changes.change(before, after, self.person.id, self.now)
        self.touched[after.id] = after
        return after

    def assign(self, kept: KeptAudit, advisor: int, dealership: int) -> KeptAudit:
        """Say whom an audit is about."""
        return self.keep(
            kept, replace(kept, advisor=advisor, dealership=dealership, touched_at=self.now)
        )

    async def submit(self, kept: KeptAudit) -> KeptAudit:
        taken = [each.submission for each in self.shelf.audits.values() if each.submission]
        submitted = replace(
            kept,
            state=State.SUBMITTED,
            submitted_at=self.now,
            submission=await audits.next_submission(self.db, taken),
        )
        self.changes.submit(submitted)
        return self.keep(kept, submitted)

    async def notes(self, kept: KeptAudit) -> dict[int, str]:
        """An audit's notes by indicator, this batch's own included."""
        if kept.id not in self.shelf.notes:
            self.shelf.notes[kept.id] = await audits.notes_of(self.db, kept.id)
        written = self.shelf.unwritten.notes | self.changes.notes
        mine = {key[1]: row["text"] for key, row in written.items() if key[0] == kept.id}
        return self.shelf.notes[kept.id] | mine

    async def evaluations(self, kept: KeptAudit) -> dict[int, str]:
        """An audit's evaluations by section, this batch's own included."""
        if kept.id not in self.shelf.evaluations:
            self.shelf.evaluations[kept.id] = await audits.evaluations_of(self.db, kept.id)
        written = self.shelf.unwritten.evaluations | self.changes.evaluations
        mine = {key[1]: row["text"] for key, row in written.items() if key[0] == kept.id}
        return self.shelf.evaluations[kept.id] | mine

    def note(self, kept: KeptAudit, indicator: int, text: str) -> None:
        row = {"audit": kept.id, "indicator": indicator, "text": text}
        self.changes.notes[kept.id, indicator] = row

    def evaluate(self, kept: KeptAudit, section: int, text: str) -> None:
        row = {"audit": kept.id, "section": section, "text": text}
        self.changes.evaluations[kept.id, section] = row

    def set_person(self, **columns: object) -> None:
        self.changes.people.setdefault(self.person.id, {}).update(columns)
