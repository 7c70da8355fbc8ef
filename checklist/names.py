"""Whom a typed name means: those who are found, or who comes near, and never a guess in silence."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

BEFORE_KEY = " "
"""Stands before every key; a plain text holds none, so that a search meets only beginnings."""

NEAREST = 5
MOST_MISTAKES = 2

HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U000323af]")
"""One Chinese character."""

_ACCENTS = re.compile(r"[\u0300-\u036f]")
_BETWEEN = re.compile(r"[\s\u200b-\u200f\u2060\ufeff'‘’ʼ`.·•・‧_\u2010-\u2015-]")
_TONE_DIGIT = re.compile(r"(?<=[a-z])[1-5]")
_LATIN_OR_DIGIT = re.compile(r"[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who can be asked for.

    `keys`: how else the name may be typed, each plain and after BEFORE_KEY; the beginning of one
    is enough. Empty where none were prepared: then the name alone counts.
    """

    id: int
    name: str
    keys: str


Someone = TypeVar("Someone", bound=Named)


@dataclass(frozen=True, slots=True)
class Matches(Generic[Someone]):
    """Who was found; only where nobody was, who comes near (5 at most), the nearest first."""

    found: tuple[Someone, ...] = ()
    nearest: tuple[Someone, ...] = ()


def fold(text: str) -> str:
    """Without the difference of case, width and accents; pinyin loses its tone marks."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())


def plain(text: str) -> str:
    """Folded, and without what people put between the parts of a name, or leave out."""
    return _BETWEEN.sub("", fold(text))


def search(query: str, among: Iterable[Someone]) -> Matches[Someone]:
    """Those called exactly so, else all who may be meant, in the order given.

    Names that sound alike are all found. A typing error finds nobody, it only comes near.
    """
    wanted = plain(query)
    if not wanted:
        return Matches()
    known = [(plain(each.name), each) for each in among]
    found = (
        [each for name, each in known if name == wanted]
        or [each for name, each in known if wanted in name or BEFORE_KEY + wanted in each.keys]
        or _ignoring_tones(wanted, known)
    )
    return Matches(found=tuple(found)) if found else Matches(nearest=_nearest(wanted, known))


def _ignoring_tones(wanted: str, known: Sequence[tuple[str, Someone]]) -> list[Someone]:
    """Read zhang1wei3 as pinyin; in a name with Latin letters or digits, 1 and 2 may be people."""
    key = BEFORE_KEY + _TONE_DIGIT.sub("", wanted)
    return [each for name, each in known if key in each.keys and not _LATIN_OR_DIGIT.search(name)]


def _nearest(wanted: str, known: Sequence[tuple[str, Someone]]) -> tuple[Someone, ...]:
    """Those whose name or key, or its beginning, is a few typing errors away.

    One error is a letter too much, too few, wrong, or two that changed places (optimal string
    alignment). Allowed is one in four letters, or one in two where Chinese characters were typed,
    of which each is a syllable; never more than two.
    """
    characters = HAN.search(wanted)
    allowed = min(len(wanted) // (2 if characters else 4), MOST_MISTAKES)
    if not allowed:
        return ()
    shortest, longest = len(wanted) - allowed, len(wanted) + allowed
    beginnings = [
        (form[:longest], each)
        for name, each in known
        for form in ((name,) if characters else (name, *each.keys.split()))
        if len(form) >= shortest
    ]
    mistakes = _mistakes(wanted, list({form for form, _ in beginnings}), allowed)
    near = [at for at, (form, _) in enumerate(beginnings) if form in mistakes]
    near.sort(key=lambda at: mistakes[beginnings[at][0]])
    return tuple(dict.fromkeys(beginnings[at][1] for at in near))[:NEAREST]


def _mistakes(wanted: str, forms: Sequence[str], allowed: int) -> dict[str, int]:
    """Count the errors in what was typed, for the forms of which it has no more than allowed."""
    # A beginning of another length is at most `allowed` letters further: that leaves few to try.
    cut = [form[: len(wanted)] for form in forms]
    rough = extract(wanted, cut, scorer=OSA.distance, score_cutoff=2 * allowed, limit=None)
    ends = range(len(wanted) - allowed, len(wanted) + allowed + 1)
    errors = {
        forms[at]: min(OSA.distance(wanted, forms[at][:end]) for end in ends) for _, _, at in rough
    }
    return {form: count for form, count in errors.items() if count <= allowed}
