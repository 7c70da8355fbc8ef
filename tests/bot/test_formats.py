"""How numbers are written: a line of points breaks only where it may."""

import pytest

from bot.formats import interval, unbroken, unbroken_numbers
from bot.texts import texts
from checklist.definition import Language
from checklist.statistics import Interval


def test_a_line_of_points_breaks_only_after_its_dots() -> None:
    assert unbroken("25/25 · 100.0% · form total 25 · coverage 25/25").split(" ") == [
        "25/25\u00a0·",
        "100.0%\u00a0·",
        "form\u00a0total\u00a025\u00a0·",
        "coverage\u00a025/25",
    ]


def test_in_chinese_no_character_of_a_part_stands_apart() -> None:
    assert unbroken("8/8 · 覆盖25/25") == "8/8\u00a0· 覆\u2060盖\u206025/25"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Rate <b>83.6%</b>", ["Rate~<b>83.6%</b>"]),
        ("Provisional: 4 of 9 shops", ["Provisional:", "4~of~9~shops"]),
        ("Hands over  1/6 · last 4 missed", ["Hands", "over~~1/6", "·", "last~4~missed"]),
        ("得分率 <b>83.6%</b>", ["得分率~<b>83.6%</b>"]),
        ("自评高出15.5个百分点", ["自评高出|15.5|个百分点"]),
    ],
)
def test_a_number_stays_with_its_word_and_its_unit(line: str, parts: list[str]) -> None:
    shown = unbroken_numbers(line).replace("\u00a0", "~").replace("\u2060", "|")
    assert shown.split(" ") == parts


@pytest.mark.parametrize(("language", "shown"), [("en", "(34~to~75)"), ("zh", "(34|～|75)")])
def test_a_range_stays_on_one_line(language: Language, shown: str) -> None:
    line = unbroken_numbers(interval(Interval(0.337, 0.754), texts(language)))
    assert line.replace("\u00a0", "~").replace("\u2060", "|") == shown
