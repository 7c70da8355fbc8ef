"""Prepares how else a person's name may be typed, once, when it is written down."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import chain, product
from math import prod

from checklist.names import BEFORE_KEY, HAN, folded, plain

MOST_PARTS = 8
MOST_SPELLINGS = 64

_PART = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})[^\W_])+")

# In lists of surnames that are often misread, and missing in pypinyin.
_SURNAMES = {"黑": "he", "谌": "shen", "费": "bi", "贲": "fei", "弗": "fei", "厘": "xi"}
_U_UMLAUT = ("v", "u", "yu")


def keys(name: str) -> str:
    """Return `people.name_keys`, to be matched by `checklist.names.search`.

    For every reading of every character: the pinyin from each syllable on, then round from the
    first (zhangwei, weizhang), and the initials (zw). A word of another script is one syllable.
    Bounded: the first 8 syllables, and 64 spellings, without the rarest readings.
    """
    readings = [_readings(part) for part in _PART.findall(folded(name))[:MOST_PARTS]]
    spellings = product(*_few_enough(readings))
    forms = dict.fromkeys(chain.from_iterable(map(_forms, spellings)))
    return "".join(BEFORE_KEY + form for form in forms)


def _forms(syllables: tuple[str, ...]) -> Iterator[str]:
    for start in range(len(syllables)):
        yield "".join(syllables[start:] + syllables[:start])
    if len(syllables) > 1:
        yield "".join(each[0] for each in syllables)


def _few_enough(readings: Sequence[list[str]]) -> list[list[str]]:
    """Take from where there are most, the end first; what a name begins with keeps its own."""
    kept = list(readings)
    while prod(map(len, kept)) > MOST_SPELLINGS:
        most = max(range(1, len(kept)), key=lambda at: (len(kept[at]), at))
        kept[most] = kept[most][:-1]
    return kept


def _readings(part: str) -> list[str]:
    """Without tones, the most usual first; ü as v, as u, and as in passports (lv, lu, lyu)."""
    if not HAN.match(part):
        return [part]
    # Characters are asked for one by one, so its words can stay out: 14 MB instead of 58.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415 - only who writes a name down pays for it

    (found,) = pinyin(part, style=Style.NORMAL, heteronym=True)
    every = [*found, _SURNAMES[part]] if part in _SURNAMES else found
    return list(dict.fromkeys(plain(each).replace("v", u) for each in every for u in _U_UMLAUT))
