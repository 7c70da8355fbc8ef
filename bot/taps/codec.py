"""A tap's spelling in a button's 64 bytes."""

from dataclasses import fields
from enum import IntEnum
from typing import get_type_hints

from bot.taps import choosing, filling, reporting
from bot.taps.tap import Tap

LIMIT = 64
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LARGEST = 2**63 - 1


class ForgedTapError(ValueError):
    """The data of a tap is not something that this program ever put on a button."""


CODES: dict[str, type[Tap]] = {
    "q": filling.Question,
    "a": filling.Answer,
    "l": filling.Later,
    "c": filling.AskCondition,
    "d": filling.ChooseOption,
    "e": filling.SectionEnd,
    "n": filling.NextSection,
    "m": filling.Menu,
    "s": filling.SectionMenu,
    "sl": filling.SectionLater,
    "sn": filling.SectionNotApplicable,
    "o": filling.OfferAll,
    "r": filling.Review,
    "y": filling.Submit,
    "z": filling.Summary,
    "x": filling.StopHere,
    "h": filling.Hide,
    "u": choosing.Resume,
    "k": choosing.Discard,
    "f": choosing.Drafts,
    "fd": choosing.Draft,
    "na": choosing.NewAudit,
    "ca": choosing.ChooseAdvisor,
    "b": choosing.Begin,
    "bu": choosing.BeginUndecided,
    "pa": choosing.PickAdvisor,
    "v": choosing.NameAdvisor,
    "w": filling.WriteNote,
    "an": filling.AskNote,
    "kn": filling.KeepNote,
    "dt": filling.DropText,
    "we": filling.WriteEvaluation,
    "sc": choosing.SelfCheck,
    "bs": choosing.BeginSection,
    "b5": choosing.BeginFiveMinutes,
    "g": choosing.SetLanguage,
    "lk": choosing.SetLook,
    "p": reporting.ReportOf,
    "pp": reporting.ReportPicture,
    "pf": reporting.ReportFile,
    "af": reporting.AuditFile,
    "pi": reporting.ReportIndicators,
    "pv": reporting.ReportVisits,
    "pg": reporting.ReportGap,
    "t": reporting.Team,
}
_CODE_OF = {kind: code for code, kind in CODES.items()}


def _types_of(kind: type[Tap]) -> dict[str, type[int] | type[IntEnum]]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}  # type: ignore[arg-type]  # every tap is a dataclass


_TYPES = {kind: _types_of(kind) for kind in CODES.values()}


def encode(tap: Tap) -> str:
    """Spell a tap as `code:number:number`, numbers in base 36; at most 64 bytes."""
    kind = type(tap)
    return ":".join((_CODE_OF[kind], *(_spelled(getattr(tap, name)) for name in _TYPES[kind])))


def decode(data: str) -> Tap:
    """Raise ForgedTapError for anything but what `encode` makes, to the letter."""
    code, *numbers = data.split(":")
    kind = CODES.get(code)
    if kind is None or len(data) > LIMIT:
        raise ForgedTapError("unknown tap")
    types = _TYPES[kind].values()
    if len(numbers) != len(types):
        raise ForgedTapError("wrong number of fields")
    try:
        return kind(*(make(_read(text)) for make, text in zip(types, numbers, strict=True)))
    except ValueError as error:  # an enum's number that stands for nothing
        raise ForgedTapError(str(error)) from None


def _spelled(number: int) -> str:
    if number < 0:
        return "-" + _spelled(-number)
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits


def _read(text: str) -> int:
    # int() would also take "+1", "1_0", capitals and the digits of other scripts.
    if not text or any(each not in DIGITS for each in text.removeprefix("-")):
        raise ForgedTapError("odd digits")
    number = int(text, 36)
    if _spelled(number) != text or abs(number) > LARGEST:
        raise ForgedTapError("odd number")
    return number
