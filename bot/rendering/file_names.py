"""Names for files that speak and that every system can keep: 张伟_报告_2026-11-23.xlsx."""

import re
import unicodedata
from datetime import date

LONGEST = 100  # bytes in UTF-8; some systems stop at 143, and a downloader adds " (1)"
_UNSAFE = re.compile(r"[\s/\\:*?\"<>|.]+")


def file_name(name: str, what: str, day: date, ending: str) -> str:
    """NAME_WHAT_DAY.ENDING, at most 100 bytes; only the name is shortened for it.

    Path characters, dots, spaces and quotes become "_"; control and direction marks vanish.
    """
    rest = f"{_safe(what)}_{day.isoformat()}.{ending}"
    short = _within(_safe(name), LONGEST - len(rest.encode()) - 1)
    return f"{short}_{rest}" if short else rest


def _safe(text: str) -> str:
    printable = (each for each in text if each.isspace() or unicodedata.category(each)[0] != "C")
    return _UNSAFE.sub("_", "".join(printable)).strip("_-")


def _within(text: str, limit: int) -> str:
    """As many whole characters as fit in this many bytes."""
    return text.encode()[:limit].decode(errors="ignore").rstrip("_")
