"""Whole audits by many people at once, as fast as the screens come; the bot may be killed.

python -m benchmarks.audit_throughput --people 64 --kill 3
"""

import argparse
import asyncio
import csv
import random
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks import bot_api_rules, formatting, stored_answers
from benchmarks.bot_api_server import BotApiServer, run_server
from benchmarks.bot_process import BotProcess
from benchmarks.chat_client import StuckError
from benchmarks.shopper import Shopper

ADVISORS = ("张伟", "李娜", "王芳", "刘洋", "陈静", "杨帆", "赵磊", "黄敏", "周婷", "吴昊")
FIRST_ID = 5_000_000_000  # beyond 32 bits, as Telegram's ids are
TAPS_AN_AUDIT = 100  # at least; it decides when to interrupt
TIMEOUT = 60.0
# After SIGKILL a bot does not know whether its last calls arrived, so it may repeat them.
REPEATS = ("message is not modified", bot_api_rules.TOO_OLD)


@dataclass(slots=True)
class Run:
    """The outcome. `trouble` is empty if all checks passed."""

    people: list[Shopper]
    seconds: float = 0.0
    processor_seconds: float = 0.0
    bytes_grown: int = 0
    answers: int = 0
    trouble: list[str] = field(default_factory=list)


async def run(options: argparse.Namespace) -> tuple[BotApiServer, Run]:
    methods = bot_api_rules.read_published(options.api) if options.api else bot_api_rules.METHODS
    with tempfile.TemporaryDirectory() as folder:
        async with run_server(BotApiServer(methods)) as server:
            bot = BotProcess(server, Path(folder))
            done = Run(list(_people(server, options)))
            await _import_people(bot, done.people)
            await bot.start()
            empty = stored_answers.size(bot.folder)
            await _hold_audits(bot, done, options)
            await bot.end(signal.SIGTERM)
            done.processor_seconds = bot.used
            done.bytes_grown = stored_answers.size(bot.folder) - empty
            done.answers = stored_answers.count(bot.folder)
            done.trouble += stored_answers.find_differences(bot.folder, done.people)
            done.trouble += [each for each in bot.log().splitlines() if " ERROR " in each]
            return server, done


def _people(server: BotApiServer, options: argparse.Namespace) -> Iterator[Shopper]:
    for place in range(options.people):
        language = ("zh", "en")[place % 2]
        yield Shopper(
            chat=server.chat(FIRST_ID + place, f"Shopper {place + 1}", language),
            language=language,
            advisors=ADVISORS,
            draw=random.Random(f"{options.seed} {place}"),
            timeout=TIMEOUT + 2 * options.think,
            think=options.think,
        )


async def _import_people(bot: BotProcess, people: Iterable[Shopper]) -> None:
    file = bot.folder / "people.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(("name", "role", "telegram_id", "dealership", "language"))
        rows.writerows((name, "advisor", "", "浦东店", "") for name in ADVISORS)
        rows.writerows(
            (each.chat.person["first_name"], "shopper", each.chat.number, "浦东店", "")
            for each in people
        )
    await bot.once("bot", "people", "import", str(file))


async def _hold_audits(bot: BotProcess, done: Run, options: argparse.Namespace) -> None:
    began = perf_counter()
    interrupting = asyncio.create_task(_interrupt(bot, done, options))
    holding = (each.hold(options.audits) for each in done.people)
    for outcome in await asyncio.gather(*holding, return_exceptions=True):
        if isinstance(outcome, StuckError):
            done.trouble.append(str(outcome))
        elif outcome is not None:
            raise outcome
    done.seconds = perf_counter() - began
    await asyncio.wait_for(interrupting, TIMEOUT)


async def _interrupt(bot: BotProcess, done: Run, options: argparse.Namespace) -> None:
    """Stop and start the bot at even distances of taps, and check the stored answers."""
    ends = [signal.SIGKILL] * options.kill + [signal.SIGTERM] * options.terminate
    expected = options.people * options.audits * TAPS_AN_AUDIT
    for place, how in enumerate(ends, start=1):
        await bot.server.wait_until_tapped(expected * place // (len(ends) + 1))
        await bot.end(how)
        done.trouble += stored_answers.find_lost(bot.folder, done.people)
        await bot.start()


def trouble(server: BotApiServer, done: Run, *, interrupted: bool) -> list[str]:
    """Return a sentence for each check that failed."""
    found = list(done.trouble)
    found += [line for each in done.people for line in each.wrong]
    found += [f"a toast: {tap.toast}" for tap in server.taps if tap.toast]
    for error, times in server.errors.items():
        if not (interrupted and any(each in error for each in REPEATS)):
            found.append(f"refused {times} times: {error}")
    if not interrupted:
        odd = [tap for tap in server.taps if (len(tap.answers), len(tap.screens)) != (1, 1)]
        found += [f"{len(odd)} taps without exactly one answer and one screen"] if odd else []
        commands = sum(chat.commands for chat in server.chats.values())
        sent = server.calls["sendMessage"]
        found += [f"{sent} messages for {commands} commands"] if sent != commands else []
    return found


def report(server: BotApiServer, done: Run) -> Iterator[str]:
    taps = server.taps
    answered = [tap.answers[0] - tap.at for tap in taps if tap.answers]
    shown = [tap.screens[0] - tap.at for tap in taps if tap.screens]
    for_taps = server.calls["answerCallbackQuery"] + server.calls["editMessageText"]
    audits = sum(len(each.finished) for each in done.people)
    yield formatting.format_line("people, audits", f"{len(done.people)}, {audits}")
    yield formatting.format_line("taps", f"{len(taps)} in {done.seconds:.1f} s")
    yield formatting.format_line("taps a second", f"{len(taps) / done.seconds:.0f}")
    yield formatting.format_line("tap to its answer", formatting.format_percentiles(answered))
    yield formatting.format_line("tap to the next screen", formatting.format_percentiles(shown))
    yield formatting.format_line(
        "bot's processor time", f"{1000 * done.processor_seconds / len(taps):.2f} ms a tap"
    )
    yield formatting.format_line("answers and edits", f"{for_taps / len(taps):.4f} calls a tap")
    yield formatting.format_line(
        "requests for updates", f"{server.calls['getUpdates'] / len(taps):.3f} a tap"
    )
    yield formatting.format_line("taps never answered", str(len(taps) - len(answered)))
    yield formatting.format_line("calls refused", str(server.errors.total()))
    for error, times in server.errors.items():
        yield formatting.format_line("", f"{times} times {error[:70]}")
    yield formatting.format_line(
        "database", f"{done.bytes_grown / max(1, done.answers):.1f} bytes an answer"
    )


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=64)
    parser.add_argument("--audits", type=int, default=1, help="audits that each person holds")
    parser.add_argument("--think", type=float, default=0.0, help="seconds to look at each screen")
    parser.add_argument("--kill", type=int, default=0, help="how often to SIGKILL the bot")
    parser.add_argument("--terminate", type=int, default=0, help="how often to SIGTERM it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--api", type=Path, help="the Bot API's methods as JSON, to check against")
    return parser


def main() -> int:
    options = parser().parse_args()
    server, done = asyncio.run(run(options))
    for each in report(server, done):
        print(each)
    found = trouble(server, done, interrupted=bool(options.kill + options.terminate))
    for each in found[:20]:
        print(f"NOT HELD: {each}")
    print("Everything held." if not found else f"{len(found)} checks did not hold.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
