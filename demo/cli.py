"""python -m demo: the bot with past audits, and a chat page. --play: one whole audit."""

import argparse
import asyncio
import signal
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from pathlib import Path

from checklist.definition import FORM_LANGUAGES, Language
from demo import database, play, setup

FOLDER = Path("demo-data")
PORT = 8080
LARGEST_PORT = 65535
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOPPED, INTERRUPTED = 0, 130
WELCOME = "演示已就绪，请在浏览器打开 / The demo is ready, open in a browser: {url}   (Ctrl-C)"
DIED = "机器人意外停止，退出码 / The bot ended by itself with exit code {code}."


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    if given.play:
        return asyncio.run(_until_stopped(play.run(given.language, given.seed, say), INTERRUPTED))
    served = serve(given.port, given.language, fresh=given.fresh)
    return asyncio.run(_until_stopped(served, STOPPED))


async def serve(port: int, language: Language, *, fresh: bool) -> int:
    """Run the demo until the bot ends by itself, and return its exit code."""
    url = await database.prepare(FOLDER, fresh=fresh)
    async with setup.start_demo(FOLDER, url, language=language, port=port) as demo:
        say(WELCOME.format(url=demo.simulator.api_url))
        code = await demo.bot.wait_until_exit()
        say(DIED.format(code=code))
        return code


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the output of a command


async def _until_stopped(work: Coroutine[None, None, int], stopped: int) -> int:
    """Do the work. At a signal, cancel it, wait for its clean-up, and return `stopped`."""
    task = asyncio.ensure_future(work)

    def stop() -> None:
        if not task.cancelling():  # a second Ctrl-C must not interrupt the clean-up
            task.cancel()

    for each in STOPPING:
        asyncio.get_running_loop().add_signal_handler(each, stop)
    with suppress(asyncio.CancelledError):
        return await task
    return stopped


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument(
        "--port", type=port_number, default=PORT, help="another one where it is taken"
    )
    parser.add_argument("--fresh", action="store_true", help="forget what was answered so far")
    parser.add_argument("--language", choices=FORM_LANGUAGES, default="zh")
    parser.add_argument("--play", action="store_true", help="hold one whole audit, and check it")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another talk")
    return parser


def port_number(text: str) -> int:
    number = int(text)
    if not 0 <= number <= LARGEST_PORT:
        raise ValueError(text)
    return number
