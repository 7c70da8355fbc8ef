"""Access to the bot that a phone does not give: taps with any data, faults, the log of calls."""

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

TIMEOUT = 20.0  # seconds


async def wait_until(condition: Callable[[], object], seconds: float = TIMEOUT) -> None:
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, f"this did not happen within {seconds:.0f} s"
        await asyncio.sleep(0.005)


async def wait_until_idle(harness: Harness) -> None:
    """Wait until updates are confirmed, requests are served, screens sent and deletions done."""
    app = harness.app
    await wait_until(
        lambda: (
            not (
                harness.sim.world.updates.waiting()
                or app._deferred._tasks
                or app._sender._tasks
                or app._deletions.tasks
            )
        )
    )


def tap(harness: Harness, person: int, what: Tap | str, message: int | None = None) -> str:
    """Tap with this data, by default on the live message; return the tap's id."""
    world = harness.sim.world
    live = user_actions.live_message(world.chat(person))
    number = message or (live.id if live else 0)
    data = what if isinstance(what, str) else taps.encode(what)
    return user_actions.tap(world, person, number, data).id


def add_fault(
    harness: Harness,
    kind: FaultKind,
    method: str = "",
    *,
    count: int = 1,
    **more: Any,  # noqa: ANN401 - a fault's fields
) -> None:
    harness.sim.world.faults.pending.append(Fault(kind, method, count=count, **more))


def calls(harness: Harness, method: str = "", chat: int | None = None) -> list[LoggedCall]:
    """Return the bot's calls. Without a method, those that ask for updates are left out."""
    return [
        call
        for call in harness.sim.world.log.calls
        if (call.method == method if method else call.method != "getUpdates")
        and chat in {None, call.chat_id}
    ]


def forget_calls(harness: Harness) -> None:
    harness.sim.world.log.calls.clear()


@asynccontextmanager
async def while_stopped(harness: Harness) -> AsyncIterator[None]:
    """Stop the bot for the block, so that updates wait; then start it and wait for it."""
    await harness.stop()
    yield
    await start_and_wait(harness)


async def start_and_wait(harness: Harness) -> None:
    """Start the bot and wait until it has served what waited."""
    polls = harness.sim.world.updates.polls
    await harness.start()
    await wait_until(lambda: harness.sim.world.updates.polls > polls)
    await wait_until_idle(harness)


async def open_audit(harness: Harness, phone: Phone, advisor: str = "张伟") -> int:
    """Open an audit, go on to indicator 1.1, and return the audit's id."""
    await begin(phone, advisor)
    while ["逐项问我"] in [row[-1:] for row in await phone.buttons()]:
        await phone.tap("逐项问我")
    await phone.see("1.1 ")
    await wait_until_idle(harness)
    rows = await harness.rows(
        "select max(audits.id) from audits join people on people.id = auditor"
        " where telegram_id = :number",
        number=phone.id,
    )
    return int(rows[0][0])


async def stored_answers(harness: Harness, audit: int) -> dict[int, Value]:
    """Return the answers that the person gave, without those that conditions gave."""
    rows = await harness.rows(
        "select indicator, value from answers where audit = :audit and given = 0", audit=audit
    )
    return {indicator: Value(value) for indicator, value in rows}


async def count_rows(harness: Harness, table: str) -> int:
    return int((await harness.rows(f"select count(*) from {table}"))[0][0])


async def keep_history(harness: Harness) -> None:
    """Let everybody have the coloured look, in which no message is deleted."""
    await harness.write("UPDATE people SET discreet = 0")
