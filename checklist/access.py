"""Who may do what: one table that commands, taps, reports and files ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from checklist.definition import Kind


class Role(IntEnum):
    """What a person is at a dealership. The database stores these numbers."""

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

    @property
    def roles(self) -> frozenset[Role]:
        """Every role that the person has anywhere."""
        found = frozenset(each.role for each in self.memberships)
        return found | {Role.OWNER} if self.owner else found

    def has(self, role: Role, dealership: int | None) -> bool:
        return dealership is not None and Membership(dealership, role) in self.memberships


class Act(StrEnum):
    USE = "read the help and choose a language"
    START = "start an audit of some kind"
    SHOP = "start a mystery shop"
    OBSERVE = "start an observation"
    SELF_CHECK = "start a self-check"
    FILL_IN = "answer, note, evaluate, submit or discard a draft"
    READ = "open a submitted audit"
    SEE_REPORT = "see an advisor's report; of oneself, only what advisors may see"
    SEE_FULL_REPORT = "see an advisor's report with everything in it"
    LIST_VISITS = "see an advisor's single mystery shops"
    LIST_SELF_CHECKS = "see an advisor's single self-checks"
    TAKE_FILE = "take an advisor's report away as a file"
    TAKE_AUDIT = "take a submitted audit away as a file"
    SEE_TEAM = "see a dealership's team"
    SEE_COUNTS = "see how many dealerships, people and audits the installation has"
    FORWARD = "forward and save what the bot sends"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is done to. Fields that do not apply stay empty.

    A discarded audit is neither a draft nor submitted.
    """

    dealership: int | None = None
    advisor: int | None = None
    auditor: int | None = None
    draft: bool = False
    submitted: bool = False


NOTHING = Subject()
Predicate = Callable[[Person, Subject], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """Allows an act to people with one of `roles`, where the predicate holds."""

    roles: frozenset[Role]
    holds: Predicate

    def allows(self, person: Person, subject: Subject) -> bool:
        return bool(self.roles & person.roles) and self.holds(person, subject)


def _rule(*roles: Role) -> Callable[[Predicate], Rule]:
    """Make a rule of a predicate that only people with one of these roles can fulfil."""
    return lambda holds: Rule(frozenset(roles), holds)


@_rule(*Role)
def anybody(_person: Person, _subject: Subject) -> bool:
    return True


@_rule(Role.SHOPPER)
def shops_another(person: Person, subject: Subject) -> bool:
    return person.has(Role.SHOPPER, subject.dealership) and subject.advisor != person.id


@_rule(Role.MANAGER)
def manages_it(person: Person, subject: Subject) -> bool:
    return person.has(Role.MANAGER, subject.dealership)


@_rule(Role.MANAGER)
def manages_another(person: Person, subject: Subject) -> bool:
    """A manager who is audited too sees of themselves what any advisor sees."""
    return person.has(Role.MANAGER, subject.dealership) and subject.advisor != person.id


@_rule(Role.OWNER)
def owns_it(_person: Person, _subject: Subject) -> bool:
    return True


@_rule(Role.OWNER)
def owns_another(person: Person, subject: Subject) -> bool:
    return subject.advisor != person.id


@_rule(Role.ADVISOR)
def is_the_advisor(person: Person, subject: Subject) -> bool:
    return person.has(Role.ADVISOR, subject.dealership) and subject.advisor == person.id


@_rule(Role.SHOPPER, Role.MANAGER, Role.ADVISOR)
def fills_it_in(person: Person, subject: Subject) -> bool:
    return subject.draft and subject.auditor == person.id


@_rule(*Role)
def filled_it_in(person: Person, subject: Subject) -> bool:
    return subject.submitted and subject.auditor == person.id


def _submitted(rule: Rule) -> Rule:
    """The same rule for submitted audits only."""
    return Rule(rule.roles, lambda person, on: on.submitted and rule.holds(person, on))


TABLE: Mapping[Act, tuple[Rule, ...]] = {
    Act.USE: (anybody,),
    Act.START: (shops_another, manages_another, is_the_advisor),
    Act.SHOP: (shops_another,),
    Act.OBSERVE: (manages_another,),
    Act.SELF_CHECK: (is_the_advisor,),
    Act.FILL_IN: (fills_it_in,),
    Act.READ: (filled_it_in, _submitted(manages_another), _submitted(owns_another)),
    Act.SEE_REPORT: (manages_another, owns_another, is_the_advisor),
    Act.SEE_FULL_REPORT: (manages_another, owns_another),
    Act.LIST_VISITS: (manages_another, owns_another),
    Act.LIST_SELF_CHECKS: (manages_another, owns_another, is_the_advisor),
    Act.TAKE_FILE: (manages_another, owns_another),
    Act.TAKE_AUDIT: (_submitted(manages_another), _submitted(owns_another)),
    Act.SEE_TEAM: (manages_it, owns_it),
    Act.SEE_COUNTS: (owns_it,),
    Act.FORWARD: (manages_it, owns_it),
}
# The act that starts an audit of each kind, in the order in which kinds are offered.
ACT_TO_START: Mapping[Kind, Act] = {
    Kind.MYSTERY_SHOP: Act.SHOP,
    Kind.OBSERVATION: Act.OBSERVE,
    Kind.SELF_CHECK: Act.SELF_CHECK,
}


class NotAllowedError(Exception):
    """The person may not do this. What they read is the same as for something unknown."""


def may(person: Person, act: Act, subject: Subject = NOTHING) -> bool:
    return person.active and any(rule.allows(person, subject) for rule in TABLE[act])


def require(person: Person, act: Act, subject: Subject = NOTHING) -> None:
    """Raise NotAllowedError unless the table lets this person do this."""
    if not may(person, act, subject):
        raise NotAllowedError


def may_ever(person: Person, act: Act) -> bool:
    """Whether the table lets one of the person's roles do this to some subject.

    Commands are offered by this, and served only with it.
    """
    return person.active and any(rule.roles & person.roles for rule in TABLE[act])


def require_ever(person: Person, act: Act) -> None:
    """Raise NotAllowedError where no subject exists to which the person may do this."""
    if not may_ever(person, act):
        raise NotAllowedError


def only_shops(person: Person) -> bool:
    """Whether mystery shops are all that the person was invited for."""
    return person.roles == {Role.SHOPPER}


def kinds_open_to(person: Person) -> tuple[Kind, ...]:
    """Return the kinds of audit that a person's roles let them start. Usually it is one."""
    return tuple(kind for kind, act in ACT_TO_START.items() if may_ever(person, act))
