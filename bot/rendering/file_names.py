"""Names of files that speak, and that every system can store.

浦东店_张伟_报告_近90天_2026-08-26_2026-11-23.xlsx
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

LONGEST = 130  # bytes in UTF-8; some systems stop at 143, and a downloader adds " (1)"
LONGEST_DEALERSHIP = 45  # bytes, if the whole is too long otherwise
_UNSAFE = re.compile(r"[\s/\\:*?\"<>|.]+")


def file_name(
    dealership: str, name: str, contents: Sequence[str], days: Sequence[date], ending: str
) -> str:
    """Join the parts with "_": at most 130 bytes, for which dealership and name are shortened.

    Path characters, dots, spaces and quotes become "_"; control and direction marks vanish.
    `days` are the first and the last; a single one is written once.
    """
    written = dict.fromkeys(each.isoformat() for each in days)
    rest = f"{_join((*contents, *written))}.{ending}"
    room = LONGEST - len(rest.encode()) - 1
    about = _join((dealership, name))
    if len(about.encode()) > room:
        about = _join((_within(_safe(dealership), LONGEST_DEALERSHIP), name))
    return "_".join(filter(None, (_within(about, room), rest)))


def _join(parts: Sequence[str]) -> str:
    return "_".join(filter(None, map(_safe, parts)))


def _safe(text: str) -> str:
    printable = (each for each in text if each.isspace() or unicodedata.category(each)[0] != "C")
    return _UNSAFE.sub("_", "".join(printable)).strip("_-")


def _within(text: str, limit: int) -> str:
    """Return as many whole characters as fit in this many bytes."""
    return text.encode()[:limit].decode(errors="ignore").rstrip("_")
