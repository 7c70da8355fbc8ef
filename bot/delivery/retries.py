"""Repeats calls to Telegram after a 429 or a network error."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter

Result = TypeVar("Result")
# Seconds between two attempts to reach Telegram or the database.
SHORTEST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


def growing_pauses() -> Iterator[float]:
    """Yield seconds to wait: each time twice as many, up to the longest pause."""
    pause = SHORTEST_PAUSE
    while True:
        yield pause
        pause = min(2 * pause, LONGEST_PAUSE)


async def retry_call(
    call: Callable[[], Awaitable[Result]],
    pauses: tuple[float, ...],
    is_superseded: Callable[[], bool] = lambda: False,
) -> Result | None:
    """Repeat a call after a 429, and once for each pause after a network error.

    Return None where it is superseded after a wait: there is nothing left to send.
    """
    left = iter(pauses)
    while True:
        try:
            return await call()
        except RetryAfter as flood:
            pause = retry_after(flood)
        except BadRequest:  # a NetworkError by inheritance; repeating cannot help
            raise
        except NetworkError:
            # A refused connection arrives as a time-out, too: nobody knows what became of the call.
            next_pause = next(left, None)
            if next_pause is None:
                raise
            pause = next_pause
        await asyncio.sleep(pause)
        if is_superseded():
            return None


def retry_after(flood: RetryAfter) -> float:
    """Return the seconds that Telegram asks to wait."""
    wait = flood.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()
