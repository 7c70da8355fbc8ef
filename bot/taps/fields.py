"""The values that a tap's fields can have, and the number that stands for each on the wire."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from checklist.definition import LANGUAGES, Kind, Language, Value
from checklist.results import Order, Period


class Theme(IntEnum):
    """How screens look. By default mystery shops are discreet and other audits coloured."""

    BY_KIND = 0
    DISCREET = 1
    COLOURED = 2


class FileFormat(IntEnum):
    """The files that a report can be taken away as."""

    XLSX = 1
    PDF = 2
    CSV = 3


class AuditFileFormat(IntEnum):
    """The files that a single audit can be taken away as."""

    XLSX = 1
    PDF = 2


@dataclass(frozen=True, slots=True)
class LastIndicator:
    """The step before was an indicator with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class LastCondition:
    """The step before was the condition at this position in the checklist, counted from 1."""

    position: int


# The step before the one that a screen shows. None: the screen confirms no step.
Last = LastIndicator | LastCondition | None


def _last_to_number(last: Last) -> int:
    match last:
        case LastIndicator(number):
            return number
        case LastCondition(position):
            return -position
        case None:
            return 0


def _last_from_number(number: int) -> Last:
    """A positive number is an indicator, a negative one is a condition."""
    if not number:
        return None
    return LastIndicator(number) if number > 0 else LastCondition(-number)


@dataclass(frozen=True, slots=True)
class Field:
    """`from_number` raises ValueError for a number that stands for nothing."""

    to_number: Callable[[Any], int]
    from_number: Callable[[int], Any]


def _choice(*values: object) -> Field:
    """A field whose numbers are the positions in a row of values, counted from 0."""

    def value_at(position: int) -> object:
        if not 0 <= position < len(values):
            raise ValueError(position)
        return values[position]

    return Field(values.index, value_at)


# By a field's type. New values may only be added at the end of a choice.
FIELDS: Mapping[object, Field] = {
    int: Field(int, int),
    bool: _choice(False, True),  # noqa: FBT003  # the values themselves, not an option
    Order: _choice(*Order),
    Language | None: _choice(None, *LANGUAGES),
    Last: Field(_last_to_number, _last_from_number),
    **{
        each: Field(int, each) for each in (Value, Kind, Period, Theme, FileFormat, AuditFileFormat)
    },
}
