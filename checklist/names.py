"""Finds the people whom a typed name may mean. The caller asks if there are several."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

BEFORE_KEY = " "
"""Stands before every key. A typed name has no space, so a search matches only beginnings."""

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
    """A person who can be searched by name.

    `keys` holds other spellings of the name, each after BEFORE_KEY. The beginning of a key is
    enough to be found. Without keys, only the name itself is searched. `latin` is the spelling of
    a Chinese name in Latin letters, Wang Qiang for 王强; other names have none.
    """

    id: int
    name: str
    keys: str
    latin: str = field(default="", kw_only=True)


Someone = TypeVar("Someone", bound=Named)


@dataclass(frozen=True, slots=True)
class Matches(Generic[Someone]):
    """The people found. If there are none, at most 5 people with similar names, best first."""

    found: tuple[Someone, ...] = ()
    nearest: tuple[Someone, ...] = ()


def sort_key(someone: Named) -> tuple[str, str, int]:
    """Sort names as a reader looks for them: Chinese ones by pinyin, among the Latin ones."""
    return fold(someone.latin or someone.name), someone.name, someone.id


def fold(text: str) -> str:
    """Remove differences of case, width and accents, and the tone marks of pinyin."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())


def plain(text: str) -> str:
    """Fold, and remove spaces, hyphens and other signs that may stand between parts of a name."""
    return _BETWEEN.sub("", fold(text))


def search(query: str, among: Iterable[Someone]) -> Matches[Someone]:
    """Return people with exactly this name, otherwise all whom it may mean, in the order given.

    A key finds all names that sound the same. A name with a typing error finds nobody; the people
    whom it may mean are then in `nearest`.
    """
    wanted = plain(query)
    if not wanted:
        return Matches()
    known = [(plain(each.name), each) for each in among]
    found = (
        [each for name, each in known if wanted in {name, plain(each.latin) + name}]
        or [each for name, each in known if wanted in name or BEFORE_KEY + wanted in each.keys]
        or _ignoring_tones(wanted, known)
    )
    return Matches(found=tuple(found)) if found else Matches(nearest=_nearest(wanted, known))


def _ignoring_tones(wanted: str, known: Sequence[tuple[str, Someone]]) -> list[Someone]:
    """Read zhang1wei3 as pinyin. Names with Latin letters or digits are left out: 1 may be part."""
    key = BEFORE_KEY + _TONE_DIGIT.sub("", wanted)
    return [each for name, each in known if key in each.keys and not _LATIN_OR_DIGIT.search(name)]


def _nearest(wanted: str, known: Sequence[tuple[str, Someone]]) -> tuple[Someone, ...]:
    """Return people whose name or key begins with the typed text, but for a few errors.

    An error is one letter too many, one missing, a wrong one, or two neighbours exchanged (optimal
    string alignment). One error in four letters is allowed; in Chinese characters, one in two,
    because each is a syllable. Never more than two.
    """
    characters = HAN.search(wanted)
    allowed = _allowed(wanted)
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


def is_nearly(wanted: str, form: str) -> bool:
    """Whether a plain text is this plain word but for as few errors as a name may have."""
    allowed = _allowed(wanted)
    return bool(allowed) and OSA.distance(wanted, form) <= allowed


def _allowed(wanted: str) -> int:
    return min(len(wanted) // (2 if HAN.search(wanted) else 4), MOST_MISTAKES)


def _mistakes(wanted: str, forms: Sequence[str], allowed: int) -> dict[str, int]:
    """Return the number of errors for each form that needs no more of them than allowed."""
    # Compared at the typed length, a form within `allowed` errors has at most twice as many. This
    # leaves few forms for the exact count.
    cut = [form[: len(wanted)] for form in forms]
    rough = extract(wanted, cut, scorer=OSA.distance, score_cutoff=2 * allowed, limit=None)
    ends = range(len(wanted) - allowed, len(wanted) + allowed + 1)
    errors = {
        forms[at]: min(OSA.distance(wanted, forms[at][:end]) for end in ends) for _, _, at in rough
    }
    return {form: count for form, count in errors.items() if count <= allowed}
