"""The taps' codec and their routes."""

from contextlib import suppress
from dataclasses import fields
from enum import Enum
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import routes, taps
from bot.taps import CODES, ForgedTapError, Last, LastCondition, LastIndicator, Tap
from bot.taps.base36 import LARGEST
from bot.taps.codec import LIMIT
from checklist.definition import Language

IDS = st.integers(-(2**40), 2**40)
NUMBERS = st.integers(1, 2**40)


def made(kind: type[Tap]) -> st.SearchStrategy[Tap]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # every tap is a dataclass
    return st.builds(kind, *(_value(hints[name]) for name in names))


def _value(kind: object) -> st.SearchStrategy[Any]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    strategies: dict[object, st.SearchStrategy[Any]] = {
        int: IDS,
        bool: st.booleans(),
        Language | None: st.sampled_from((None, "zh", "en")),
        Last: st.none() | st.builds(LastIndicator, NUMBERS) | st.builds(LastCondition, NUMBERS),
    }
    return strategies[kind]


ANY = st.one_of(*(made(kind) for kind in CODES.values()))


def test_every_tap_has_one_code_and_one_route() -> None:
    kinds = list(CODES.values())
    assert len(kinds) == len(set(kinds))
    assert set(routes.TAPS) == set(kinds)
    assert set(routes.TEXTS) <= set(kinds)


def test_a_code_is_given_to_one_tap_only() -> None:
    with pytest.raises(AssertionError, match="code q"):
        type("Second", (Tap,), {}, code="q")
    assert CODES["q"] is taps.Question


def test_every_exported_tap_has_a_code() -> None:
    exported = {each for each in vars(taps).values() if isinstance(each, type)}
    assert {each for each in exported if issubclass(each, Tap)} - {Tap} == set(CODES.values())


@given(ANY)
def test_what_is_spelt_is_read_again_and_fits(tap: Tap) -> None:
    data = taps.encode(tap)
    assert len(data.encode()) <= LIMIT
    assert taps.decode(data) == tap


@given(st.text())
def test_whatever_is_read_is_spelt_the_same(data: str) -> None:
    try:
        tap = taps.decode(data)
    except ForgedTapError:
        return
    assert taps.encode(tap) == data


@given(ANY, st.data())
def test_no_tap_has_a_second_spelling(tap: Tap, data: st.DataObject) -> None:
    spelt = taps.encode(tap)
    at = data.draw(st.integers(0, len(spelt)))
    other = spelt[:at] + data.draw(st.text("0-+_ :Aa٣\x00", min_size=1, max_size=2)) + spelt[at:]
    with suppress(ForgedTapError):
        assert taps.encode(taps.decode(other)) == other


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "qq:1",
        "q:1:1",
        "q:1:1:0:0",
        "q:1:1:00",
        "q:1:1:-0",
        "q:1:1:+1",
        "q:1:1:A",
        "q:1:1:",
        "q:1:1:-",
        "a:1:1:9",
        "t:2i:-1:1",
        "t:2i:4:1",
        "p:1:1:v",
        "pf:1:1:0:0",
        "af:1:3",
        "lk:3",
        "lk:-1",
        "g:3",
        "g:-1",
        "g:fr",
        "g:zh",
        "g:locales",
        "y:1:2",
        "k:1:-1",
        "sn:1:1:2",
        "a:1:1:" + "z" * 60,
    ],
)
def test_anything_else_is_forged(data: str) -> None:
    with pytest.raises(ForgedTapError):
        taps.decode(data)


def test_numbers_beyond_the_databases_are_forged() -> None:
    assert taps.decode(taps.encode(taps.Review(LARGEST))) == taps.Review(LARGEST)
    with pytest.raises(ForgedTapError):
        taps.decode(taps.encode(taps.Review(LARGEST + 1)))


def test_a_language_that_was_added_is_spelt_by_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taps.fields, "languages", lambda: ("zh", "en", "fr"))
    assert taps.encode(taps.SetLanguage("fr")) == "g:fr"
    assert taps.decode("g:fr") == taps.SetLanguage("fr")
    with pytest.raises(ForgedTapError):
        taps.decode("g:de")
