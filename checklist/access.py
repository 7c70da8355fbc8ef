"""Who may do what: one table, asked by handlers, reports and exports alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from checklist.definition import Kind


class Role(IntEnum):
    """What a person is at a dealership; stored as these numbers."""

    OWNER = 1
    MANAGER = 2
    SHOPPER = 3
    ADVISOR = 4


@dataclass(frozen=True, slots=True)
class Membership:
    dealership: int
    role: Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was invited. An owner belongs to the installation, not to one dealership."""

    id: int
    name: str
    memberships: frozenset[Membership] = frozenset()
    owner: bool = False
    active: bool = True

    def dealerships(self, role: Role) -> frozenset[int]:
        return frozenset(each.dealership for each in self.memberships if each.role is role)

    def has(self, role: Role, dealership: int | None) -> bool:
        return dealership is not None and Membership(dealership, role) in self.memberships


class Act(StrEnum):
    SHOP = "start a mystery shop"
    SELF_CHECK = "start a self-check"
    OBSERVE = "start an observation"
    FILL_IN = "answer, note, evaluate, submit or discard"
    READ = "open a submitted audit"
    SEE_REPORT = "see an advisor's report"
    SEE_OWN_REPORT = "see one's own report"
    SEE_TEAM = "see a dealership's team"


STARTING: Mapping[Kind, Act] = {
    Kind.MYSTERY_SHOP: Act.SHOP,
    Kind.SELF_CHECK: Act.SELF_CHECK,
    Kind.OBSERVATION: Act.OBSERVE,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is done to; whatever does not apply stays empty."""

    dealership: int | None = None
    advisor: int | None = None
    auditor: int | None = None
    submitted: bool = False


NOTHING = Subject()
Rule = Callable[[Person, Subject], bool]


def is_owner(person: Person, _subject: Subject) -> bool:
    return person.owner


def owns_another(person: Person, subject: Subject) -> bool:
    return person.owner and subject.advisor != person.id


def manages_it(person: Person, subject: Subject) -> bool:
    return person.has(Role.MANAGER, subject.dealership)


def manages_another(person: Person, subject: Subject) -> bool:
    """Somebody who is audited as well sees themselves as any advisor does."""
    return manages_it(person, subject) and subject.advisor != person.id


def shops_it(person: Person, subject: Subject) -> bool:
    return person.has(Role.SHOPPER, subject.dealership)


def is_the_advisor(person: Person, subject: Subject) -> bool:
    return subject.advisor == person.id and bool(person.dealerships(Role.ADVISOR))


def fills_it_in(person: Person, subject: Subject) -> bool:
    return subject.auditor == person.id and not subject.submitted


def filled_it_in(person: Person, subject: Subject) -> bool:
    return subject.auditor == person.id


TABLE: Mapping[Act, tuple[Rule, ...]] = {
    Act.SHOP: (shops_it,),
    Act.SELF_CHECK: (is_the_advisor,),
    Act.OBSERVE: (manages_it,),
    Act.FILL_IN: (fills_it_in,),
    Act.READ: (filled_it_in, manages_another, owns_another),
    Act.SEE_REPORT: (manages_another, owns_another),
    Act.SEE_OWN_REPORT: (is_the_advisor,),
    Act.SEE_TEAM: (manages_it, is_owner),
}


class NotAllowedError(Exception):
    """The person may not do this. What they read is the same as for something unknown."""


def may(person: Person, act: Act, subject: Subject = NOTHING) -> bool:
    return person.active and any(rule(person, subject) for rule in TABLE[act])


def require(person: Person, act: Act, subject: Subject = NOTHING) -> None:
    """Raise NotAllowedError unless the table lets this person do this."""
    if not may(person, act, subject):
        raise NotAllowedError


FILLED_IN_AS: Mapping[Kind, Role] = {
    Kind.MYSTERY_SHOP: Role.SHOPPER,
    Kind.OBSERVATION: Role.MANAGER,
    Kind.SELF_CHECK: Role.ADVISOR,
}


def dealerships_for(person: Person, kind: Kind) -> frozenset[int]:
    """Where a person's roles let them fill in audits of this kind."""
    return person.dealerships(FILLED_IN_AS[kind])


def kinds_open_to(person: Person) -> tuple[Kind, ...]:
    """The kinds of audit that a person's roles let them fill in; usually exactly one."""
    return tuple(kind for kind in FILLED_IN_AS if dealerships_for(person, kind))
