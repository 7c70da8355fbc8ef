"""What every page of a document says beside its contents."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.formats import cut
from bot.texts import Texts


def frame(title: str, name: str, day: date, words: Texts) -> Mapping[str, Any]:
    """The values of document.typ; every page says whom it is about and of which day it is."""
    return {
        "lang": words.language,
        "title": title,
        "made": f"{cut(name, 40)} · {day.isoformat()}",
        "page": words.plain("document-page", page="{page}", pages="{pages}"),
        "sign": [words.plain("document-date"), words.plain("document-signature")],
    }
