"""Computes the points, the rate and the coverage of an audit, and rounds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from checklist.audit import Audit
from checklist.definition import Section, Value


@dataclass(frozen=True, slots=True)
class Score:
    """Points earned, points possible, and the number of indicators on the form."""

    earned: int
    possible: int
    printed: int

    @property
    def rate(self) -> Fraction | None:
        """0..1. None if no point was possible: this is neither 0 % nor 100 %."""
        return Fraction(self.earned, self.possible) if self.possible else None

    @property
    def coverage(self) -> Fraction:
        """0..1: the share of the indicators that were answered yes or no."""
        return Fraction(self.possible, self.printed) if self.printed else Fraction(0)

    def __add__(self, other: "Score") -> "Score":
        """Add points. Rates are never averaged."""
        return Score(
            self.earned + other.earned,
            self.possible + other.possible,
            self.printed + other.printed,
        )


def section_score(audit: Audit, position: int) -> Score:
    """Score a section's indicators in scope. Raises UnknownSection."""
    return _score(audit, audit.scope.intersection(audit.checklist.section(position).numbers))


def section_scores(audit: Audit) -> tuple[tuple[Section, Score], ...]:
    """Score every section with an indicator in scope, in the form's order."""
    return tuple(
        (section, section_score(audit, section.position))
        for section in audit.checklist.sections
        if not audit.scope.isdisjoint(section.numbers)
    )


def total_score(audit: Audit) -> Score:
    return _score(audit, audit.scope)


def missed_indicators(audit: Audit, position: int | None = None) -> tuple[int, ...]:
    """Return the indicators answered "no", in one section or in all, in the form's order."""
    within = audit.checklist.section(position).numbers if position else sorted(audit.scope)
    return tuple(number for number in within if audit.value(number) is Value.NO)


def half_up(value: Fraction, places: int = 1) -> Decimal:
    """Round to `places` decimals, a half away from zero. Exact: no float is used."""
    tenths = abs(value) * 10**places
    units = (2 * tenths.numerator + tenths.denominator) // (2 * tenths.denominator)
    return Decimal(f"{units if value >= 0 else -units}E-{places}")


def percent(rate: Fraction, places: int = 1) -> Decimal:
    """Return a rate 0..1 as a percentage: 0.785 is 78.5."""
    return half_up(rate * 100, places)


def _score(audit: Audit, numbers: Iterable[int]) -> Score:
    values = [audit.value(number) for number in numbers]
    earned = values.count(Value.YES)
    return Score(earned, earned + values.count(Value.NO), len(values))
