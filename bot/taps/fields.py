"""The types of a tap's fields, and the number that each value has in the callback data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from bot.taps.base36 import to_base_36
from bot.texts import languages
from checklist.definition import Kind, Language, Value
from checklist.results import Order, Period


class Theme(IntEnum):
    """How screens look. By default mystery shops are discreet and other audits coloured."""

    BY_KIND = 0
    DISCREET = 1
    COLOURED = 2


class FileFormat(IntEnum):
    """The file formats of a report."""

    XLSX = 1
    PDF = 2
    CSV = 3


class AuditFileFormat(IntEnum):
    """The file formats of a single audit."""

    XLSX = 1
    PDF = 2


class Only(IntEnum):
    """Which indicators a list shows."""

    ALL = 0
    WEAK = 1
    WATCH = 2


@dataclass(frozen=True, slots=True)
class LastIndicator:
    """The step before was the indicator with this number."""

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
    return 0


def _last_from_number(number: int) -> Last:
    """A positive number is an indicator, a negative one is a condition."""
    if not number:
        return None
    return LastIndicator(number) if number > 0 else LastCondition(-number)


@dataclass(frozen=True, slots=True)
class Field:
    """`from_number` raises ValueError for a number without a value."""

    to_number: Callable[[Any], int]
    from_number: Callable[[int], Any]


def _choice(*values: object) -> Field:
    """Make a field whose numbers are the positions of its values, counted from 0."""

    def value_at(position: int) -> object:
        if not 0 <= position < len(values):
            raise ValueError(position)
        return values[position]

    return Field(values.index, value_at)


# The numbers that these have on buttons in people's chats. Any other language is its code, read
# in base 36, so that its number never changes: "fr" is written `g:fr`.
_NUMBERED_LANGUAGES: tuple[Language | None, ...] = (None, "zh", "en")


def _language_to_number(language: Language | None) -> int:
    if language in _NUMBERED_LANGUAGES:
        return _NUMBERED_LANGUAGES.index(language)
    assert language is not None
    return int(language, 36)


def _language_from_number(number: int) -> Language | None:
    if 0 <= number < len(_NUMBERED_LANGUAGES):
        return _NUMBERED_LANGUAGES[number]
    code = to_base_36(number)
    if code in _NUMBERED_LANGUAGES or code not in languages():
        raise ValueError(number)
    return code


# By a field's type. New values may only be added at the end of a choice.
FIELDS: Mapping[object, Field] = {
    int: Field(int, int),
    bool: _choice(False, True),  # noqa: FBT003  # the values themselves, not an option
    Order: _choice(*Order),
    Language | None: Field(_language_to_number, _language_from_number),
    Last: Field(_last_to_number, _last_from_number),
    **{
        each: Field(int, each)
        for each in (Value, Kind, Period, Theme, FileFormat, AuditFileFormat, Only)
    },
}
