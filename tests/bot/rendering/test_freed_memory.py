"""Freed memory goes back where glibc keeps it; elsewhere there is nothing to do."""

import sys
from collections.abc import Iterator

import pytest

from bot.rendering import freed_memory


@pytest.fixture(autouse=True)
def _library_looked_up_anew() -> Iterator[None]:
    freed_memory._glibc.cache_clear()
    yield
    freed_memory._glibc.cache_clear()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_where_there_is_no_glibc_nothing_is_asked_of_it(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert freed_memory._glibc() is None
    freed_memory.keep_large_blocks_apart()
    freed_memory.return_freed_memory()
