"""Words by language: what every label and question of a checklist is made of."""

from collections.abc import Iterator, Mapping
from typing import Any

Language = str
"""A language's code: zh, en. Each has a folder of the same name in `bot/locales`."""

LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""The languages that every checklist has; it may have more."""

FALLBACK: Language = "en"
"""The language of a text that is missing in the reader's own."""


class Text(Mapping[Language, str]):
    """The same words by language: Text(zh="是", en="Yes"). Never changed.

    A language that is missing is read as FALLBACK, and without that as the first there is.
    """

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[Language, str] | None = None, /, **more: str) -> None:
        self._words = {**(words or {}), **more}
        if not self._words:
            raise ValueError("a text needs words in at least one language")

    def __getitem__(self, language: Language) -> str:
        for each in (language, FALLBACK):
            if each in self._words:
                return self._words[each]
        return next(iter(self._words.values()))

    def __contains__(self, language: object) -> bool:
        return language in self._words

    def __iter__(self) -> Iterator[Language]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __hash__(self) -> int:
        return hash(frozenset(self._words.items()))

    def __repr__(self) -> str:
        return f"Text({self._words!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: Any) -> dict[str, Any]:  # noqa: ANN401 - see below
        """How `loading` reads a stored text: a plain value, so that nothing of pydantic is here."""
        made = {"type": "no-info", "function": cls}
        return {"type": "function-after", "function": made, "schema": handler(dict[str, str])}
