"""The count that the bot is checked by agrees with the form and shares nothing with the bot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.definition import FORM_LANGUAGES, Language
from checklist.loading import shipped
from demo.independent_count import PaperForm, Taps


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_it_has_the_forms_codes(language: Language) -> None:
    form = PaperForm(language)
    assert form.codes == [each.code[language] for each in shipped().indicators]
    assert [len(codes) for codes in form.sections] == [25, 14, 14, 8, 16, 10, 15]


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_every_option_rules_out_what_the_checklist_says(language: Language) -> None:
    form = PaperForm(language)
    for condition in shipped().conditions:
        for option in condition.options:
            tapped = {condition.question[language]: option.label[language]}
            codes = {shipped().indicator(each).code[language] for each in option.rules_out}
            assert form.ruled_out_codes(tapped) == codes


def test_what_was_neither_tapped_nor_ruled_out_is_unanswered() -> None:
    form = PaperForm("en")
    late = next(question for question in form.questions if "15 minutes late" in question)
    answers = dict.fromkeys(form.codes, "Yes")
    del answers["1.25"]
    assert form.unanswered_codes(Taps(answers, {late: "Yes"})) == ["1.25"]
    assert form.unanswered_codes(Taps(answers, {late: "No"})) == []


def test_points_are_counted_by_section_and_in_all() -> None:
    taps = Taps({"1.1": "是", "1.2": "否", "2.1": "是", "2.2": "不适用", "其他.1": "未观察到"})
    nothing = (0, 0, "—")
    assert PaperForm("zh").points(taps, "是", "否") == [
        (1, 2, "50.0%"),
        (1, 1, "100.0%"),
        *[nothing] * 5,
        (2, 3, "66.7%"),
    ]


FORM = PaperForm("en")


@given(st.lists(st.sampled_from(["Yes", "No"]), min_size=1, max_size=25))
def test_a_rate_is_rounded_half_upwards(labels: list[str]) -> None:
    taps = Taps(dict(zip(FORM.codes, labels, strict=False)))
    earned, possible, rate = FORM.points(taps, "Yes", "No")[0]
    tenths = int(rate.removesuffix("%").replace(".", ""))
    assert -possible <= 2 * (1000 * earned - tenths * possible) < possible


def test_a_half_goes_upwards() -> None:
    answers = dict.fromkeys(FORM.codes[:1], "Yes") | dict.fromkeys(FORM.codes[1:16], "No")
    assert FORM.points(Taps(answers), "Yes", "No")[0] == (1, 16, "6.3%")
