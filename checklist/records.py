"""Stored audits, answers and advisors as plain values, for views, files and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from checklist.access import Subject
from checklist.audit import Audit
from checklist.definition import Kind, Value
from checklist.names import Named


class State(IntEnum):
    """Stored as these numbers."""

    DRAFT = 0
    SUBMITTED = 1
    DISCARDED = 2


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """An audit with its auditor, advisor, dealership and times.

    `version` is the id of the checklist version that the audit began with and keeps. Notes are by
    indicator number, evaluations by section position.
    """

    id: int
    sheet: Audit = field(repr=False)
    version: int
    auditor: int
    advisor: int | None
    dealership: int | None
    state: State
    started_at: datetime
    touched_at: datetime
    submitted_at: datetime | None = None
    submission: int | None = None
    notes: Mapping[int, str] = field(default_factory=dict, repr=False)
    evaluations: Mapping[int, str] = field(default_factory=dict, repr=False)

    @property
    def subject(self) -> Subject:
        return Subject(
            dealership=self.dealership,
            advisor=self.advisor,
            auditor=self.auditor,
            draft=self.state is State.DRAFT,
            submitted=self.state is State.SUBMITTED,
        )


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One answer of a submitted audit. It does not say who the auditor was."""

    audit: int
    at: datetime
    kind: Kind
    version: int
    indicator: int
    value: Value
    given: bool
    note: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What an installation has: dealerships, active people by role, submitted audits."""

    dealerships: int
    shoppers: int
    managers: int
    advisors: int
    audits: int


@dataclass(frozen=True, slots=True)
class Advisor(Named):
    """A person who is audited, at one dealership."""

    dealership: int
    dealership_name: str
