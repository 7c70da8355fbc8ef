"""A text in several languages: every label and question of a checklist is one."""

from collections.abc import Iterator, Mapping
from typing import Any

Language = str
"""A language's code of two or three letters: zh, en."""

FORM_LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""The languages of the printed form. Every checklist has them, and it may have more."""

FALLBACK: Language = "en"
"""The language that is used where a text is missing in the reader's language."""


class Text(Mapping[Language, str]):
    """An immutable text by language: Text(zh="是", en="Yes").

    Where a language is missing, the text is read in FALLBACK, or else in its first language.
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
        """Tell pydantic how to read a stored text, without an import of pydantic."""
        build = {"type": "no-info", "function": cls}
        return {"type": "function-after", "function": build, "schema": handler(dict[str, str])}
