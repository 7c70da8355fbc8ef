"""Looks up the sentences that a person reads, by key, in the person's language."""

import re
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from pathlib import Path

from babel.dates import format_skeleton
from fluent.runtime import FluentBundle, FluentResource

from checklist.text import FALLBACK, FORM_LANGUAGES, Language

LOCALES = Path(__file__).parent / "locales"
Day = date  # inside Texts, `date` is the method
_CODE = re.compile(r"[a-z]{2,3}")


class Html(str):
    """HTML that the program itself made. It is not escaped again."""

    __slots__ = ()


Argument = str | int | Decimal
LONGEST_ARGUMENT = 500  # characters; Fluent fails at 2,500, and escaping makes a text longer


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that have a folder in `bot/locales`, those of the form first."""
    folders = sorted(path.name for path in LOCALES.iterdir() if _CODE.fullmatch(path.name))
    return (*FORM_LANGUAGES, *(each for each in folders if each not in FORM_LANGUAGES))


@cache
def _catalogue(language: Language) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


class Texts:
    """The sentences in one language. Calling gives HTML; `plain` is for buttons and toasts.

    A sentence that the language lacks is said in FALLBACK.
    """

    def __init__(self, language: Language, zone: tzinfo = UTC, today: Day | None = None) -> None:
        self.language = language
        self.zone = zone
        self.today = today
        self._own = _catalogue(language)
        self._fixed: dict[str, str] = {}

    def __call__(self, key: str, **arguments: Argument) -> str:
        """Return the sentence as HTML. Arguments are escaped, unless they are Html."""
        return self._format(key, {name: _escape(each) for name, each in arguments.items()})

    def plain(self, key: str, **arguments: Argument) -> str:
        return self._format(key, arguments)

    def date(self, at: Day | datetime) -> str:
        """Return the day in the usual form of the language: 11月3日, Nov 3.

        With its year where that is not this one, or where today is not known: 2025年11月3日.
        """
        there = self.day(at)
        this_year = self.today is not None and there.year == self.today.year
        return self.month_and_day(there) if this_year else self._format_day("yMMMd", there)

    def month_and_day(self, at: Day | datetime) -> str:
        """Return the day without its year, for where the year stands beside it."""
        return self._format_day("MMMd", self.day(at))

    def days(self, first: Day | datetime, last: Day | datetime) -> str:
        """Return both days, or the only one: 11月3日–11月23日."""
        return "–".join(dict.fromkeys((self.date(first), self.date(last))))

    def _format_day(self, skeleton: str, day: Day) -> str:
        return format_skeleton(skeleton, day, locale=self.language)

    def day(self, at: Day | datetime) -> Day:
        """Return the day of a moment in the installation's time zone."""
        return at.astimezone(self.zone).date() if isinstance(at, datetime) else at

    def moment(self, moment: datetime) -> str:
        """Return month, day and time of day: 11月3日 09:30."""
        return f"{self.date(moment)} {moment.astimezone(self.zone):%H:%M}"

    def _format(self, key: str, arguments: dict[str, Argument]) -> str:
        if not arguments and key in self._fixed:
            return self._fixed[key]
        bundle = self._own if self._own.has_message(key) else _catalogue(FALLBACK)
        pattern = bundle.get_message(key).value
        assert pattern is not None, f"{key} has attributes only"
        marks = _marks_for_long(arguments)
        formatted, errors = bundle.format_pattern(pattern, arguments | marks)
        if errors:
            raise errors[0]
        text = str(formatted)
        for name, mark in marks.items():
            text = text.replace(mark, str(arguments[name]))
        if not arguments:
            self._fixed[key] = text
        return text


def _marks_for_long(arguments: dict[str, Argument]) -> dict[str, str]:
    """Return a mark for each argument that is too long for Fluent; it is put in afterwards."""
    return {
        name: f"\ue000{name}\ue000"
        for name, each in arguments.items()
        if isinstance(each, str) and len(each) > LONGEST_ARGUMENT
    }


def _escape(argument: Argument) -> Argument:
    if isinstance(argument, str) and not isinstance(argument, Html):
        return escape(argument, quote=False)
    return argument


@lru_cache(maxsize=64)  # each day has its own
def texts(language: Language, zone: tzinfo = UTC, today: Day | None = None) -> Texts:
    """Return the sentences of a language, read once. Days and times are given in this zone."""
    return Texts(language, zone, today)


def from_tag(tag: str | None) -> Language | None:
    """Return our language for an IETF tag or a POSIX locale (zh-hans, zh_CN.UTF-8), if any."""
    code = re.split(r"[-_.]", (tag or "").lower())[0]
    return code if code in languages() else None
