"""Starts, stops and restarts the bot in its own process."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from pathlib import Path

from bot.settings import PREFIX

STOP_TIMEOUT = 10.0  # seconds; longer than the bot itself needs to finish its calls
SIGNAL_EXIT_BASE = 128  # a shell adds this to the number of the signal that ended a process
SOURCES = Path(__file__).resolve().parent.parent


class BotProcess:
    """The bot in the demo's folder, which has no `.env`, with only the settings that are given.

    The names of `settings` are without the prefix AUDIT_BOT_.
    """

    def __init__(self) -> None:
        self._one_at_a_time = asyncio.Lock()
        self._over = False

    async def start(self, folder: Path, settings: Mapping[str, str]) -> None:
        self._folder, self._settings = folder, settings
        self._process = await self._spawn()

    async def stop(self) -> None:
        """Stop the bot. It cannot be restarted after this."""
        async with self._one_at_a_time:
            self._over = True
            await self._end()

    async def restart(self) -> None:
        async with self._one_at_a_time:
            if not self._over:
                await self._end()
                self._process = await self._spawn()

    async def wait_until_exit(self) -> int:
        """Wait until the bot ends by itself, and return its exit code. Restarts do not count."""
        while True:
            process = self._process
            code = await process.wait()
            async with self._one_at_a_time:
                if process is self._process:
                    return code if code >= 0 else SIGNAL_EXIT_BASE - code

    async def _end(self) -> None:
        """Send SIGTERM, and SIGKILL if the bot does not end in time."""
        if self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), STOP_TIMEOUT)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    async def _spawn(self) -> Process:
        # In a new session, Ctrl-C in the terminal reaches only the demo, which stops the bot.
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=self._folder,
            env=_environment(self._settings),
            start_new_session=True,
        )


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    inherited = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(PREFIX)
    }
    given = {PREFIX + name: value for name, value in settings.items()}
    return inherited | given | {"PYTHONPATH": str(SOURCES)}
