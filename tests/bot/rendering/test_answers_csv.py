"""All answers as a CSV file, and the names that files are given."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.answers_csv import COLUMNS, AnswerRow, raw_answers
from checklist.definition import FORM_LANGUAGES, Kind, Language, Value

DAY = date(2026, 11, 23)


def row(note: str = "", value: Value = Value.NO, *, given: bool = False) -> AnswerRow:
    return AnswerRow(
        audit=7,
        day=DAY,
        kind=Kind.MYSTERY_SHOP,
        version=3,
        section_id="booking",
        indicator_id="booking.greeting",
        code="1.4",
        text="是否问候？",
        value=value,
        given=given,
        note=note,
    )


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_row_tells_everything_of_an_answer() -> None:
    headings, cells = read(raw_answers([row("没说话", given=True)], "zh"))
    assert dict(zip(headings, cells, strict=True)) == {
        "审核编号": "7",
        "日期": "2026-11-23",
        "类型": "神秘客",
        "评价表版本": "3",
        "环节标识": "booking",
        "指标标识": "booking.greeting",
        "编号": "1.4",
        "指标": "是否问候？",
        "答案": "否",
        "得分": "0",
        "按情况代答": "是",
        "备注": "没说话",
    }


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_without_an_answer_there_are_the_headings(language: Language) -> None:
    content = raw_answers([], language)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert [len(line) for line in read(content)] == [len(COLUMNS)]


@pytest.mark.parametrize(
    ("value", "point"),
    [(Value.YES, "1"), (Value.NO, "0"), (Value.NOT_APPLICABLE, ""), (Value.NOT_OBSERVED, "")],
)
def test_only_yes_and_no_have_a_point(value: Value, point: str) -> None:
    assert read(raw_answers([row(value=value)], "en"))[1][9] == point


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_looks_like_a_formula_is_defused(first: str) -> None:
    assert read(raw_answers([row(f"{first}1+1")], "en"))[1][-1] == f"'{first}1+1"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_note_comes_back_as_it_was_but_for_the_apostrophe(note: str) -> None:
    found = read(raw_answers([row(note)], "zh"))
    assert len(found) == 2
    assert found[1][-1].removeprefix("'") == note.removeprefix("'")
