"""What a checklist says of itself."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from checklist.definition import (
    FORM_LANGUAGES,
    Checklist,
    Text,
    UnknownCondition,
    UnknownIndicator,
    UnknownSection,
)


def test_a_text_is_picked_by_language() -> None:
    text = Text(zh="是", en="Yes")
    assert [text[language] for language in FORM_LANGUAGES] == ["是", "Yes"]


def test_an_indicator_is_found_by_number_and_by_id(form: Checklist) -> None:
    last = form.indicators[-1]
    assert form.indicator(102) is last
    assert form.by_id("general.first_service") is last
    assert form.section_of(102) is form.section(7)


@pytest.mark.parametrize("number", [0, -1, 103])
def test_a_number_beyond_the_form_is_unknown(form: Checklist, number: int) -> None:
    with pytest.raises(UnknownIndicator, match=str(number)):
        form.indicator(number)
    with pytest.raises(UnknownIndicator):
        form.section_of(number)


@pytest.mark.parametrize("position", [0, -1, 8])
def test_a_position_beyond_the_form_is_unknown(form: Checklist, position: int) -> None:
    with pytest.raises(UnknownSection, match=str(position)):
        form.section(position)


def test_names_that_nothing_has_are_unknown(form: Checklist) -> None:
    with pytest.raises(UnknownIndicator, match=r"booking\.nothing"):
        form.by_id("booking.nothing")
    with pytest.raises(UnknownCondition, match="weather"):
        form.condition("weather")
    with pytest.raises(KeyError, match="fax"):
        form.condition("booking").option("fax")


def test_a_sections_numbers_follow_on_from_the_section_before(form: Checklist) -> None:
    assert form.section(1).numbers == tuple(range(1, 26))
    assert form.section(2).numbers == tuple(range(26, 40))
    assert [number for s in form.sections for number in s.numbers] == list(range(1, 103))


def test_a_conditions_reach_is_what_any_option_could_rule_out(form: Checklist) -> None:
    change = form.condition("change")
    assert {form.indicator(n).code["en"] for n in change.reach} == {"5.1", "5.2", "5.3"}


def test_the_content_hash_is_of_the_canonical_text(form: Checklist) -> None:
    assert form.content_hash == sha256(form.canonical.encode()).hexdigest()


def test_the_canonical_text_has_its_fields_in_alphabetical_order(form: Checklist) -> None:
    written = json.loads(form.canonical)
    for part in (written, written["sections"][0], written["conditions"][0]):
        assert list(part) == sorted(part)
    assert "服务预约" in form.canonical


def test_a_changed_word_is_another_version(form: Checklist) -> None:
    reworded = replace(form, title=Text({**form.title, "en": "Key Indicators"}))
    assert reworded.content_hash != form.content_hash
    assert replace(form).content_hash == form.content_hash


def test_a_text_without_the_readers_language_is_english_or_else_what_there_is() -> None:
    assert Text(zh="是", en="Yes")["fr"] == "Yes"
    assert Text(zh="是")["fr"] == "是"


def test_a_text_without_words_is_none() -> None:
    with pytest.raises(ValueError, match="at least one language"):
        Text()
