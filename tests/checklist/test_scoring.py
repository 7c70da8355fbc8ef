"""Points, rate and coverage, and how they are rounded."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.audit import begin
from checklist.definition import Checklist, Kind, UnknownSection, Value
from checklist.scoring import (
    Score,
    half_up,
    missed_indicators,
    percent,
    section_score,
    section_scores,
    total_score,
)

At = Callable[[str], int]


def test_yes_earns_a_point_no_loses_one_and_the_rest_counts_for_nothing(
    form: Checklist, at: At
) -> None:
    audit = begin(form, Kind.OBSERVATION)
    for code, value in {
        "2.1": Value.YES,
        "2.2": Value.YES,
        "2.7": Value.NO,
        "2.8": Value.NOT_OBSERVED,
        "2.9": Value.NOT_APPLICABLE,
    }.items():
        audit = audit.with_answer(at(code), value)
    assert section_score(audit, 2) == Score(earned=2, possible=3, printed=14)
    assert total_score(audit) == Score(earned=2, possible=3, printed=102)


def test_what_a_condition_rules_out_is_not_possible_to_earn(form: Checklist, at: At) -> None:
    audit = (
        begin(form, Kind.OBSERVATION).with_choice("parts", "no").with_answer(at("6.2"), Value.YES)
    )
    assert section_score(audit, form.section_of(at("6.2")).position) == Score(1, 1, 16)


def test_a_section_with_nothing_possible_has_no_rate(form: Checklist) -> None:
    score = section_score(begin(form, Kind.OBSERVATION), 1)
    assert score.rate is None
    assert score.coverage == 0
    assert Score(0, 0, 0).coverage == 0


def test_rate_and_coverage_are_exact() -> None:
    score = Score(8, 10, 14)
    assert score.rate == Fraction(4, 5)
    assert score.coverage == Fraction(10, 14)


def test_a_total_adds_points_and_is_not_the_mean_of_rates() -> None:
    assert Score(1, 1, 2) + Score(0, 3, 4) == Score(1, 4, 6)


def test_only_sections_that_meet_the_scope_are_scored(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.SELF_CHECK, [at("1.1"), at("O.3"), at("O.4")])
    audit = audit.with_answer(at("O.3"), Value.YES)
    scored = [(section.code["en"], score) for section, score in section_scores(audit)]
    assert scored == [("1", Score(0, 0, 1)), ("O", Score(1, 1, 2))]


def test_missed_lists_every_no_in_the_forms_order(form: Checklist, at: At) -> None:
    audit = begin(form, Kind.OBSERVATION)
    for code in ("6.7", "2.8", "1.1"):
        audit = audit.with_answer(at(code), Value.NO)
    audit = audit.with_answer(at("1.2"), Value.YES)
    assert missed_indicators(audit) == (at("1.1"), at("2.8"), at("6.7"))
    assert missed_indicators(audit, 2) == (at("2.8"),)


def test_a_position_beyond_the_form_has_no_score(form: Checklist) -> None:
    with pytest.raises(UnknownSection):
        section_score(begin(form, Kind.OBSERVATION), 8)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("12.25", 1, "12.3"),  # half to even would be 12.2
        ("0.05", 1, "0.1"),
        ("0.049", 1, "0.0"),
        ("-5.65", 1, "-5.7"),
        ("-0.04", 1, "0.0"),
        ("2.5", 0, "3"),
        ("1", 2, "1.00"),
        ("99.95", 1, "100.0"),
    ],
)
def test_halves_round_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(half_up(Fraction(value), places)) == rounded


def test_a_percentage_has_one_decimal() -> None:
    assert percent(Fraction(785, 1000)) == Decimal("78.5")
    assert str(percent(Fraction(1, 3))) == "33.3"
    assert str(percent(Fraction(2, 3), 0)) == "67"


@given(st.decimals(-1000, 1000, places=4), st.integers(0, 3))
def test_rounding_agrees_with_decimal_arithmetic(value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert half_up(Fraction(value), places) == expected
