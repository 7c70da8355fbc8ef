"""Fits the text of a report into a picture's caption: what is least important is left out first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from html import unescape

from bot.screen import CAPTION_LIMIT
from bot.views import layout

_TAG = re.compile(r"<[^>]*>")


class Rank(IntEnum):
    """How important a part is. What comes first here stays longest."""

    ALWAYS = auto()
    FIGURES = auto()
    WATCH = auto()
    SMALL_PRINT = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """Whole lines of HTML that are shown together or not at all."""

    html: str
    rank: Rank = Rank.ALWAYS


Block = Sequence[Part]


def parts(html: str, rank: Rank, *, first: Rank | None = None) -> tuple[Part, ...]:
    """Make a part of each line. `first` is the rank of the first line, if it has another."""
    return tuple(
        Part(line, first if first and not at else rank) for at, line in enumerate(html.split("\n"))
    )


def fit(blocks: Sequence[Block], limit: int = CAPTION_LIMIT) -> str:
    """Join blocks of parts. The least important parts are left out until the rest fits.

    Of equal ones the last goes first. `limit` is in UTF-16 units as Telegram counts them.
    """
    shown = [list(block) for block in blocks]
    for left_out in _by_importance(blocks):
        if shown_length(_join(shown)) <= limit:
            break
        shown = [[part for part in block if part is not left_out] for block in shown]
    return _join(shown)


def _by_importance(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield the parts that may be left out, the least important and last first."""
    backwards = [part for block in reversed(blocks) for part in reversed(block)]
    yield from sorted(
        (part for part in backwards if part.rank is not Rank.ALWAYS),
        key=lambda part: part.rank,
        reverse=True,
    )


def _join(blocks: Sequence[Block]) -> str:
    return layout.join_blocks(*(layout.join_lines(part.html for part in block) for block in blocks))


def shown_length(html: str) -> int:
    """Count UTF-16 units as Telegram does: without the tags, an entity as its character."""
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le")) // 2
