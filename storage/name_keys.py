"""Computes other spellings of a person's name, once, when the name is stored."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import chain, product
from math import prod

from checklist.names import BEFORE_KEY, HAN, fold, plain

MOST_PARTS = 8
MOST_SPELLINGS = 64

_PART = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})[^\W_])+")

# Readings of surnames that pypinyin does not know.
_SURNAMES = {"黑": "he", "谌": "shen", "费": "bi", "贲": "fei", "弗": "fei", "厘": "xi"}
_U_UMLAUT = ("v", "u", "yu")


def keys(name: str) -> str:
    """Return the text for `people.name_keys`, in which `checklist.names.search` looks.

    For 张伟 it holds zhangwei, weizhang and zw: the pinyin, starting at each syllable in turn, and
    the initials. A character with several readings gives several spellings. A word in another
    script counts as one syllable. Only the first 8 syllables are used, and at most 64 spellings.
    """
    readings = [_readings(part) for part in _PART.findall(fold(name))[:MOST_PARTS]]
    spellings = product(*_drop_rare_readings(readings))
    forms = dict.fromkeys(chain.from_iterable(map(_forms, spellings)))
    return "".join(BEFORE_KEY + form for form in forms)


def _forms(syllables: tuple[str, ...]) -> Iterator[str]:
    for start in range(len(syllables)):
        yield "".join(syllables[start:] + syllables[:start])
    if len(syllables) > 1:
        yield "".join(each[0] for each in syllables)


def _drop_rare_readings(readings: Sequence[list[str]]) -> list[list[str]]:
    """Drop readings, one at a time, until there are few enough spellings.

    The last (rarest) reading of the character with the most readings goes first; of equals, the
    one nearer to the end of the name. The first character is a surname: it loses no reading.
    """
    left = list(readings)
    while prod(map(len, left)) > MOST_SPELLINGS:
        most = max(range(1, len(left)), key=lambda at: (len(left[at]), at))
        left[most] = left[most][:-1]
    return left


def _readings(part: str) -> list[str]:
    """Return pinyin without tones, the usual reading first; ü as v, as u and as yu (passports)."""
    if not HAN.match(part):
        return [part]
    # pypinyin is asked for single characters, so it need not load its words: 14 MB, not 58.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415 - only needed where a name is stored

    (found,) = pinyin(part, style=Style.NORMAL, heteronym=True)
    every = [*found, _SURNAMES[part]] if part in _SURNAMES else found
    return list(dict.fromkeys(plain(each).replace("v", u) for each in every for u in _U_UMLAUT))
