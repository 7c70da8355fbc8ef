"""Whether a tap waits for somebody else's report: taps without and with one every second.

python -m benchmarks.tap_latency_beside_reports --seconds 12
python -m benchmarks.tap_latency_beside_reports --seconds 12 --file XLSX
"""

import argparse
import asyncio
import csv
import random
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks import formatting
from benchmarks.bot_api_server import BotApiServer, run_server
from benchmarks.bot_process import BotProcess
from benchmarks.chat_client import Chat
from benchmarks.file_server import FileServer
from benchmarks.shopper import Shopper
from checklist.access import Role
from checklist.loading import shipped
from demo.database import create, url_in
from demo.history import generate_history
from demo.people import DEALERSHIP, names_with_role

FIRST_ID = 5_000_000_000  # beyond 32 bits, as Telegram's ids are
MANAGER = 1002  # of the demo's people
ADVISORS = names_with_role(Role.ADVISOR)
SETTLING = 3.0  # seconds before taps count: the program has just started
TIMEOUT = 30.0
PICTURE = "picture"  # comes with every report; the other files come by a tap on their name
ALL_TIME = "全部"
NO_BUTTONS = "editMessageReplyMarkup: Bad Request: message is not modified"
"""A summary that a new audit replaces had no buttons that could be taken away."""


async def run(options: argparse.Namespace) -> tuple[list[str], list[list[float]], int]:
    """Return what should not have happened, how long taps took without and with, and reports."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await create(url_in(folder), generate_history(shipped(), datetime.now(UTC).date()))
        server = FileServer()
        async with run_server(server):
            people = list(_people(server, options))
            manager = server.chat(MANAGER, "周经理", "zh-hans")
            bot = BotProcess(server, folder)
            await _import_people(bot, people)
            await bot.start()
            waited = await _measure(people, server, manager, options)
            await bot.end(signal.SIGTERM)
            wrong = [
                f"refused {n} times: {each}"
                for each, n in server.errors.items()
                if not each.startswith(NO_BUTTONS)
            ]
            wrong += [each for each in bot.log().splitlines() if " ERROR " in each]
            if len(server.came) != (asked := _files_asked(manager)):
                wrong.append(f"{len(server.came)} files came of {asked}")
            return wrong, waited, asked


def _files_asked(manager: Chat) -> int:
    """Every report has a picture, and every tap but the one for all time is for a file."""
    return manager.commands + max(0, len(manager.taps) - 1)


def _people(server: BotApiServer, options: argparse.Namespace) -> Iterator[Shopper]:
    for place in range(options.people):
        language = ("zh", "en")[place % 2]
        chat = server.chat(FIRST_ID + place, f"Shopper {place + 1}", language)
        draw = random.Random(f"{options.seed} {place}")
        yield Shopper(chat, language, ADVISORS, draw, TIMEOUT, options.think)


async def _import_people(bot: BotProcess, people: Iterable[Shopper]) -> None:
    file = bot.folder / "people.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(("name", "role", "telegram_id", "dealership", "language"))
        rows.writerows(
            (each.chat.person["first_name"], "shopper", each.chat.number, DEALERSHIP, "")
            for each in people
        )
    await bot.once("bot", "people", "import", str(file))


async def _measure(
    people: Sequence[Shopper],
    server: FileServer,
    manager: Chat,
    options: argparse.Namespace,
) -> list[list[float]]:
    """Measure without and with reports, twice each, so that both have the same other load."""
    tapping = [asyncio.create_task(each.hold(sys.maxsize)) for each in people]
    waited: list[list[float]] = [[], []]
    await asyncio.sleep(SETTLING)
    if options.file != PICTURE:
        await _open_report(manager)
    for with_reports in (False, True) * 2:
        began = perf_counter()
        for second in range(options.seconds):
            if with_reports:
                _ask_for_file(manager, options.file, second)
            await asyncio.sleep(1)
        ended = perf_counter()
        with suppress(TimeoutError):
            await asyncio.wait_for(server.wait_until_came(_files_asked(manager)), TIMEOUT)
        taps = [tap for tap in server.taps if began <= tap.at < ended and tap.screens]
        waited[with_reports] += [tap.screens[0] - tap.at for tap in taps]
    await _stop_tapping(tapping)
    return waited


def _ask_for_file(manager: Chat, file: str, second: int) -> None:
    if file == PICTURE:
        manager.say(f"/report {ADVISORS[second % len(ADVISORS)]}")
    else:
        manager.tap(file)


async def _open_report(manager: Chat) -> None:
    """With every audit that there is, so that its files are as long as they can be."""
    manager.say(f"/report {ADVISORS[0]}")
    await manager.screen(TIMEOUT)
    manager.tap(ALL_TIME)
    await manager.screen(TIMEOUT)


async def _stop_tapping(tapping: Sequence[asyncio.Task[None]]) -> None:
    """Stop all people. Raises RuntimeError if one had stopped before."""
    for task in tapping:
        task.cancel()
    outcomes = await asyncio.gather(*tapping, return_exceptions=True)
    if stuck := [each for each in outcomes if not isinstance(each, asyncio.CancelledError)]:
        raise RuntimeError(f"somebody stopped tapping: {stuck[0]}")
    await asyncio.sleep(1)  # until the last taps are answered


def report(waited: Sequence[Sequence[float]], file: str, files: int) -> Iterator[str]:
    without, beside = waited
    yield formatting.format_line(
        "taps without reports", f"{len(without)}  {formatting.format_percentiles(without)}"
    )
    yield formatting.format_line(
        "taps beside reports", f"{len(beside)}  {formatting.format_percentiles(beside)}"
    )
    yield formatting.format_line("files, each a " + file, str(files))
    ratios = (
        f"p{at} {formatting.percentile(beside, at) / formatting.percentile(without, at):.2f}"
        for at in (50, 95, 99)
    )
    yield formatting.format_line("beside : without", "  ".join(ratios))
    yield formatting.format_line("added at p99", f"{1000 * added(waited):.1f} ms")


def added(waited: Sequence[Sequence[float]]) -> float:
    without, beside = waited
    return formatting.percentile(beside, 99) - formatting.percentile(without, 99)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=16)
    parser.add_argument("--think", type=float, default=0.25, help="seconds to look at each screen")
    parser.add_argument("--seconds", type=int, default=12, help="how long each of four parts lasts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--file", choices=(PICTURE, "PDF", "XLSX", "CSV"), default=PICTURE)
    wrong, waited, files = asyncio.run(run(options := parser.parse_args()))
    print(formatting.format_line("people", f"{options.people}, {options.think} s a screen"))
    for each in report(waited, options.file, files):
        print(each)
    for each in wrong[:20]:
        print(f"NOT HELD: {each}")
    print("Everything held." if not wrong else f"{len(wrong)} checks did not hold.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
