"""Runs the demo in its own process, and finds the processes that it started."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
TIMEOUT = 60.0  # seconds; an upper limit


class Demo:
    """`python -m demo` in a folder of the test's; `lines` are what it printed."""

    def __init__(self, folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> None:
        self._out, self._err = folder / "out.txt", folder / "err.txt"
        with self._out.open("w") as out, self._err.open("w") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "demo", *arguments],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
                stdout=out,
                stderr=err,
            )

    @property
    def lines(self) -> list[str]:
        return self._out.read_text().splitlines()

    @property
    def errors(self) -> str:
        return self._err.read_text()

    def until(self, fragment: str) -> str:
        """Wait for a line with these words, and return it."""
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline and self.process.poll() is None:
            for line in self.lines:
                if fragment in line:
                    return line
            time.sleep(0.05)
        raise AssertionError(f"no {fragment!r} in {self.lines}\n{self.errors}")

    def wait_until_exit(self) -> int:
        return self.process.wait(TIMEOUT)

    def signalled(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.wait_until_exit()


def living_in(folder: Path) -> list[int]:
    """The ids of the processes at work in this folder or below."""
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        try:
            inside = link.readlink().is_relative_to(folder.resolve())
        except OSError:  # it has ended, or we may not read it
            continue
        if inside:
            found.append(int(link.parent.name))
    return found
