"""What comes next, what came before, and where the conditions stand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from checklist.audit import Audit, begin
from checklist.definition import Checklist, Kind, UnknownCondition, UnknownSection, Value
from checklist.steps import AskCondition, AskIndicator, Review, SectionEnd

At = Callable[[str], int]


@pytest.fixture
def audit_so_far(form: Checklist) -> Audit:
    """An observation in which every condition was decided: ask me each."""
    audit = begin(form, Kind.OBSERVATION)
    for condition in form.conditions:
        if Kind.OBSERVATION in condition.kinds:
            audit = audit.with_choice(condition.id, "each")
    return audit


def all_yes(audit: Audit, *numbers: int) -> Audit:
    for number in numbers:
        audit = audit.with_answer(number, Value.YES)
    return audit


def test_a_mystery_shop_begins_with_the_back_office_then_the_booking(form: Checklist) -> None:
    audit = begin(form, Kind.MYSTERY_SHOP)
    assert audit.first_step() == AskCondition("back_office", 1)
    audit = audit.with_choice("back_office", "together")
    assert audit.step_at(1) == AskCondition("booking", 1)
    audit = audit.with_choice("booking", "each")
    assert audit.step_at(1) == AskIndicator(1)


def test_the_back_office_is_asked_wherever_one_jumps_first(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.MYSTERY_SHOP)
    assert audit.step_at(at("6.6")) == AskCondition("back_office", at("6.6"))


def test_the_back_office_is_not_asked_once_nothing_of_it_is_open(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.MYSTERY_SHOP)
    audit = all_yes(audit, *form.condition("back_office").reach)
    assert audit.step_at(at("6.6")) == AskIndicator(at("6.6"))


def test_after_a_decision_comes_the_first_that_it_leaves_open(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.OBSERVATION).with_choice("booking", "phone")
    assert audit.step_at(at("1.1")) == AskIndicator(at("1.3"))


def test_a_condition_is_asked_before_the_first_it_could_rule_out(
    audit_so_far: Audit, at: At
) -> None:
    undecided = begin(audit_so_far.checklist, audit_so_far.kind).with_choice("booking", "each")
    assert undecided.step_after(at("1.16")) == AskIndicator(at("1.17"))
    assert undecided.step_after(at("1.17")) == AskCondition("job", at("1.18"))
    assert undecided.condition_due(at("1.17")) is None
    assert audit_so_far.condition_due(at("1.18")) is None


def test_a_condition_waits_for_its_first_that_is_open(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.OBSERVATION).with_choice("booking", "walk_in")
    audit = audit.with_choice("car", "no").with_choice("waiting", "stayed")
    assert audit.step_after(at("2.11")) == AskCondition("job", at("2.14"))


def test_no_condition_is_due_before_what_is_answered(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.OBSERVATION).with_answer(at("1.18"), Value.YES)
    assert audit.condition_due(at("1.18")) is None


def test_the_next_question_is_the_next_open_one_of_the_section(audit_so_far: Audit, at: At) -> None:
    audit = all_yes(audit_so_far, at("2.1"), at("2.2")).postpone(at("2.3"))
    assert audit.step_after(at("2.1")) == AskIndicator(at("2.4"))


def test_a_section_turns_back_to_what_was_passed_over(audit_so_far: Audit, at: At) -> None:
    audit = all_yes(audit_so_far, *(at(f"2.{n}") for n in range(5, 15)))
    assert audit.step_after(at("2.14")) == AskIndicator(at("2.1"))


def test_a_section_ends_when_only_put_off_ones_are_left(audit_so_far: Audit, at: At) -> None:
    audit = all_yes(audit_so_far, *(at(f"2.{n}") for n in range(2, 15))).postpone(at("2.1"))
    assert audit.step_after(at("2.14")) == SectionEnd(2)
    assert audit.offer_all().step_after(at("2.14")) == AskIndicator(at("2.1"))


def test_after_a_section_comes_the_next_with_something_to_offer(
    audit_so_far: Audit, at: At
) -> None:
    audit = audit_so_far.postpone_section(3)
    assert audit.step_after_section(2) == AskIndicator(at("5.1"))
    assert audit.step_after_section(7) == AskIndicator(at("1.1"))


def test_when_nothing_is_left_to_offer_comes_the_review(audit_so_far: Audit) -> None:
    audit = audit_so_far
    for section in audit_so_far.checklist.sections:
        audit = audit.postpone_section(section.position)
    assert audit.step_after_section(3) == Review()
    assert not audit.complete


def test_there_is_nothing_after_a_section_that_is_not_there(audit_so_far: Audit) -> None:
    with pytest.raises(UnknownSection):
        audit_so_far.step_after_section(8)


def test_resuming_offers_what_is_open_before_what_was_put_off(audit_so_far: Audit, at: At) -> None:
    audit = audit_so_far.postpone_section(1)
    assert audit.first_step() == AskIndicator(at("2.1"))
    for position in range(2, 8):
        audit = audit.rule_out_section(position)
    assert audit.first_step() == AskIndicator(at("1.1"))
    assert audit.rule_out_section(1).first_step() == Review()


def test_the_way_back_leads_past_what_was_given(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.OBSERVATION).with_choice("waiting", "stayed")
    assert audit.step_before(at("3.13")) == AskIndicator(at("3.10"))


def test_the_way_back_meets_a_condition_where_it_stands(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.OBSERVATION).with_choice("job", "repair").with_choice("parts", "yes")
    audit = audit.with_choice("booking", "each")
    assert audit.anchor("parts") == at("6.1")
    assert audit.step_before(at("6.1")) == AskCondition("parts", at("6.1"))
    assert audit.step_before(at("1.18") + 2) == AskCondition("job", at("1.18"))
    assert audit.step_before_condition("job") == AskIndicator(at("1.17"))


def test_the_way_back_ends_at_the_first_decision(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.MYSTERY_SHOP).with_choice("back_office", "each")
    audit = audit.with_choice("booking", "text")
    assert audit.step_before(at("1.2")) == AskCondition("booking", at("1.1"))
    assert audit.step_before_condition("booking") == AskCondition("back_office", at("1.1"))
    assert audit.step_before_condition("back_office") is None


def test_without_conditions_the_way_back_ends_at_the_first_question(form: Checklist) -> None:
    assert begin(form, Kind.OBSERVATION).step_before(1) is None


def test_the_way_back_shows_a_condition_that_is_still_undecided(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.OBSERVATION)
    assert audit.step_before(at("2.13")) == AskCondition("car", at("2.12"))
    assert audit.step_before_condition("car") == AskIndicator(at("2.11"))


def test_a_condition_moves_to_the_first_that_others_leave_it(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.OBSERVATION).with_choice("job", "repair")
    assert audit.anchor("job") == at("1.18")
    assert audit.with_choice("booking", "walk_in").anchor("job") == at("2.14")


def test_a_condition_that_rules_out_nothing_moves_as_well(audit_so_far: Audit, at: At) -> None:
    assert audit_so_far.with_choice("booking", "walk_in").anchor("job") == at("2.14")


def test_a_condition_of_which_others_rule_out_all_stays_at_its_first(
    form: Checklist, at: At
) -> None:
    audit = begin(form, Kind.MYSTERY_SHOP, [at("O.7"), at("O.14")])
    assert audit.with_choice("back_office", "together").anchor("job") == at("O.7")


def test_a_condition_to_be_asked_first_goes_before_those_above_it(form: Checklist) -> None:
    *others, problem = form.conditions
    urgent = replace(form, conditions=(*others, replace(problem, asked_first=True)))
    assert begin(urgent, Kind.OBSERVATION).first_step() == AskCondition("problem", 1)
    assert begin(urgent, Kind.MYSTERY_SHOP).first_step() == AskCondition("back_office", 1)


def test_a_condition_that_is_asked_first_stands_at_the_beginning(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.MYSTERY_SHOP, [at("1.5"), at("1.11")])
    assert audit.anchor("back_office") == at("1.5")


def test_a_condition_about_nothing_in_scope_stands_nowhere(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.SELF_CHECK, [at("1.5")])
    with pytest.raises(UnknownCondition, match="parts"):
        audit.anchor("parts")
    with pytest.raises(UnknownCondition, match="parts"):
        audit.step_before_condition("parts")
