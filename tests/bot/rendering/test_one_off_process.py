"""A process that makes one file: its result, its failure and its end."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from bot.rendering import one_off_process
from bot.rendering.one_off_process import FailedProcessError, run_in_process


def number_of(prefix: bytes) -> bytes:
    return prefix + str(os.getpid()).encode()


def settings_seen() -> bytes:
    return " ".join(each for each in os.environ if each.startswith("AUDIT_BOT_")).encode()


def fail() -> bytes:
    raise ValueError("no such sheet")


def write_and_wait(path: Path) -> bytes:
    path.write_text(str(os.getpid()), encoding="ascii")
    time.sleep(600)
    return b""


async def test_each_call_has_a_process_of_its_own() -> None:
    first, second = [await run_in_process(number_of, b"#") for _ in range(2)]
    assert len({first, second, b"#%d" % os.getpid()}) == 3


async def test_it_does_not_get_the_bots_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDIT_BOT_TOKEN", "a secret")
    assert await run_in_process(settings_seen) == b""


async def test_what_fails_there_fails_here_and_says_why() -> None:
    with pytest.raises(FailedProcessError, match="ValueError: no such sheet"):
        await run_in_process(fail)


async def test_whoever_gives_up_ends_it(tmp_path: Path) -> None:
    started = tmp_path / "number"
    waiting = asyncio.create_task(run_in_process(write_and_wait, started))
    while not (started.exists() and started.read_text(encoding="ascii")):  # noqa: ASYNC110 - another process writes it
        await asyncio.sleep(0.05)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not alive(int(started.read_text(encoding="ascii")))


async def test_it_may_not_take_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_off_process, "LONGEST", 0.5)
    with pytest.raises(TimeoutError):
        await run_in_process(write_and_wait, tmp_path / "number")


def alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
