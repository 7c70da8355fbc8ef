"""Compiles the Typst templates: plain values in, a PNG or a PDF out.

Values travel as JSON, so that a template sees texts and never markup. A template can read nothing
outside the folder of the templates. Call this in a thread: compiling takes 30 to 100 milliseconds.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from bot.rendering.fonts import NOTO_FAMILY, drawable, noto
from bot.rendering.freed_memory import keep_large_blocks_apart, return_freed_memory
from bot.rendering.palette import PALETTE

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES = Path(__file__).parent / "templates"
PIXELS_PER_INCH = 204.8  # 1024 pixels for 360 points
CACHED_COMPILATIONS = 10
"""Typst's cache keeps what was used in as many of the latest compilations."""
Template = Literal["picture", "report", "form"]
Values = Mapping[str, Any]


_LOCK = Lock()
"""One thread at a time may use the compiler."""


def png(template: Template, values: Values) -> bytes:
    """The only page as a picture."""
    return _compile(template, values, format="png", ppi=PIXELS_PER_INCH)


def pdf(template: Template, values: Values, made: date) -> bytes:
    """Make a PDF that screen readers can read (PDF/UA-1).

    The same values and the same day give the same bytes.
    """
    moment = int(datetime.combine(made, time(), UTC).timestamp())
    return _compile(template, values, format="pdf", timestamp=moment, pdf_standards=["ua-1"])


def _compile(template: Template, values: Values, **options: Any) -> bytes:  # noqa: ANN401 - typst's own
    shared = {"palette": PALETTE, "font": NOTO_FAMILY}
    data = json.dumps(_drawable({**values, **shared}), ensure_ascii=False)
    source = TEMPLATES / f"{template}.typ"
    with _LOCK:
        try:
            made = _compiler().compile(input=source, sys_inputs={"data": data}, **options)
        finally:
            _empty_cache()
    assert isinstance(made, bytes), "a template of several pages has no single picture"
    return made


@cache
def _compiler() -> "Compiler":
    """One for all templates: it keeps the font, which is large, in memory."""
    from typst import Compiler, Fonts  # noqa: PLC0415 - loaded with the first picture

    keep_large_blocks_apart()
    font = Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[noto().parent]
    )
    return Compiler(root=TEMPLATES, font_paths=font)


def _empty_cache() -> None:
    """Forget what the compilation left in Typst's cache: 3 MB for a picture, 10 for a document.

    The next values are others, so that the cache would save no time. The binding has no call that
    empties it. It drops what was not used in the last CACHED_COMPILATIONS, so that as many
    compilations of an empty page, which take 2 milliseconds together, empty it.
    """
    for _ in range(CACHED_COMPILATIONS + 1):
        _empty_page().compile(input=b"", format="svg")
    return_freed_memory()


@cache
def _empty_page() -> "Compiler":
    """A compiler without fonts and values, so that it is fast."""
    from typst import Compiler, Fonts  # noqa: PLC0415 - likewise

    return Compiler(font_paths=Fonts(include_system_fonts=False, include_embedded_fonts=False))


def _drawable(value: Any) -> Any:  # noqa: ANN401 - as JSON has it
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, Mapping):
        return {key: _drawable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(each) for each in value]
    return value
