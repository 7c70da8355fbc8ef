"""Kills the bot at random moments while people tap: `python -m tests.chaos.kill --kills 200`."""

import argparse
import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from bot.screen import DOT
from simulator.server import Simulator
from simulator.world import user_actions
from simulator.world.chats import Message, Person
from simulator.world.limits import UNLIMITED
from tests.chaos.bot_process import ForkedBot
from tests.chaos.random_tapper import Tapper
from tests.harness import import_people, settings_for

TIMEOUT = 30.0  # seconds
FIRST_ID = 5001
TAPS_OF_ONE = 110  # about as many as an audit takes
AT_ONCE = 10  # people
ANSWERS = """
select telegram_id, indicator, value from answers
join audits on audits.id = audit join people on people.id = auditor where given = 0
"""
CHANGES = """
select telegram_id, indicator, before, after from answer_changes
join audits on audits.id = audit join people on people.id = auditor order by answer_changes.id
"""


class Crowd:
    """Shoppers who tap at the same time. Each waits for a new screen before the next tap."""

    def __init__(self, sim: Simulator, size: int, seed: int) -> None:
        self.world = sim.world
        self.kills = 0
        self.tappers = {
            number: Tapper(sim.world, number, random.Random(f"{seed} {number}"))
            for number in range(FIRST_ID, FIRST_ID + size)
        }
        # By person, the answers whose effect was on the screen.
        self.confirmed: dict[int, dict[int, int]] = {number: {} for number in self.tappers}

    @property
    def taps(self) -> int:
        return sum(each.taps for each in self.tappers.values())

    def csv(self) -> str:
        head = "name,role,telegram_id,dealership,language\n张伟,advisor,,浦东店,\n孙总,owner,1,,\n"
        return head + "".join(f"客{each},shopper,{each},浦东店,zh\n" for each in self.tappers)

    async def tap(self) -> None:
        """Let everybody tap TAPS_OF_ONE times or up to submitting, AT_ONCE people at a time."""
        room = asyncio.Semaphore(AT_ONCE)
        async with asyncio.TaskGroup() as group:
            for tapper in self.tappers.values():
                group.create_task(self._person(tapper, room))

    async def _person(self, tapper: Tapper, room: asyncio.Semaphore) -> None:
        async with room:
            await self._audit(tapper)

    async def _audit(self, tapper: Tapper) -> None:
        user_actions.add_person(self.world, Person(tapper.person, "客", None, "zh-hans"))
        user_actions.say(self.world, tapper.person, "/audit 张伟")
        await wait_until(
            lambda: user_actions.live_message(tapper.chat), lambda: "no reply to /audit"
        )
        while not tapper.submitted and tapper.taps < TAPS_OF_ONE:
            before = tapper.tap()
            await wait_until(
                partial(_screen_changed, tapper, before),
                lambda: f"stuck:\n{user_actions.screen(tapper.chat)}",
            )
            self.confirmed[tapper.person] = dict(tapper.expected.answers)

    def check_confirmed(self, folder: Path) -> None:
        """Check that the stored answers are the confirmed ones, or those tapped after them."""
        stored = stored_answers(folder)
        for person, confirmed in self.confirmed.items():
            later = self.tappers[person].expected.answers
            for indicator, value in confirmed.items():
                assert stored[person][indicator] in {value, later[indicator]}, (person, indicator)

    def check_all(self, folder: Path) -> None:
        """Check, once the bot is idle, that each tap is stored exactly once."""
        stored, changed = stored_answers(folder), stored_changes(folder)
        for person, tapper in self.tappers.items():
            assert stored.get(person, {}) == tapper.expected.answers, person
            assert changed.get(person, []) == tapper.expected.changes, person


def _enough_taps(crowd: Crowd, taps: int, tapping: asyncio.Task[None]) -> bool:
    return crowd.taps >= taps or tapping.done()


def _screen_changed(tapper: Tapper, before: Message) -> bool:
    """Whether another screen is shown. After an outage the same one comes again, as a dot first."""
    live = user_actions.live_message(tapper.chat)
    if live is None:
        return False
    return live.buttons != before.buttons or (live.text != DOT and not live.looks_like(before))


def rows(folder: Path, sql: str) -> list[Any]:
    """Read the database file directly, not through the bot."""
    with closing(sqlite3.connect(folder / "audits.db")) as database:
        return database.execute(sql).fetchall()


def stored_answers(folder: Path) -> dict[int, dict[int, int]]:
    """By Telegram id and indicator."""
    stored: dict[int, dict[int, int]] = {}
    for person, indicator, value in rows(folder, ANSWERS):
        assert indicator not in stored.setdefault(person, {}), "somebody has two audits"
        stored[person][indicator] = value
    return stored


def stored_changes(folder: Path) -> dict[int, list[tuple[int, int, int]]]:
    stored: dict[int, list[tuple[int, int, int]]] = {}
    for person, *change in rows(folder, CHANGES):
        stored.setdefault(person, []).append((change[0], change[1], change[2]))
    return stored


async def wait_until(condition: Callable[[], object], what: Callable[[], str]) -> None:
    ends = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < ends, what()
        await asyncio.sleep(0.002)


async def kill_repeatedly(folder: Path, *, kills: int, taps: int, seed: int = 0) -> Crowd:
    """Kill the bot `kills` times during `taps` taps.

    Raises AssertionError if a tap is lost or counted twice.
    """
    dice = random.Random(seed)
    async with Simulator(limits=UNLIMITED) as sim:
        crowd = Crowd(sim, -(-taps // 100), seed)
        await import_people(settings_for(sim, folder), folder, crowd.csv())
        bot = ForkedBot(sim, folder)
        await bot.start()
        tapping = asyncio.create_task(crowd.tap())
        for left in range(kills, 0, -1):
            pace = (taps - crowd.taps) // (left + 1)
            wanted = crowd.taps + dice.randint(0, 2 * max(pace, 0))
            await wait_until(partial(_enough_taps, crowd, wanted, tapping), lambda: "nobody taps")
            if tapping.done():
                break
            await asyncio.sleep(dice.random() * 0.02)
            await bot.kill()
            crowd.kills += 1
            crowd.check_confirmed(folder)
            await bot.start()
        await tapping
        await wait_until(lambda: not sim.world.updates.waiting(), lambda: "updates still wait")
        await bot.kill()
        crowd.check_all(folder)
    return crowd


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--taps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        crowd = asyncio.run(
            kill_repeatedly(Path(folder), kills=chosen.kills, taps=chosen.taps, seed=chosen.seed)
        )
    print(  # noqa: T201 - the script's answer
        f"{crowd.kills} kills in {crowd.taps} taps of {len(crowd.tappers)} people, "
        f"{time.monotonic() - began:.0f} s, seed {chosen.seed}: "
        "nothing confirmed is missing, nothing was counted twice, every screen recovered"
    )


if __name__ == "__main__":
    main()
