"""A dealership's team at a glance: one row an advisor, in the order the reader wants."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import mean
from typing import Any

from checklist.results.visits import is_provisional
from checklist.scoring import Score
from checklist.statistics import Direction, direction


@dataclass(frozen=True, slots=True)
class TeamRow:
    """`n` counts whole mystery shops with anything possible; `mean` (0..1) is of their rates."""

    advisor: int
    name: str
    n: int
    mean: Fraction | None
    direction: Direction

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
    Order.NAME: lambda row: row.name,
    Order.SCORE: lambda row: (row.mean is None, row.mean or 0),
    Order.SHOPS: lambda row: row.n,
    Order.TREND: lambda row: _TRENDS.index(row.direction),
}


def team_row(advisor: int, name: str, shops: Sequence[Score]) -> TeamRow:
    """Of the totals of an advisor's whole mystery shops, oldest first."""
    rates = [score.rate for score in shops if score.rate is not None]
    return TeamRow(advisor, name, len(rates), mean(rates) if rates else None, direction(rates))


def sort_rows(rows: Iterable[TeamRow], order: Order) -> list[TeamRow]:
    """By name, or whoever needs the manager first: lowest mean, fewest shops, falling trend.

    Without a mean comes last; equals stand by name.
    """
    return sorted(rows, key=lambda row: (_KEYS[order](row), row.name, row.advisor))
