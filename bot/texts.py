"""Every sentence that a person reads: looked up by key, in Chinese or English."""

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path

from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource

from checklist.definition import LANGUAGES, Language

Day = date
LOCALES = Path(__file__).parent / "locales"


class Html(str):
    """Markup of our own making, not to be escaped again."""

    __slots__ = ()


Argument = str | int | Decimal
LONGEST_ARGUMENT = 500  # characters; Fluent fails at 2,500, and markup makes more of a text


class Texts:
    """The sentences in one language. Calling gives HTML; `plain` is for buttons and toasts."""

    def __init__(self, language: Language, zone: tzinfo = UTC) -> None:
        self.language = language
        self.zone = zone
        self._bundle = FluentBundle([language], use_isolating=False)
        for path in sorted((LOCALES / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
        self._fixed: dict[str, str] = {}

    def __call__(self, key: str, **arguments: Argument) -> str:
        """Return the sentence as HTML; whatever came from a person is escaped here."""
        return self._formatted(key, {name: _escaped(each) for name, each in arguments.items()})

    def plain(self, key: str, **arguments: Argument) -> str:
        return self._formatted(key, arguments)

    def date(self, moment: datetime) -> str:
        """A day as people say it: 11月3日, Nov 3."""
        pattern = "M月d日" if self.language == "zh" else "MMM d"
        return format_date(moment.astimezone(self.zone), pattern, locale=self.language)

    def day(self, moment: datetime) -> Day:
        """The day that a calendar on the wall shows."""
        return moment.astimezone(self.zone).date()

    def moment(self, moment: datetime) -> str:
        """A day and the time of day: 11月3日 09:30."""
        return f"{self.date(moment)} {moment.astimezone(self.zone):%H:%M}"

    def _formatted(self, key: str, arguments: dict[str, Argument]) -> str:
        if not arguments and key in self._fixed:
            return self._fixed[key]
        pattern = self._bundle.get_message(key).value
        assert pattern is not None, f"{key} has attributes only"
        put_in_later = _longest(arguments)
        made, errors = self._bundle.format_pattern(pattern, arguments | put_in_later)
        if errors:
            raise errors[0]
        text = str(made)
        for name, mark in put_in_later.items():
            text = text.replace(mark, str(arguments[name]))
        if not arguments:
            self._fixed[key] = text
        return text


def _longest(arguments: dict[str, Argument]) -> dict[str, str]:
    """By name, a mark in place of each argument that is longer than Fluent takes."""
    return {
        name: f"\ue000{name}\ue000"
        for name, each in arguments.items()
        if isinstance(each, str) and len(each) > LONGEST_ARGUMENT
    }


def _escaped(argument: Argument) -> Argument:
    if isinstance(argument, str) and not isinstance(argument, Html):
        return escape(argument, quote=False)
    return argument


@cache
def texts(language: Language, zone: tzinfo = UTC) -> Texts:
    """The catalogue of a language, read once; days and times are told as in this zone."""
    return Texts(language, zone)


def from_telegram(code: str | None) -> Language | None:
    """The language that a Telegram client's IETF tag asks for, where we speak it."""
    return next((each for each in LANGUAGES if (code or "").lower().startswith(each)), None)
