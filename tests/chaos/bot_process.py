"""Runs the bot in its own process, so that a test can send it SIGKILL and SIGTERM."""

import asyncio
import multiprocessing
import os
import signal
import sys
from pathlib import Path

from simulator.server import Simulator

ROOT = Path(__file__).parents[2]


def serve(environment: dict[str, str], log: Path) -> None:
    """Run `audit-bot run` in the forked process."""
    from bot.admin import cli  # noqa: PLC0415 - already imported in the parent, see preload.py

    os.environ.update(environment)
    with log.open("a", encoding="utf-8") as output:
        sys.stdout = sys.stderr = output
        sys.exit(cli.main(["run"]))


def environment(sim: Simulator, folder: Path) -> dict[str, str]:
    return {
        "AUDIT_BOT_TOKEN": sim.token,
        "AUDIT_BOT_API_URL": sim.api_url,
        "AUDIT_BOT_DATA_DIR": str(folder),
    }


class ForkedBot:
    """A bot that starts quickly, because it is forked from a process that imported everything."""

    def __init__(self, sim: Simulator, folder: Path) -> None:
        self.sim = sim
        self.log = folder / "bot.log"
        self._environment = environment(sim, folder)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.chaos.preload"])

    async def start(self) -> None:
        """Return once the bot asks for updates."""
        polls = self.sim.world.updates.polls
        self._process = self._context.Process(target=serve, args=(self._environment, self.log))
        self._process.start()
        while self.sim.world.updates.polls == polls:
            assert self._process.is_alive(), self.log.read_text(encoding="utf-8")
            await asyncio.sleep(0.01)

    async def kill(self) -> None:
        """Send SIGKILL: the bot cannot finish anything."""
        self._process.kill()
        await asyncio.to_thread(self._process.join)
        assert self._process.exitcode == -signal.SIGKILL, self.log.read_text(encoding="utf-8")


class BotProcess:
    """A bot that is started as a shell starts it, from the checkout or from a copy of it."""

    def __init__(self, sim: Simulator, folder: Path, sources: Path = ROOT) -> None:
        self.sim = sim
        self.sources = sources
        self.log = folder / "bot.log"
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self._environment = inherited | environment(sim, folder)

    async def start(self) -> None:
        """Return once the bot asks for updates."""
        polls = self.sim.world.updates.polls
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                cwd=self.sources,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        while self.sim.world.updates.polls == polls:
            assert self._process.returncode is None, self.log.read_text(encoding="utf-8")
            await asyncio.sleep(0.01)

    async def terminate(self) -> int:
        """Send SIGTERM and return the exit code."""
        self._process.terminate()
        return await self._process.wait()

    async def kill(self) -> None:
        """Send SIGKILL: the bot cannot finish anything."""
        self._process.kill()
        await self._process.wait()
