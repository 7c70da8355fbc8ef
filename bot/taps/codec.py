"""Encode a tap as a button's callback data of at most 64 bytes, and decode it again."""

from dataclasses import fields
from functools import cache
from typing import get_type_hints

from bot.taps.base36 import from_base_36, to_base_36
from bot.taps.fields import FIELDS, Field
from bot.taps.tap import CODES, Tap

LIMIT = 64


class ForgedTapError(ValueError):
    """The callback data was not made by this program."""


@cache
def _fields_of(code: str) -> dict[str, Field]:
    kind = CODES[code]
    hints = get_type_hints(kind)
    return {field.name: FIELDS[hints[field.name]] for field in fields(kind)}  # type: ignore[arg-type]  # every tap is a dataclass


def encode(tap: Tap) -> str:
    """Encode a tap as `code:number:number`, numbers in base 36."""
    numbers = [field.to_number(getattr(tap, name)) for name, field in _fields_of(tap.code).items()]
    return ":".join((tap.code, *map(to_base_36, numbers)))


def decode(data: str) -> Tap:
    """Raise ForgedTapError for anything but exactly what `encode` returns for some tap."""
    code, *numbers = data.split(":")
    if code not in CODES or len(data) > LIMIT:
        raise ForgedTapError("unknown tap")
    types = _fields_of(code).values()
    if len(numbers) != len(types):
        raise ForgedTapError("wrong number of fields")
    try:
        values = [
            field.from_number(from_base_36(text))
            for field, text in zip(types, numbers, strict=True)
        ]
    except ValueError as error:  # a number that stands for nothing in this field
        raise ForgedTapError(str(error)) from None
    return CODES[code](*values)


def decode_stored(data: str | None) -> Tap | None:
    """Decode a stored tap. None if there is none, or if an older version stored it."""
    try:
        return decode(data) if data else None
    except ForgedTapError:
        return None
