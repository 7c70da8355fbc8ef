"""Whom a manager's first screen names: the surest reason first, and nobody without a reason."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from checklist.records import Advisor
from checklist.results import Reason, TeamRow, first_looks, team_row

STEADY = (80, 82, 81, 79, 80, 81)


def row(name: str, rates: Sequence[int], dealership: int = 1) -> TeamRow:
    """An advisor whose shops had these rates in percent, oldest first."""
    advisor = Advisor(ord(name), name, "", dealership, "")
    return team_row(advisor, [Fraction(rate, 100) for rate in rates])


def named(*rows: TeamRow) -> list[tuple[str, Reason]]:
    return [(each.row.advisor.name, each.reason) for each in first_looks(rows)]


def test_the_reasons_stand_in_their_order() -> None:
    rows = (
        row("a", STEADY),
        row("b", (85, 86)),
        row("c", (95, 94, 90, 88, 87, 86)),
        row("d", (60, 62, 61, 60, 61)),
        row("e", (85, 79, 81, 78)),
    )
    assert named(*rows) == [("c", Reason.FALLING), ("d", Reason.BELOW), ("b", Reason.FEW)]


def test_a_lowest_mean_within_the_margin_is_called_the_lowest_and_no_more() -> None:
    assert named(row("a", STEADY), row("b", (90, 70, 78, 76))) == [("b", Reason.LOWEST)]


def test_who_is_lower_within_the_margin_comes_after_all_the_others() -> None:
    rows = (row("a", STEADY), row("b", (90, 71, 78, 77)), row("c", (90, 70, 78, 76)), row("d", ()))
    assert named(*rows) == [("c", Reason.LOWEST), ("d", Reason.FEW), ("b", Reason.LOWER)]


def test_a_mean_of_two_shops_is_no_reason_however_low() -> None:
    rows = (row("a", STEADY), row("b", (10, 12)), row("c", (80, 81, 80, 81)))
    assert named(*rows) == [("b", Reason.FEW)]


def test_who_has_the_fewest_shops_comes_first_among_them() -> None:
    rows = (row("a", (50, 60)), row("b", ()), row("c", (40,)), row("d", (10, 10)))
    assert named(*rows) == [("b", Reason.FEW), ("c", Reason.FEW), ("d", Reason.FEW)]


def test_a_team_in_which_nobody_stands_out_has_nobody_to_name() -> None:
    assert named(row("a", STEADY), row("b", STEADY)) == []
    assert named(row("a", STEADY)) == []
    assert named() == []


def test_advisors_are_compared_with_their_own_dealership() -> None:
    rows = (
        row("a", (60, 61, 62, 61), dealership=1),
        row("b", (60, 62, 61, 60), dealership=1),
        row("c", (90, 91, 92, 91, 90), dealership=2),
        row("d", (80, 81, 80, 82, 80), dealership=2),
    )
    assert named(*rows) == [("d", Reason.BELOW), ("b", Reason.LOWEST)]


@given(st.lists(st.lists(st.integers(0, 100), max_size=8), max_size=6))
def test_at_most_three_are_named_and_the_order_of_the_rows_does_not_matter(
    teams: list[list[int]],
) -> None:
    rows = [row(chr(97 + at), rates) for at, rates in enumerate(teams)]
    assert len(named(*rows)) <= 3
    assert named(*rows) == named(*reversed(rows))
