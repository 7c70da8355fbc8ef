"""The process that draws does not outlive a bot that was killed."""

import os
import subprocess
import sys
import time
from pathlib import Path

DRAWS_AND_WAITS = """
import asyncio, os, time
from bot.drawing import Studio

def worker() -> bytes:
    return str(os.getpid()).encode()

async def main() -> None:
    print((await Studio().draw(worker)).decode(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    asyncio.run(main())
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_bot_takes_its_drawing_process_along(tmp_path: Path) -> None:
    program = tmp_path / "draws.py"
    program.write_text(DRAWS_AND_WAITS)
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        [sys.executable, program], stdout=subprocess.PIPE, env=surroundings
    ) as bot:
        assert bot.stdout is not None
        worker = int(bot.stdout.readline())
        assert alive(worker)
        bot.kill()
    for _ in range(100):
        if not alive(worker):
            return
        time.sleep(0.1)
    raise AssertionError("the drawing process is still there")
