"""Telegram's clock, and a signal that tasks can wait for."""

import asyncio
import time
from dataclasses import dataclass


@dataclass(slots=True)
class Clock:
    """Telegram's clock: the time of this machine plus an offset in seconds, set by tests."""

    offset: float = 0.0

    def now(self) -> float:
        return time.time() + self.offset


class Signal:
    """Wakes all tasks that wait. A task that waits later is woken the next time."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def fire(self) -> None:
        woken, self._waiting = self._waiting, set()
        for future in woken:
            future.set_result(None)

    async def wait(self, seconds: float) -> bool:
        """Return whether the signal came within this time."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            done, _ = await asyncio.wait({future}, timeout=seconds)
        finally:
            self._waiting.discard(future)
        return bool(done)
