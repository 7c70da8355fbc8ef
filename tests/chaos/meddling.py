"""What a test does past the phones: taps with any data, faults, and a look at the calls."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bot import taps
from bot.taps import Tap
from checklist.definition import Value
from simulator.phone import Phone
from simulator.world import user_actions
from simulator.world.event_log import LoggedCall
from simulator.world.faults import Fault, FaultKind
from tests.harness import Harness, begin

PATIENCE = 20.0  # seconds


async def until(condition: Callable[[], object], seconds: float = PATIENCE) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "waited in vain"
        await asyncio.sleep(0.005)


async def quiet(harness: Harness) -> None:
    """Wait until every update is confirmed, every reading done and every screen sent."""
    app = harness.app
    await until(
        lambda: (
            not (harness.sim.world.updates.waiting() or app._deferred._tasks or app._sender._tasks)
        )
    )


def tap(harness: Harness, person: int, what: Tap | str, message: int | None = None) -> str:
    """Tap with this data on a message, else on the live one; return the tap's id."""
    world = harness.sim.world
    live = user_actions.live_message(world.chat(person))
    number = message or (live.id if live else 0)
    data = what if isinstance(what, str) else taps.encode(what)
    return user_actions.tap(world, person, number, data).id


def fault(
    harness: Harness,
    kind: FaultKind,
    method: str = "",
    *,
    count: int = 1,
    **more: Any,  # noqa: ANN401 - a fault's fields
) -> None:
    harness.sim.world.faults.pending.append(Fault(kind, method, count=count, **more))


def calls(harness: Harness, method: str = "", chat: int | None = None) -> list[LoggedCall]:
    """The bot's calls, those for updates left out unless asked for."""
    return [
        call
        for call in harness.sim.world.log.calls
        if (call.method == method if method else call.method != "getUpdates")
        and chat in {None, call.chat_id}
    ]


def forget_calls(harness: Harness) -> None:
    harness.sim.world.log.calls.clear()


@asynccontextmanager
async def stopped(harness: Harness) -> AsyncIterator[None]:
    """Within, the bot is down and updates wait; afterwards it has served them."""
    await harness.stop()
    yield
    await started(harness)


async def started(harness: Harness) -> None:
    """Start the bot and wait until it has caught up."""
    polls = harness.sim.world.updates.polls
    await harness.start()
    await until(lambda: harness.sim.world.updates.polls > polls)
    await quiet(harness)


async def ready(harness: Harness, phone: Phone, advisor: str = "张伟") -> int:
    """Open an audit and stand at 1.1; return the audit's id."""
    await begin(phone, advisor)
    while ["逐项问我"] in [row[-1:] for row in await phone.buttons()]:
        await phone.tap("逐项问我")
    await phone.see("1.1 ")
    await quiet(harness)
    rows = await harness.rows(
        "select max(audits.id) from audits join people on people.id = auditor"
        " where telegram_id = :number",
        number=phone.id,
    )
    return int(rows[0][0])


async def answers(harness: Harness, audit: int) -> dict[int, Value]:
    """A person's own answers as they are kept."""
    rows = await harness.rows(
        "select indicator, value from answers where audit = :audit and given = 0", audit=audit
    )
    return {indicator: Value(value) for indicator, value in rows}


async def count(harness: Harness, table: str) -> int:
    return int((await harness.rows(f"select count(*) from {table}"))[0][0])
