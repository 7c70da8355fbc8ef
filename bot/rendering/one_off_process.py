"""Calls a function in a process of its own, which starts for the call and ends with it.

For pure Python that computes for long: in a thread it would hold the interpreter's lock, and every
tap would wait. The process has a lower priority and costs no memory once it has ended.
"""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable
from typing import BinaryIO, TypeVarTuple

LONGEST = 60  # seconds; a start on a busy machine takes several
LOWER_BY = 10  # added to the niceness, so that the bot gets a busy processor first
Values = TypeVarTuple("Values")


class FailedProcessError(Exception):
    """The process ended without a result; the text is what it wrote about the reason."""


async def run_in_process(function: Callable[[*Values], bytes], *values: *Values) -> bytes:
    """Call a module-level function with values that can be pickled.

    Raises TimeoutError after LONGEST seconds. If the caller is cancelled, the process ends
    as well.
    """
    call = await asyncio.to_thread(pickle.dumps, (function, values))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, env=_environment(), stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    try:
        async with asyncio.timeout(LONGEST):
            result, errors = await process.communicate(call)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise FailedProcessError(errors.decode(errors="replace"))
    return result


def _environment() -> dict[str, str]:
    """Without the bot's settings, for the token is not needed there; modules as they are here."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("AUDIT_BOT_")}
    return {**inherited, "PYTHONPATH": os.pathsep.join(sys.path)}


def answer(call: BinaryIO, result: BinaryIO) -> None:
    """The process's side: read the call to its end, and write what the function returns."""
    function, values = pickle.load(call)  # noqa: S301 - from the bot itself
    result.write(function(*values))


if __name__ == "__main__":
    if hasattr(os, "nice"):  # not everywhere
        os.nice(LOWER_BY)
    answer(sys.stdin.buffer, sys.stdout.buffer)
