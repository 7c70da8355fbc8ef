"""Calls to Telegram that wait out floods and lost lines."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter

Result = TypeVar("Result")


async def retry_call(
    call: Callable[[], Awaitable[Result]],
    retries: tuple[float, ...],
    pointless: Callable[[], bool] = lambda: False,
) -> Result | None:
    """Wait out floods, and repeat what a lost line may have swallowed; None: not needed."""
    pauses = iter(retries)
    while True:
        try:
            return await call()
        except RetryAfter as flood:
            pause = _seconds(flood)
        except BadRequest:
            raise
        except NetworkError:
            # A refused connection, too, arrives as a time-out: the fate is unknown.
            next_pause = next(pauses, None)
            if next_pause is None:
                raise
            pause = next_pause
        await asyncio.sleep(pause)
        if pointless():
            return None


def _seconds(flood: RetryAfter) -> float:
    wait = flood.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()
