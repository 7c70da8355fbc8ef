"""Drawing happens in a process of its own, which may be slow, or die."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from bot.drawing import Studio


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    made = Studio()
    yield made
    made.close()


def whose() -> bytes:
    return str(os.getpid()).encode()


def slowly(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"drawn"


def killed_once(marker: Path) -> bytes:
    if not marker.exists():
        marker.touch()
        time.sleep(0.2)  # so that others are waiting by now
        os.kill(os.getpid(), signal.SIGKILL)
    return b"drawn"


def priority() -> bytes:
    return str(os.nice(0)).encode()


def killed() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def failing() -> bytes:
    raise ZeroDivisionError


def leave(name: str) -> None:
    os.environ[name] = "was here"


def left_behind(name: str) -> bytes:
    return os.environ.get(name, "").encode()


def warmed() -> None:
    leave("AUDIT_BOT_TEST_WARMED")


async def test_it_is_drawn_in_one_other_process(studio: Studio) -> None:
    drawn = [int(await studio.draw(whose)) for _ in range(3)]
    assert len(set(drawn)) == 1
    assert os.getpid() not in drawn


async def test_nobody_waits_meanwhile(studio: Studio) -> None:
    await studio.draw(whose)
    drawing = asyncio.create_task(studio.draw(slowly, 0.5))
    longest, before = 0.0, time.perf_counter()
    while not drawing.done():
        await asyncio.sleep(0.005)
        longest, before = max(longest, time.perf_counter() - before), time.perf_counter()
    assert await drawing == b"drawn"
    assert longest < 0.3


async def test_it_gives_way_to_taps_where_cores_are_short(studio: Studio) -> None:
    assert int(await studio.draw(priority)) > os.nice(0)


async def test_warming_up_is_done_in_the_process_that_draws(studio: Studio) -> None:
    studio.warm_up(warmed)
    assert await studio.draw(left_behind, "AUDIT_BOT_TEST_WARMED") == b"was here"
    assert "AUDIT_BOT_TEST_WARMED" not in os.environ


async def test_a_process_killed_between_two_drawings_is_replaced(studio: Studio) -> None:
    first = int(await studio.draw(whose))
    os.kill(first, signal.SIGKILL)
    assert int(await studio.draw(whose)) != first


async def test_everything_under_way_when_it_dies_is_drawn_again(
    studio: Studio, tmp_path: Path
) -> None:
    drawing = [studio.draw(killed_once, tmp_path / "marker")]
    drawing += [studio.draw(slowly, 0.01) for _ in range(4)]
    async with asyncio.timeout(30):
        assert await asyncio.gather(*drawing) == [b"drawn"] * 5


async def test_what_kills_it_every_time_is_given_up(studio: Studio) -> None:
    with pytest.raises(BrokenProcessPool):
        await studio.draw(killed)
    assert await studio.draw(slowly, 0) == b"drawn"


async def test_what_goes_wrong_in_a_drawing_is_told(studio: Studio) -> None:
    with pytest.raises(ZeroDivisionError):
        await studio.draw(failing)


async def test_it_may_be_closed_without_ever_having_drawn_and_twice() -> None:
    studio = Studio()
    studio.close()
    studio.close()
