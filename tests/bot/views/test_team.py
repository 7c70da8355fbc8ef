"""The team's table: columns stay aligned whatever script a name is written in."""

from unicodedata import normalize

import pytest

from bot import taps
from bot.texts import texts
from bot.views.report.team import team
from checklist.records import Advisor
from checklist.results import Order, Period, TeamRow
from checklist.statistics import Direction

PLACE = taps.Team(Period.QUARTER, Order.NAME, 1)


def table_line(name: str) -> str:
    """The line of the only advisor, whose name is this."""
    row = TeamRow(Advisor(1, name, "", 1, "浦东店"), 0, None, Direction.TOO_FEW)
    screen = team([row], PLACE, texts("zh"))
    return screen.text.partition("<pre>")[2].partition("</pre>")[0].splitlines()[1]


@pytest.mark.parametrize(
    ("name", "columns"),
    [("Jose", 4), (normalize("NFD", "José"), 4), ("张伟", 4), ("ｱ", 1), ("张\u200b伟", 4)],
)
def test_a_name_is_filled_up_to_the_same_column(name: str, columns: int) -> None:
    assert table_line(name).removeprefix(name) == table_line("x" * columns)[columns:]


def test_a_long_name_is_cut_and_the_columns_stay() -> None:
    assert table_line("x" * 40).startswith("xxxxx")
    assert "…" in table_line("x" * 40)
    assert len(table_line("x" * 40)) == len(table_line("x"))
