"""Starts the simulator, gives each person a phone, and starts the bot."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from checklist.definition import Language
from demo import people
from demo.bot_process import BotProcess
from simulator.server import Simulator
from simulator.world.limits import Limits

ANY_FREE_PORT = 0
ZONE = "Asia/Shanghai"  # of the bot and of the chat page: the dealership is there


@dataclass(frozen=True, slots=True)
class RunningDemo:
    simulator: Simulator
    bot: BotProcess


@asynccontextmanager
async def start_demo(
    folder: Path,
    database_url: str,
    *,
    language: Language = "zh",
    port: int = ANY_FREE_PORT,
    limits: Limits | None = None,
) -> AsyncIterator[RunningDemo]:
    """Start the simulator and the bot; afterwards stop the bot, then the simulator.

    If the port is taken, another one is used. `language` is the bot's default language.
    """
    bot = BotProcess()
    async with AsyncExitStack() as stack:
        simulator = await _simulator(stack, port, limits, bot)
        await _add_phones(simulator)
        settings = {
            "API_URL": simulator.api_url,
            "TOKEN": simulator.token,
            "DATABASE_URL": database_url,
            "LANGUAGE": language,
            "TIMEZONE": ZONE,
        }
        await bot.start(folder, settings)
        stack.push_async_callback(bot.stop)
        yield RunningDemo(simulator, bot)


async def _add_phones(simulator: Simulator) -> None:
    for each in people.WITH_PHONES:
        await simulator.phone(
            each.name,
            id=each.telegram_id,
            language_code=each.language_code,
            about=each.about,
            intro=each.intro,
            tries=each.tries,
        )


async def _simulator(
    stack: AsyncExitStack, port: int, limits: Limits | None, bot: BotProcess
) -> Simulator:
    wanted = Simulator(port, limits=limits, restart=bot.restart, zone=ZONE)
    try:
        return await stack.enter_async_context(wanted)
    except OSError:  # the port is taken, or we may not use it
        free = Simulator(ANY_FREE_PORT, limits=limits, restart=bot.restart, zone=ZONE)
        return await stack.enter_async_context(free)
