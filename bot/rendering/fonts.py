"""The fonts of pictures and documents, which show Chinese on a machine that has none."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

# A collection of ten faces that differ in the shapes of some characters: this is "SC", simplified.
NOTO_FACE: Final = 2
NOTO_FAMILY: Final = "Noto Sans CJK SC"
_NO_GLYPH = "□"
_SHAPELESS = frozenset({"Cc", "Cf", "Cs"})  # control, format and half characters


@cache
def noto() -> Path:
    """Noto Sans CJK (OFL), a collection of which `NOTO_FACE` is ours."""
    from noto_cjk_sans_otc import FONT_PATH  # noqa: PLC0415 - only where something is drawn

    return Path(str(FONT_PATH))


@cache
def dejavu() -> Path:
    """DejaVu Sans, which comes with matplotlib."""
    from matplotlib import get_data_path  # noqa: PLC0415 - likewise

    return Path(get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")


@cache
def families() -> tuple[str, ...]:
    """What matplotlib is to look glyphs up in, in this order."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415 - takes half a second

    fontManager.addfont(str(noto()))
    return ("DejaVu Sans", NOTO_FAMILY)


def drawable(text: str) -> str:
    """The text with a box for each character that no font has, without marks that draw nothing.

    Otherwise an emoji in a note would vanish, or a direction mark turn a line around.
    """
    kept = (each for each in text if each == "\n" or unicodedata.category(each) not in _SHAPELESS)
    return "".join(each if each == "\n" or ord(each) in _glyphs() else _NO_GLYPH for each in kept)


@cache
def _glyphs() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 - likewise

    faces = (FT2Font(str(noto()), face_index=NOTO_FACE), FT2Font(str(dejavu())))
    return frozenset[int]().union(*(face.get_charmap() for face in faces))
