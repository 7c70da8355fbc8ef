"""The access table, typed out once more: who may do what to whose audit, and where."""

import pytest

from checklist import access
from checklist.access import (
    ACT_TO_START,
    Act,
    Membership,
    NotAllowedError,
    Person,
    Role,
    Subject,
    kinds_open_to,
    may,
    may_ever,
    require,
    require_ever,
)
from checklist.definition import Kind

HERE, ELSEWHERE = 1, 2


def somebody(number: int, *roles: tuple[int, Role], owner: bool = False) -> Person:
    return Person(number, "甲", frozenset(Membership(*role) for role in roles), owner=owner)


PEOPLE = {
    "shopper": somebody(1, (HERE, Role.SHOPPER)),
    "shopper elsewhere": somebody(2, (ELSEWHERE, Role.SHOPPER)),
    "manager": somebody(3, (HERE, Role.MANAGER)),
    "manager elsewhere": somebody(4, (ELSEWHERE, Role.MANAGER)),
    "advisor": somebody(5, (HERE, Role.ADVISOR)),
    "colleague": somebody(6, (HERE, Role.ADVISOR)),
    "owner": somebody(7, owner=True),
    "nobody": somebody(8),
}
# About the advisor, at their dealership, by the shopper.
DRAFT = Subject(dealership=HERE, advisor=5, auditor=1, draft=True)
SUBMITTED = Subject(dealership=HERE, advisor=5, auditor=1, submitted=True)
DISCARDED = Subject(dealership=HERE, advisor=5, auditor=1)
OWN = Subject(dealership=HERE, advisor=5, auditor=5, submitted=True)
UNDECIDED = Subject(auditor=1, draft=True)
ADVISOR = Subject(dealership=HERE, advisor=5)
SHOPPER, MANAGER = Subject(dealership=HERE, advisor=1), Subject(dealership=HERE, advisor=3)
TEAM = Subject(dealership=HERE)
NOTHING = Subject()
EVERYBODY = set(PEOPLE) - {"nobody"}

TABLE: list[tuple[Act, Subject, set[str]]] = [
    (Act.USE, NOTHING, EVERYBODY),
    (Act.START, ADVISOR, {"shopper", "manager", "advisor"}),
    (Act.START, NOTHING, set()),
    (Act.SHOP, ADVISOR, {"shopper"}),
    (Act.SHOP, SHOPPER, set()),
    (Act.SHOP, NOTHING, set()),
    (Act.OBSERVE, ADVISOR, {"manager"}),
    (Act.OBSERVE, MANAGER, set()),
    (Act.OBSERVE, NOTHING, set()),
    (Act.SELF_CHECK, ADVISOR, {"advisor"}),
    (Act.SELF_CHECK, Subject(dealership=ELSEWHERE, advisor=5), set()),
    (Act.SELF_CHECK, NOTHING, set()),
    (Act.FILL_IN, DRAFT, {"shopper"}),
    (Act.FILL_IN, UNDECIDED, {"shopper"}),
    (Act.FILL_IN, SUBMITTED, set()),
    (Act.FILL_IN, DISCARDED, set()),
    (Act.FILL_IN, NOTHING, set()),
    (Act.READ, SUBMITTED, {"shopper", "manager", "owner"}),
    (Act.READ, OWN, {"advisor", "manager", "owner"}),
    (Act.READ, DRAFT, set()),
    (Act.READ, DISCARDED, set()),
    (Act.SEE_REPORT, ADVISOR, {"manager", "owner", "advisor"}),
    (Act.SEE_REPORT, NOTHING, {"owner"}),
    (Act.SEE_FULL_REPORT, ADVISOR, {"manager", "owner"}),
    (Act.SEE_FULL_REPORT, NOTHING, {"owner"}),
    (Act.LIST_VISITS, ADVISOR, {"manager", "owner"}),
    (Act.LIST_VISITS, NOTHING, {"owner"}),
    (Act.LIST_SELF_CHECKS, ADVISOR, {"manager", "owner", "advisor"}),
    (
        Act.LIST_SELF_CHECKS,
        Subject(dealership=ELSEWHERE, advisor=5),
        {"manager elsewhere", "owner"},
    ),
    (Act.TAKE_FILE, ADVISOR, {"manager", "owner"}),
    (Act.TAKE_FILE, NOTHING, {"owner"}),
    (Act.TAKE_AUDIT, SUBMITTED, {"manager", "owner"}),
    (Act.TAKE_AUDIT, OWN, {"manager", "owner"}),
    (Act.TAKE_AUDIT, DRAFT, set()),
    (Act.TAKE_AUDIT, DISCARDED, set()),
    (Act.SEE_TEAM, TEAM, {"manager", "owner"}),
    (Act.SEE_TEAM, MANAGER, {"manager", "owner"}),
    (Act.SEE_TEAM, NOTHING, {"owner"}),
    (Act.SEE_COUNTS, NOTHING, {"owner"}),
    (Act.FORWARD, TEAM, {"manager", "owner"}),
    (Act.FORWARD, NOTHING, {"owner"}),
]
# Whom a role lets do it to somebody, somewhere: who is offered a command.
EVER: dict[Act, set[str]] = {
    Act.USE: EVERYBODY,
    Act.START: EVERYBODY - {"owner"},
    Act.SHOP: {"shopper", "shopper elsewhere"},
    Act.OBSERVE: {"manager", "manager elsewhere"},
    Act.SELF_CHECK: {"advisor", "colleague"},
    Act.FILL_IN: EVERYBODY - {"owner"},
    Act.READ: EVERYBODY,
    Act.SEE_REPORT: EVERYBODY - {"shopper", "shopper elsewhere"},
    Act.SEE_FULL_REPORT: {"manager", "manager elsewhere", "owner"},
    Act.LIST_VISITS: {"manager", "manager elsewhere", "owner"},
    Act.LIST_SELF_CHECKS: EVERYBODY - {"shopper", "shopper elsewhere"},
    Act.TAKE_FILE: {"manager", "manager elsewhere", "owner"},
    Act.TAKE_AUDIT: {"manager", "manager elsewhere", "owner"},
    Act.SEE_TEAM: {"manager", "manager elsewhere", "owner"},
    Act.SEE_COUNTS: {"owner"},
    Act.FORWARD: {"manager", "manager elsewhere", "owner"},
}


