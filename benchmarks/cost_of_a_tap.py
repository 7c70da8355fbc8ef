"""The cost of logic and storage: whole audits compared with a bot that only answers.

python -m benchmarks.cost_of_a_tap --people 64 --rounds 2
"""

import argparse
import asyncio
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import audit_throughput, formatting
from benchmarks.bot_api_server import BotApiServer, run_server
from benchmarks.bot_process import BotProcess
from benchmarks.chat_client import Chat

TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds for one tap: of processor, of time passed, and until the next screen."""

    processor: float
    wall: float
    waited: float


async def bare(people: int, taps: int) -> Cost:
    """Measure the bot without logic: each person taps `taps` times."""
    with tempfile.TemporaryDirectory() as folder:
        async with run_server(BotApiServer()) as server:
            bot = BotProcess(server, Path(folder), ("benchmarks.minimal_bot",))
            await bot.start()
            chats = [
                server.chat(number, f"Person {number}", "zh") for number in range(1, people + 1)
            ]
            began = perf_counter()
            await asyncio.gather(*(_tap_often(chat, taps) for chat in chats))
            seconds = perf_counter() - began
            await bot.end(signal.SIGTERM)
            return _cost(server, bot.used, seconds)


async def _tap_often(chat: Chat, taps: int) -> None:
    chat.say("/start")
    screen = await chat.screen(TIMEOUT)
    for turn in range(taps):
        labels = screen.labels()
        chat.tap(labels[turn % len(labels)])
        screen = await chat.screen(TIMEOUT)


async def whole(people: int) -> Cost:
    """Measure the real bot: one whole audit for each person."""
    options = audit_throughput.parser().parse_args(["--people", str(people)])
    server, done = await audit_throughput.run(options)
    if found := audit_throughput.trouble(server, done, interrupted=False):
        raise RuntimeError("\n".join(found))
    return _cost(server, done.processor_seconds, done.seconds)


def _cost(server: BotApiServer, processor: float, seconds: float) -> Cost:
    taps = server.taps
    waited = median(tap.screens[0] - tap.at for tap in taps)
    return Cost(processor / len(taps), seconds / len(taps), waited)


def report(bares: list[Cost], wholes: list[Cost]) -> Iterator[str]:
    """Yield the medians over the rounds. Both kinds of rounds alternate, for a fair ratio."""
    one, other = (median(cost.processor for cost in costs) for costs in (bares, wholes))
    yield formatting.format_line("bare answers", _line(bares))
    yield formatting.format_line("whole audits", _line(wholes))
    yield formatting.format_line("logic and storage", f"{1000 * (other - one):.2f} ms a tap")
    yield formatting.format_line(
        "their share of a tap", f"{1 - one / other:.0%} of the processor time"
    )
    yield formatting.format_line("whole : bare", f"{other / one:.2f}")


def _line(costs: list[Cost]) -> str:
    processor, wall, waited = (
        median(getattr(cost, name) for cost in costs) for name in ("processor", "wall", "waited")
    )
    return (
        f"{1000 * processor:.2f} ms of processor a tap, {1 / wall:.0f} taps/s,"
        f" a screen after {1000 * waited:.0f} ms"
    )


async def rounds(people: int, taps: int, times: int) -> tuple[list[Cost], list[Cost]]:
    bares: list[Cost] = []
    wholes: list[Cost] = []
    for _ in range(times):
        bares.append(await bare(people, taps))
        wholes.append(await whole(people))
    return bares, wholes


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=64)
    parser.add_argument("--taps", type=int, default=100, help="bare taps of each person")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    costs = asyncio.run(rounds(options.people, options.taps, options.rounds))
    for each in report(*costs):
        print(each)
    return 0


if __name__ == "__main__":
    sys.exit(main())
