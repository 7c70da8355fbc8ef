"""How soon a report's picture and PDF come, the first and later ones, and the memory they take.

python -m benchmarks.cost_of_a_report --reports 10
"""

import argparse
import asyncio
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.bot_api_server import run_server
from benchmarks.bot_process import BotProcess, Memory
from benchmarks.chat_client import Chat
from benchmarks.file_server import FileServer
from benchmarks.formatting import format_line, percentile
from checklist.access import Role
from checklist.loading import shipped
from demo.database import create, url_in
from demo.history import generate_history
from demo.people import WITH_PHONES, names_with_role

FIRST, LATER = 0.3, 0.1
"""The most seconds from a command to its picture: the first after a start, the others' median."""
MEGABYTES = 160
"""The most that the bot and all of its processes may hold afterwards."""
ADVISORS = names_with_role(Role.ADVISOR)
MANAGERS = [each for each in WITH_PHONES if each.role is Role.MANAGER]
"""One reads Chinese, one English."""
TIMEOUT = 30.0


@dataclass(slots=True)
class Measured:
    """Seconds from each command or tap to its file, and megabytes at the start and after each."""

    pictures: list[float] = field(default_factory=list)
    documents: list[float] = field(default_factory=list)
    memory: list[Memory] = field(default_factory=list)


async def run(reports: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder, server, measured = Path(name), FileServer(), Measured()
        await create(url_in(folder), generate_history(shipped(), datetime.now(UTC).date()))
        async with run_server(server):
            chats = [server.chat(p.telegram_id, p.name, p.language_code) for p in MANAGERS]
            bot = BotProcess(server, folder)
            await bot.start()
            await asyncio.sleep(1)  # what a start does after the first poll
            measured.memory.append(bot.memory())
            for at in range(reports):
                advisor = ADVISORS[at // len(chats) % len(ADVISORS)]
                await _report(server, chats[at % len(chats)], advisor, measured)
                measured.memory.append(bot.memory())
            await bot.end(signal.SIGTERM)
    return measured


async def _report(server: FileServer, chat: Chat, advisor: str, measured: Measured) -> None:
    """A report under its picture, and then the same as a PDF."""
    began = perf_counter()
    chat.say(f"/report {advisor}")
    measured.pictures.append(await _next_file(server) - began)
    await chat.screen(TIMEOUT)
    began = perf_counter()
    chat.tap("PDF")
    measured.documents.append(await _next_file(server) - began)


async def _next_file(server: FileServer) -> float:
    await asyncio.wait_for(server.wait_until_came(len(server.came) + 1), TIMEOUT)
    return server.came[-1]


def format_waits(seconds: Sequence[float]) -> str:
    first, *later = seconds
    middle, longest = percentile(later, 50), max(later)
    milliseconds = (f"{1000 * each:.0f} ms" for each in (first, middle, longest))
    return "first {}, later median {}, longest {}".format(*milliseconds)


def format_memory(memory: Sequence[Memory], kind: str) -> str:
    before, *after = (f"{getattr(each, kind):.0f}" for each in memory)
    return f"{before}, after each report {' '.join(after)} MB"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reports", type=int, default=10, help="each with a picture and a PDF")
    measured = asyncio.run(run(max(2, parser.parse_args().reports)))
    first, *later = measured.pictures
    print(format_line("pictures", format_waits(measured.pictures)))
    print(format_line("PDFs", format_waits(measured.documents)))
    for kind in ("proportional", "resident"):
        print(format_line(f"memory, {kind}", format_memory(measured.memory, kind)))
    memory = measured.memory[-1].proportional
    held = first <= FIRST and percentile(later, 50) <= LATER and memory <= MEGABYTES
    print("Everything held." if held else f"NOT HELD: {FIRST} s, {LATER} s, {MEGABYTES} MB.")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
