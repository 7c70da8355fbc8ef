"""Which advisors of a team a manager should look at first, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from checklist.names import sort_key
from checklist.results.comparison import Comparison, compare_team
from checklist.results.team import TeamRow
from checklist.statistics import Direction, Verdict
from checklist.thresholds import FIRST_LOOKS, JUDGED_FROM


class Reason(StrEnum):
    """Why to look at an advisor, the strongest reason first."""

    FALLING = "falling"  # the rates fall, beyond chance
    BELOW = "below"  # the mean is below the others', beyond chance
    LOWEST = "lowest"  # the lowest mean, but it may be chance
    FEW = "few"  # too few shops to say anything else
    LOWER = "lower"  # the mean is below the others', but it may be chance


@dataclass(frozen=True, slots=True)
class FirstLook:
    """An advisor to look at, with the strongest reason."""

    row: TeamRow
    reason: Reason


_REASONS = tuple(Reason)


def first_looks(rows: Sequence[TeamRow]) -> list[FirstLook]:
    """Return at most three advisors, the strongest reason first, then the lowest mean.

    With fewer shops than JUDGED_FROM an advisor's mean is no reason, but that there are so few is.
    An advisor without a reason is not named, so there may be fewer than three.
    """
    found = [
        FirstLook(row, reason)
        for team in _by_dealership(rows)
        for row, reason in _reasons(team)
        if reason is not None
    ]
    return sorted(found, key=_urgency)[:FIRST_LOOKS]


def _by_dealership(rows: Iterable[TeamRow]) -> Iterable[Sequence[TeamRow]]:
    found: dict[int, list[TeamRow]] = {}
    for row in rows:
        found.setdefault(row.advisor.dealership, []).append(row)
    return found.values()


def _reasons(team: Sequence[TeamRow]) -> Iterator[tuple[TeamRow, Reason | None]]:
    compared = compare_team({row.advisor.id: row.moments for row in team})
    for row in team:
        yield row, _reason(row, compared[row.advisor.id], team)


def _urgency(look: FirstLook) -> tuple[int, int, Fraction, tuple[str, str, int]]:
    row = look.row
    shops = row.n if look.reason is Reason.FEW else 0
    return (_REASONS.index(look.reason), shops, row.mean or Fraction(0), sort_key(row.advisor))


def _reason(row: TeamRow, compared: Comparison, team: Iterable[TeamRow]) -> Reason | None:
    if row.direction is Direction.FALLING:
        return Reason.FALLING
    if row.n < JUDGED_FROM:
        return Reason.FEW
    if compared.difference is None or compared.difference.difference >= 0:
        return None
    if compared.verdict is Verdict.BELOW:
        return Reason.BELOW
    return Reason.LOWEST if _is_lowest(row, team) else Reason.LOWER


def _is_lowest(row: TeamRow, rows: Iterable[TeamRow]) -> bool:
    return row.mean == min(each.mean for each in rows if each.mean is not None)
