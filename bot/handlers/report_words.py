"""Reads what somebody types to see a report: names, a period, or the word for the whole team."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.texts import languages, texts
from checklist.names import HAN, is_nearly, plain
from checklist.results import FIRST_PERIOD, PERIODS, Period

LONGEST_PERIOD = 5  # words: "in the last 90 days"
_BETWEEN = re.compile(r"[\s,，、;；]+")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, without the period. `period` is None where none was typed."""

    names: tuple[str, ...]
    period: Period | None = None

    @property
    def whole(self) -> str:
        return " ".join(self.names)

    @property
    def shown_period(self) -> Period:
        return FIRST_PERIOD if self.period is None else self.period

    @property
    def before_number(self) -> str:
        """The words before the first one with a digit; "" where there is none."""
        at = next((at for at, each in enumerate(self.names) if _DIGIT.search(each)), 0)
        return " ".join(self.names[:at])


def read_words(typed: str) -> Words:
    """Take the period away, at the beginning or at the end, and divide the rest into words.

    A word that means the team and all time ("all") means the team.
    """
    words = tuple(filter(None, _BETWEEN.split(typed)))
    if means_team(typed) or not words:
        return Words(words)
    for size in range(min(LONGEST_PERIOD, len(words)), 0, -1):
        head, tail = _period("".join(words[:size])), _period("".join(words[-size:]))
        if tail is not None:
            return Words(words[:-size], tail)
        if head is not None:
            return Words(words[size:], head)
    return _without_space(words)


def _without_space(words: tuple[str, ...]) -> Words:
    """Take a period away that follows a Chinese name without a space, as in 张伟90天."""
    *before, last = words
    for at in range(1, len(last)):
        period = _period(last[at:])
        if HAN.match(last[at - 1]) and period is not None:
            return Words((*before, last[:at]), period)
    return Words(words)


def means_team(words: str) -> bool:
    return plain(words) in _words_of("typed-team")


def nearly_means_team(words: str) -> bool:
    """Whether the text is a word for the team but for a typing error, as 全点 is 全店."""
    return any(is_nearly(plain(words), each) for each in _words_of("typed-team"))


def divide(words: Words, is_name: Callable[[str], Sequence[object]]) -> tuple[str, ...]:
    """Divide the words into two names; nothing where this is not possible.

    A word for "and" may stand between them, which needs no spaces in Chinese.
    """
    for at in range(1, len(words.names)):
        second = words.names[at:]
        if len(second) > 1 and plain(second[0]) in _words_of("typed-and"):
            second = second[1:]
        both = (" ".join(words.names[:at]), " ".join(second))
        if all(map(is_name, both)):
            return both
    for each in _words_of("typed-and"):
        first, joint, rest = words.whole.partition(each)
        if joint and HAN.match(joint) and first and rest and is_name(first) and is_name(rest):
            return first, rest
    return ()


def _period(words: str) -> Period | None:
    return _period_words().get(plain(words))


@cache
def _period_words() -> Mapping[str, Period]:
    return {word: each for each in PERIODS for word in _words_of(f"typed-period-{int(each)}")}


@cache
def _words_of(key: str) -> tuple[str, ...]:
    """The words of a sentence in every language: whoever types may mix them."""
    return tuple(plain(word) for each in languages() for word in texts(each).plain(key).split("|"))
