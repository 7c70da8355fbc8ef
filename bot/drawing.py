"""Draws pictures and files in a process of its own, so that nobody's tap waits for it."""

import asyncio
import logging
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread
from typing import TypeVarTuple

log = logging.getLogger(__name__)
LONGEST = 60  # seconds for one drawing; a cold start on a busy machine takes several
LOWER_BY = 10  # of the operating system's priority: where cores are short, taps go first
Values = TypeVarTuple("Values")


def _serve_the_bot() -> None:
    """In the worker: give way to taps, and end with the bot.

    A bot that was killed cannot stop it, and would leave it behind for ever.
    """
    if hasattr(os, "nice"):  # not everywhere
        os.nice(LOWER_BY)
    bot = multiprocessing.parent_process()
    assert bot is not None

    def wait() -> None:
        bot.join()
        os._exit(0)

    Thread(target=wait, daemon=True).start()


class Studio:
    """One worker, started with the first drawing; the interpreter's lock stays with the taps."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def draw(self, draw: Callable[[*Values], bytes], *values: *Values) -> bytes:
        """Call a module-level function with values that can be pickled; return its bytes."""
        loop, worker = asyncio.get_running_loop(), self._worker()
        try:
            async with asyncio.timeout(LONGEST):
                return await loop.run_in_executor(worker, draw, *values)
        except TimeoutError:
            self.close()
            raise
        except BrokenProcessPool:  # the worker was killed, for want of memory perhaps: once more
            log.warning("The drawing process died; starting another")
            if self._pool is worker:  # else somebody who drew beside this has started another
                self.close()
            return await loop.run_in_executor(self._worker(), draw, *values)

    def warm_up(self, load: Callable[[], None]) -> None:
        """Start the worker and have it load what draws, so that the first picture is no slower."""
        self._worker().submit(load)

    def _worker(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: a copy of a running event loop and its threads would be undefined.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                max_workers=1, mp_context=context, initializer=_serve_the_bot
            )
        return self._pool

    def close(self) -> None:
        """End the worker, whatever it is drawing: nobody's exit waits for a picture."""
        if self._pool is not None:
            workers = list((self._pool._processes or {}).values())  # noqa: SLF001 - no public way before Python 3.14
            self._pool.shutdown(wait=False, cancel_futures=True)
            for each in workers:
                each.kill()
            self._pool = None
