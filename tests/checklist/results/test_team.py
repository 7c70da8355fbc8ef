"""The rows of a team's table, and their order."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.records import Advisor
from checklist.results import Order, TeamRow, sort_rows, team_row
from checklist.statistics import Direction, direction, trend


def advisor(number: int, name: str) -> Advisor:
    return Advisor(number, name, "", 1, "浦东店")


def test_a_team_row_sums_up_an_advisors_shops() -> None:
    row = team_row(advisor(7, "张伟"), [Fraction(n, 10) for n in (3, 4, 5, 6, 7, 8)])
    assert row == TeamRow(advisor(7, "张伟"), 6, Fraction(55, 100), Direction.RISING)
    assert row.provisional
    assert team_row(advisor(8, "李娜"), []) == TeamRow(
        advisor(8, "李娜"), 0, None, Direction.TOO_FEW
    )


@pytest.mark.parametrize(
    ("order", "names"),
    [(Order.NAME, "abcd"), (Order.SCORE, "cabd"), (Order.SHOPS, "dcab"), (Order.TREND, "bdca")],
)
def test_a_team_shows_first_who_needs_the_manager_most(order: Order, names: str) -> None:
    team = [
        TeamRow(advisor(4, "d"), 0, None, Direction.TOO_FEW),
        TeamRow(advisor(3, "c"), 5, Fraction(1, 2), Direction.NONE_VISIBLE),
        TeamRow(advisor(2, "b"), 9, Fraction(3, 4), Direction.FALLING),
        TeamRow(advisor(1, "a"), 9, Fraction(3, 4), Direction.RISING),
    ]
    assert "".join(row.advisor.name for row in sort_rows(team, order)) == names


@given(st.lists(st.fractions(0, 1, max_denominator=9), max_size=25))
def test_the_direction_alone_is_the_trends(rates: list[Fraction]) -> None:
    assert direction(rates) == trend(rates).direction


def test_hundreds_of_shops_have_a_direction() -> None:
    rates = [Fraction(n * 37 % 101 + n, 1000) for n in range(500)]
    rising_less_falling = sum((b > a) - (b < a) for a, b in combinations(rates, 2))
    assert rising_less_falling > 0
    assert direction(rates) is Direction.RISING
    assert direction(rates[::-1]) is Direction.FALLING
