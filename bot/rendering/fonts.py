"""The font of pictures and documents, which shows Chinese on a machine that has no such font."""

import struct
import sys
import unicodedata
from array import array
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Final

# A collection of ten faces that differ in the shapes of some characters: this is "SC", simplified.
NOTO_FACE: Final = 2
NOTO_FAMILY: Final = "Noto Sans CJK SC"
_NO_GLYPH = "□"
_SHAPELESS = frozenset({"Cc", "Cf", "Cs"})  # control, format and half characters
_SEGMENTED_COVERAGE = 12  # the format of a character map that lists ranges of code points


@cache
def noto() -> Path:
    """Noto Sans CJK (OFL), a collection of which `NOTO_FACE` is ours."""
    from noto_cjk_sans_otc import FONT_PATH  # noqa: PLC0415 - only where something is drawn

    return Path(str(FONT_PATH))


def drawable(text: str) -> str:
    """Replace each character that the font lacks by a box, and remove invisible marks.

    Otherwise an emoji in a note would vanish, or a direction mark would reverse a line.
    """
    return text.translate(_DRAWN)


class _Drawn(dict[int, str]):
    """By code point what is drawn for it; filled when a character is first met."""

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        if character == "\n":
            drawn = character
        elif unicodedata.category(character) in _SHAPELESS:
            drawn = ""
        else:
            drawn = character if _has_glyph(code_point) else _NO_GLYPH
        self[code_point] = drawn
        return drawn


_DRAWN = _Drawn()


def _has_glyph(code_point: int) -> bool:
    starts, ends = _coverage()
    at = bisect_right(starts, code_point) - 1
    return at >= 0 and code_point <= ends[at]


@cache
def _coverage() -> tuple["array[int]", "array[int]"]:
    """The first and the last code point of each range that the face has glyphs for.

    Read from the font's `cmap` table (OpenType 1.9): a font library would be a dependency for
    these lines alone. Arrays take a tenth of the memory of tuples.
    """
    with noto().open("rb") as font:

        def read(layout: str, place: int) -> tuple[int, ...]:
            font.seek(place)
            return struct.unpack(layout, font.read(struct.calcsize(layout)))

        (face,) = read(">I", 12 + 4 * NOTO_FACE)
        (tables,) = read(">H", face + 4)
        entries = (read(">4sIII", face + 12 + 16 * each) for each in range(tables))
        table = next(offset for tag, _, offset, _ in entries if tag == b"cmap")  # type: ignore[comparison-overlap]  # the tag is bytes
        (maps,) = read(">H", table + 2)
        places = {table + read(">HHI", table + 4 + 8 * each)[2] for each in range(maps)}
        place = next(each for each in places if read(">H", each) == (_SEGMENTED_COVERAGE,))
        (groups,) = read(">I", place + 12)
        font.seek(place + 16)
        numbers = array("I", font.read(groups * 12))
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers[0::3], numbers[1::3]
