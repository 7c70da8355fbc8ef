"""Runs a bot as a separate process: start, kill, stop, and read its processor time."""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bot_api_server import TOKEN, BotApiServer

ROOT = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes of some processes, from Linux's /proc.

    Of a page that several processes have mapped, such as a library's code, `resident` counts all in
    each of them, and `proportional` counts each one's share.
    """

    proportional: float
    resident: float

    @classmethod
    def of(cls, processes: Sequence[int]) -> "Memory":
        return cls(*(sum(_kilobytes(each, key) for each in processes) / 1024 for key in _MEMORY))


_MEMORY = ("Pss", "Rss")


@dataclass(slots=True)
class BotProcess:
    """`python -m ARGUMENTS…` in its own folder, without the settings of the user."""

    server: BotApiServer
    folder: Path
    arguments: tuple[str, ...] = ("bot", "run")
    # Seconds of processor time since it was ready, over all restarts; complete after the end.
    used: float = 0.0
    _ready_at: float = 0.0
    _process: asyncio.subprocess.Process | None = field(default=None)

    async def start(self) -> None:
        """Start the bot, and wait for its first getUpdates."""
        self._process = await self._spawn(*self.arguments)
        try:
            await self.server.wait_until_polled()
        except TimeoutError:
            raise RuntimeError(f"the bot asks for nothing:\n{self.log()}") from None
        self._ready_at = _processor_seconds(self._process.pid)

    async def end(self, how: signal.Signals) -> None:
        assert self._process is not None, "it is not running"
        self.used += _processor_seconds(self._process.pid) - self._ready_at
        self._process.send_signal(how)
        await self._process.wait()
        self._process = None

    async def once(self, *arguments: str) -> None:
        """Run another command of the program to its end."""
        process = await self._spawn(*arguments)
        if await process.wait() != 0:
            raise RuntimeError(f"{' '.join(arguments)} failed:\n{self.log()}")

    def memory(self) -> "Memory":
        """Proportional and resident megabytes of it and every process that it started."""
        assert self._process is not None, "it is not running"
        return Memory.of(_tree(self._process.pid))

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    async def _spawn(self, *arguments: str) -> asyncio.subprocess.Process:
        others = {k: v for k, v in os.environ.items() if not k.startswith("AUDIT_BOT_")}
        own = {
            "AUDIT_BOT_TOKEN": TOKEN,
            "AUDIT_BOT_API_URL": self.server.url,
            "AUDIT_BOT_DATA_DIR": str(self.folder),
            "PYTHONPATH": str(ROOT),
        }
        with (self.folder / "log").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *arguments,
                cwd=self.folder,
                env=others | own,
                stdout=log,
                stderr=log,
            )


def _processor_seconds(pid: int) -> float:
    """Return user and system time, read from /proc (Linux)."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / TICKS


def _tree(pid: int) -> list[int]:
    """A process and its descendants. Children are listed under the thread that started them."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            found += _tree(int(child))
    return found


def _kilobytes(pid: int, key: str) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in rollup.splitlines() if line.startswith(f"{key}:")))
