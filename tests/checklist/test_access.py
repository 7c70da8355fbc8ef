"""The access table, typed out once more: who may do what to whose audit, and where."""

import pytest

from checklist import access
from checklist.access import (
    STARTING,
    Act,
    Membership,
    NotAllowedError,
    Person,
    Role,
    Subject,
    kinds_open_to,
    may,
    require,
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
DRAFT = Subject(dealership=HERE, advisor=5, auditor=1)
SUBMITTED = Subject(dealership=HERE, advisor=5, auditor=1, submitted=True)
UNDECIDED = Subject(auditor=1)
ADVISOR = Subject(dealership=HERE, advisor=5)
TEAM = Subject(dealership=HERE)
NOTHING = Subject()

TABLE: list[tuple[Act, Subject, set[str]]] = [
    (Act.SHOP, ADVISOR, {"shopper"}),
    (Act.SHOP, NOTHING, set()),
    (Act.OBSERVE, ADVISOR, {"manager"}),
    (Act.OBSERVE, NOTHING, set()),
    (Act.SELF_CHECK, ADVISOR, {"advisor"}),
    (Act.SELF_CHECK, NOTHING, set()),
    (Act.FILL_IN, DRAFT, {"shopper"}),
    (Act.FILL_IN, UNDECIDED, {"shopper"}),
    (Act.FILL_IN, SUBMITTED, set()),
    (Act.FILL_IN, NOTHING, set()),
    (Act.READ, SUBMITTED, {"shopper", "manager", "owner"}),
    (Act.SEE_REPORT, ADVISOR, {"manager", "owner"}),
    (Act.SEE_REPORT, NOTHING, {"owner"}),
    (Act.SEE_OWN_REPORT, ADVISOR, {"advisor"}),
    (Act.SEE_OWN_REPORT, NOTHING, set()),
    (Act.SEE_TEAM, TEAM, {"manager", "owner"}),
    (Act.SEE_TEAM, NOTHING, {"owner"}),
]


def test_every_act_is_in_this_table_and_in_that_one() -> None:
    assert {act for act, _, _ in TABLE} == set(Act) == set(access.TABLE)


@pytest.mark.parametrize(("act", "subject", "allowed"), TABLE)
def test_who_may(act: Act, subject: Subject, allowed: set[str]) -> None:
    assert {name for name, person in PEOPLE.items() if may(person, act, subject)} == allowed


@pytest.mark.parametrize(("act", "subject", "allowed"), TABLE)
def test_whoever_was_deactivated_may_nothing(act: Act, subject: Subject, allowed: set[str]) -> None:
    for person in PEOPLE.values():
        gone = Person(person.id, "甲", person.memberships, owner=person.owner, active=False)
        assert not may(gone, act, subject)


@pytest.mark.parametrize("act", Act)
def test_requiring_is_asking_with_a_refusal(act: Act) -> None:
    for person in PEOPLE.values():
        if may(person, act, SUBMITTED):
            require(person, act, SUBMITTED)
        else:
            with pytest.raises(NotAllowedError):
                require(person, act, SUBMITTED)


def test_a_self_check_is_of_oneself_whatever_ones_other_roles() -> None:
    both = somebody(3, (HERE, Role.MANAGER), (HERE, Role.ADVISOR))
    assert may(both, Act.SELF_CHECK, Subject(dealership=HERE, advisor=3))
    assert not may(both, Act.SELF_CHECK, ADVISOR)


def test_a_former_advisor_sees_no_report_of_their_own() -> None:
    assert not may(somebody(5, (HERE, Role.SHOPPER)), Act.SEE_OWN_REPORT, ADVISOR)


def test_each_kind_is_begun_by_an_act_and_open_to_one_role() -> None:
    assert set(STARTING) == set(Kind)
    assert kinds_open_to(PEOPLE["shopper"]) == (Kind.MYSTERY_SHOP,)
    assert kinds_open_to(PEOPLE["manager"]) == (Kind.OBSERVATION,)
    assert kinds_open_to(PEOPLE["advisor"]) == (Kind.SELF_CHECK,)
    assert kinds_open_to(PEOPLE["owner"]) == ()
    everything = somebody(9, *((HERE, role) for role in (Role.SHOPPER, Role.MANAGER, Role.ADVISOR)))
    assert set(kinds_open_to(everything)) == set(Kind)


def test_roles_are_counted_by_dealership() -> None:
    person = somebody(9, (HERE, Role.SHOPPER), (ELSEWHERE, Role.SHOPPER), (HERE, Role.MANAGER))
    assert person.dealerships(Role.SHOPPER) == {HERE, ELSEWHERE}
    assert person.has(Role.MANAGER, HERE)
    assert not person.has(Role.MANAGER, ELSEWHERE)
    assert not person.has(Role.MANAGER, None)


def test_a_manager_who_is_audited_as_well_sees_themselves_as_an_advisor_does() -> None:
    both = Person(7, "何", frozenset({Membership(1, Role.MANAGER), Membership(1, Role.ADVISOR)}))
    oneself = Subject(dealership=1, advisor=7, auditor=3, submitted=True)
    another = Subject(dealership=1, advisor=8, auditor=3, submitted=True)
    for act in (Act.SEE_REPORT, Act.READ):
        assert may(both, act, another)
        assert not may(both, act, oneself)
    assert may(both, Act.SEE_OWN_REPORT, oneself)
    owner = Person(7, "何", owner=True)
    assert not may(owner, Act.SEE_REPORT, oneself)
