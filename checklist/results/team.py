"""The table of a dealership's team: one row for each advisor, in a chosen order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from statistics import mean
from typing import Any

from checklist.names import sort_key
from checklist.records import Advisor
from checklist.results.advisor import AdvisorResults
from checklist.results.change import change
from checklist.results.visits import TREND_OVER, is_provisional
from checklist.statistics import Direction, Moments, Verdict, direction

NO_RATES = Moments.of(())


@dataclass(frozen=True, slots=True)
class TeamRow:
    """An advisor at one dealership.

    `n` counts whole mystery shops with a rate; `mean` (0..1) is the mean of these rates.
    `moments` are theirs, too. A row of somebody who looks at themselves has none.
    """

    advisor: Advisor
    n: int
    mean: Fraction | None
    direction: Direction
    moments: Moments = field(default=NO_RATES, repr=False, compare=False)

    @property
    def provisional(self) -> bool:
        return is_provisional(self.n)


class Order(StrEnum):
    NAME = "name"
    SCORE = "score"
    SHOPS = "shops"
    TREND = "trend"


_TRENDS = (Direction.FALLING, Direction.TOO_FEW, Direction.NONE_VISIBLE, Direction.RISING)
_KEYS: Mapping[Order, Callable[[TeamRow], Any]] = {
    Order.NAME: lambda row: sort_key(row.advisor),
    Order.SCORE: lambda row: (row.mean is None, row.mean or 0),
    Order.SHOPS: lambda row: row.n,
    Order.TREND: lambda row: _TRENDS.index(row.direction),
}


def team_row(
    advisor: Advisor, rates: Sequence[Fraction], before: Sequence[Fraction] = ()
) -> TeamRow:
    """Make the row from the rates of an advisor's whole mystery shops, oldest first.

    `before` are the rates of the shops before them, if they are to be compared.
    """
    average = mean(rates) if rates else None
    return TeamRow(advisor, len(rates), average, _direction(rates, before), Moments.of(rates))


def _direction(rates: Sequence[Fraction], before: Sequence[Fraction]) -> Direction:
    """Whether they are clearly better or worse than before, or else their trend."""
    found = change(rates, before)
    if found is not None and found.verdict is Verdict.ABOVE:
        return Direction.RISING
    if found is not None and found.verdict is Verdict.BELOW:
        return Direction.FALLING
    return direction(rates[-TREND_OVER:])


def own_team_row(advisor: Advisor, results: AdvisorResults) -> TeamRow:
    """Make the row of somebody who looks at their own team, from what they may see of themselves.

    `results` are those of the own report, so the row and its place in the order tell no more.
    """
    shops = results.shops
    return TeamRow(advisor, shops.n, shops.mean, shops.trend.direction)


def sort_rows(rows: Iterable[TeamRow], order: Order) -> list[TeamRow]:
    """Sort by name, or with the weakest first: lowest mean, fewest shops, falling trend.

    Rows without a mean come last. Equal rows are sorted by name.
    """
    return sorted(rows, key=lambda row: (_KEYS[order](row), sort_key(row.advisor)))