def test_every_act_is_in_this_table_and_in_that_one() -> None:
    assert {act for act, _, _ in TABLE} == set(EVER) == set(Act) == set(access.TABLE)


@pytest.mark.parametrize(("act", "subject", "allowed"), TABLE)
def test_who_may(act: Act, subject: Subject, allowed: set[str]) -> None:
    assert {name for name, person in PEOPLE.items() if may(person, act, subject)} == allowed


@pytest.mark.parametrize(("act", "subject", "allowed"), TABLE)
def test_whoever_was_deactivated_may_nothing(act: Act, subject: Subject, allowed: set[str]) -> None:
    for person in PEOPLE.values():
        gone = Person(person.id, "甲", person.memberships, owner=person.owner, active=False)
        assert not may(gone, act, subject)
        assert not may_ever(gone, act)


@pytest.mark.parametrize("act", Act)
def test_who_may_do_it_to_somebody(act: Act) -> None:
    assert {name for name, person in PEOPLE.items() if may_ever(person, act)} == EVER[act]


@pytest.mark.parametrize(("act", "subject", "allowed"), TABLE)
def test_whoever_may_do_it_to_this_subject_may_do_it_to_some(
    act: Act, subject: Subject, allowed: set[str]
) -> None:
    assert allowed <= EVER[act]


@pytest.mark.parametrize("act", Act)
def test_requiring_is_asking_with_a_refusal(act: Act) -> None:
    for person in PEOPLE.values():
        if may(person, act, SUBMITTED):
            require(person, act, SUBMITTED)
        else:
            with pytest.raises(NotAllowedError):
                require(person, act, SUBMITTED)
        if may_ever(person, act):
            require_ever(person, act)
        else:
            with pytest.raises(NotAllowedError):
                require_ever(person, act)


def test_a_self_check_is_of_oneself_whatever_ones_other_roles() -> None:
    both = somebody(3, (HERE, Role.MANAGER), (HERE, Role.ADVISOR))
    assert may(both, Act.SELF_CHECK, Subject(dealership=HERE, advisor=3))
    assert not may(both, Act.SELF_CHECK, ADVISOR)


def test_a_former_advisor_sees_no_report_of_their_own() -> None:
    assert not may(somebody(5, (HERE, Role.SHOPPER)), Act.SEE_REPORT, ADVISOR)
    assert not may(somebody(5, (ELSEWHERE, Role.ADVISOR)), Act.SEE_REPORT, ADVISOR)


def test_each_kind_is_started_by_an_act_and_open_to_one_role() -> None:
    assert set(ACT_TO_START) == set(Kind)
    assert set(access.TABLE[Act.START]) == {
        rule for act in ACT_TO_START.values() for rule in access.TABLE[act]
    }
    assert kinds_open_to(PEOPLE["shopper"]) == (Kind.MYSTERY_SHOP,)
    assert kinds_open_to(PEOPLE["manager"]) == (Kind.OBSERVATION,)
    assert kinds_open_to(PEOPLE["advisor"]) == (Kind.SELF_CHECK,)
    assert kinds_open_to(PEOPLE["owner"]) == ()
    everything = somebody(9, *((HERE, role) for role in (Role.SHOPPER, Role.MANAGER, Role.ADVISOR)))
    assert set(kinds_open_to(everything)) == set(Kind)


def test_roles_are_counted_by_dealership() -> None:
    person = somebody(9, (HERE, Role.SHOPPER), (ELSEWHERE, Role.SHOPPER), (HERE, Role.MANAGER))
    assert person.roles == {Role.SHOPPER, Role.MANAGER}
    assert person.has(Role.MANAGER, HERE)
    assert not person.has(Role.MANAGER, ELSEWHERE)
    assert not person.has(Role.MANAGER, None)


def test_a_manager_who_is_audited_as_well_sees_themselves_as_an_advisor_does() -> None:
    both = Person(7, "何", frozenset({Membership(1, Role.MANAGER), Membership(1, Role.ADVISOR)}))
    oneself = Subject(dealership=1, advisor=7, auditor=3, submitted=True)
    another = Subject(dealership=1, advisor=8, auditor=3, submitted=True)
    owner = Person(7, "何", owner=True)
    for act in (Act.SEE_FULL_REPORT, Act.LIST_VISITS, Act.TAKE_FILE, Act.TAKE_AUDIT, Act.READ):
        for person in (both, owner):
            assert may(person, act, another)
            assert not may(person, act, oneself)
    assert may(both, Act.SEE_REPORT, oneself)
