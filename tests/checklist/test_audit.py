"""What applies, what an answer changes, and how far an audit has come."""

from collections.abc import Callable

import pytest

from checklist.audit import Audit, begin
from checklist.definition import (
    Checklist,
    Kind,
    UnknownCondition,
    UnknownIndicator,
    UnknownSection,
    Value,
)
from checklist.steps import Progress

At = Callable[[str], int]


@pytest.fixture
def shop(form: Checklist) -> Audit:
    return begin(form, Kind.MYSTERY_SHOP)


def test_a_new_audit_has_no_answer_to_anything(shop: Audit) -> None:
    assert shop.open == tuple(range(1, 103))
    assert shop.progress() == Progress(done=0, total=102, put_off=0)
    assert not shop.complete
    assert all(shop.value(number) is None for number in shop.open)


def test_a_scope_limits_what_is_asked(form: Checklist) -> None:
    audit = begin(form, Kind.SELF_CHECK, [40, 3])
    assert audit.open == (3, 40)
    assert audit.progress(1) == Progress(0, 1, 0)
    with pytest.raises(UnknownIndicator, match="4"):
        audit.with_answer(4, Value.YES)
    with pytest.raises(UnknownIndicator, match="4"):
        audit.postpone(4)
    with pytest.raises(UnknownIndicator, match="4"):
        audit.step_before(4)


def test_a_decision_gives_nothing_outside_the_scope(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.SELF_CHECK, [at("1.1")]).with_choice("booking", "phone")
    assert audit.is_given(at("1.1"))
    assert not audit.is_given(at("1.2"))
    assert audit.value(at("1.2")) is None


def test_an_audit_of_nothing_is_complete(form: Checklist) -> None:
    assert begin(form, Kind.SELF_CHECK, []).complete


def test_a_scope_beyond_the_form_is_refused(form: Checklist) -> None:
    with pytest.raises(UnknownIndicator, match="103"):
        begin(form, Kind.SELF_CHECK, [1, 103])


def test_answering_leaves_the_audit_before_it_as_it_was(shop: Audit) -> None:
    after = shop.with_answer(1, Value.NO)
    assert shop.value(1) is None
    assert after.value(1) is Value.NO
    assert after.open == tuple(range(2, 103))


def test_an_answer_can_be_changed(shop: Audit) -> None:
    audit = shop.with_answer(1, Value.NO).with_answer(1, Value.NOT_OBSERVED)
    assert audit.value(1) is Value.NOT_OBSERVED


def test_a_decision_rules_indicators_out_on_the_persons_behalf(shop: Audit, at: At) -> None:
    audit = shop.with_choice("waiting", "stayed")
    ruled_out = [at("2.13"), at("3.11"), at("3.12"), at("5.6")]
    assert [audit.value(number) for number in ruled_out] == [Value.NOT_APPLICABLE] * 4
    assert all(audit.is_given(number) for number in ruled_out)
    assert audit.answers == {}
    assert audit.progress().done == 4


def test_the_last_option_rules_out_nothing(shop: Audit) -> None:
    assert shop.with_choice("booking", "each").open == shop.open


def test_an_answer_of_ones_own_outweighs_a_decision(shop: Audit, at: At) -> None:
    audit = shop.with_choice("waiting", "stayed").with_answer(at("5.6"), Value.YES)
    assert audit.value(at("5.6")) is Value.YES
    assert not audit.is_given(at("5.6"))


def test_deciding_again_changes_only_what_was_given(shop: Audit, at: At) -> None:
    audit = shop.with_answer(at("5.5"), Value.NO).with_answer(at("5.6"), Value.YES)
    audit = audit.with_choice("waiting", "stayed").with_choice("waiting", "left")
    assert audit.value(at("3.11")) is None
    assert audit.value(at("3.10")) is Value.NOT_APPLICABLE
    assert audit.value(at("5.5")) is Value.NO
    assert audit.value(at("5.6")) is Value.YES


@pytest.mark.parametrize("order", [("back_office", "waiting"), ("waiting", "back_office")])
def test_not_applicable_beats_not_observed_in_either_order(
    shop: Audit, at: At, order: tuple[str, str]
) -> None:
    choices = {"back_office": "together", "waiting": "left"}
    audit = shop
    for condition in order:
        audit = audit.with_choice(condition, choices[condition])
    assert audit.value(at("5.8")) is Value.NOT_APPLICABLE
    assert audit.value(at("5.4")) is Value.NOT_OBSERVED


@pytest.mark.parametrize("kind", [Kind.SELF_CHECK, Kind.OBSERVATION])
def test_only_a_mystery_shop_is_asked_about_the_back_office(form: Checklist, kind: Kind) -> None:
    with pytest.raises(UnknownCondition, match="back_office"):
        begin(form, kind).with_choice("back_office", "together")


def test_a_decision_about_nothing_in_scope_is_refused(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.SELF_CHECK, [at("1.1")])
    with pytest.raises(UnknownCondition, match="parts"):
        audit.with_choice("parts", "no")


def test_an_unknown_option_is_refused(shop: Audit) -> None:
    with pytest.raises(UnknownCondition, match="pigeon"):
        shop.with_choice("booking", "pigeon")


def test_putting_off_leaves_open_and_answering_takes_up_again(shop: Audit) -> None:
    audit = shop.postpone(3)
    assert 3 in audit.open
    assert audit.progress(1) == Progress(0, 25, 1)
    assert audit.with_answer(3, Value.YES).put_off == frozenset()
    assert audit.offer_all().put_off == frozenset()


def test_what_has_a_value_cannot_be_put_off(shop: Audit) -> None:
    assert shop.with_answer(3, Value.NO).postpone(3).put_off == frozenset()


def test_a_section_is_put_off_but_for_what_is_answered(shop: Audit) -> None:
    audit = shop.with_answer(26, Value.YES).postpone_section(2)
    assert audit.put_off == frozenset(range(27, 40))


def test_a_section_becomes_not_applicable_but_for_what_is_answered(shop: Audit, at: At) -> None:
    audit = (
        shop.with_answer(at("5.2"), Value.YES).with_choice("waiting", "stayed").postpone(at("5.3"))
    )
    audit = audit.rule_out_section(4)
    assert audit.progress(4) == Progress(8, 8, 0)
    assert audit.value(at("5.2")) is Value.YES
    assert audit.answers[at("5.3")] is Value.NOT_APPLICABLE
    assert audit.put_off == frozenset()
    assert at("5.6") not in audit.answers, "given already, and still the condition's"
    assert audit.progress(5).done == 0


def test_progress_counts_what_is_put_off_only_while_it_is_open(shop: Audit, at: At) -> None:
    audit = shop.postpone(at("5.6")).with_choice("waiting", "stayed")
    assert audit.progress(4) == Progress(1, 8, 0)


@pytest.mark.parametrize("change", [Audit.postpone_section, Audit.rule_out_section])
def test_an_unknown_section_is_refused(shop: Audit, change: Callable[[Audit, int], Audit]) -> None:
    with pytest.raises(UnknownSection):
        change(shop, 8)
