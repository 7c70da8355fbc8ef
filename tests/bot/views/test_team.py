"""The team's table: the numbers stand in columns, whatever stands in them or after them."""

from unicodedata import normalize

import pytest

from bot import taps
from bot.texts import texts
from bot.views.report.team import team
from checklist.definition import Language
from checklist.records import Advisor
from checklist.results import Order, Period, TeamRow
from checklist.statistics import Direction

PLACE = taps.TeamOf(1, Period.QUARTER, Order.NAME, 1)


def table(*rows: TeamRow, language: Language = "zh") -> list[str]:
    screen = team(rows, PLACE, texts(language), several=False)
    return screen.text.partition("<pre>")[2].partition("</pre>")[0].splitlines()


def row(
    name: str, latin: str = "", n: int = 0, direction: Direction = Direction.TOO_FEW
) -> TeamRow:
    return TeamRow(Advisor(1, name, "", 1, "浦东店", latin=latin), n, None, direction)


@pytest.mark.parametrize("name", ["Jose", normalize("NFD", "José"), "张伟", "ｱ", "x" * 40])
def test_no_sign_stands_before_the_name_that_a_font_may_widen(name: str) -> None:
    lines = table(row(name), row("Emma", n=12, direction=Direction.RISING))
    for line in lines[1:]:
        assert line[:11].isascii()
        assert line[10] == " " != line[11]


def test_a_long_name_is_cut() -> None:
    (line,) = table(row("x" * 40))[1:]
    assert line.endswith("x…")
    assert len(line) <= 28


@pytest.mark.parametrize(
    ("name", "latin", "shown"),
    [
        ("王强", "Wang Qiang", "Wang Qiang 王强"),
        ("张伟明", "Zhang Weiming", "Zhang Weiming"),
        ("买买提", "Maimaiti Abudureheman", "Maimaiti Abudure…"),
    ],
)
def test_an_english_reader_sees_as_much_of_the_name_as_fits(
    name: str, latin: str, shown: str
) -> None:
    (line,) = table(row(name, latin), language="en")[1:]
    assert line[11:] == shown


def test_an_arrow_stands_behind_the_name() -> None:
    rising = table(row("张伟", n=9, direction=Direction.RISING))
    assert rising[1].endswith("张伟 ▲")
    assert table(row("张伟", n=9, direction=Direction.NONE_VISIBLE))[1].endswith("张伟")
