"""Walks at random through a shopper's chat, and reads every message of it after every step.

`python -m tests.chaos.discreet_walk --steps 2000`. With `--coloured` the chat keeps its messages
until it is hidden.
"""

import argparse
import asyncio
import random
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import update

from bot.settings import Settings
from simulator.server import Simulator
from simulator.world import user_actions, user_content
from simulator.world.chats import Chat, Message, Person
from simulator.world.faults import Fault, FaultKind
from simulator.world.files import Upload
from simulator.world.limits import UNLIMITED
from storage.engine import Database
from storage.models import people
from tests.chaos.bot_process import ForkedBot
from tests.conversations.actions import PHOTO
from tests.harness import import_people, settings_for

SHOPPER = 1001
TIMEOUT = 40.0  # seconds; a deletion that fails is tried again after twenty
SETTLED = 0.15  # seconds without a call
NOTES = ("接电话很慢，响了六声", "没有报价", "李娜态度不错", "/8分钟才有人来")
COMMANDS = ("/audit", "/audit 李娜", "/audit 张伟", "/help", "/cancel", "/nothing")
# Advisors, indicators, answers and notes.
GIVEN_AWAY = re.compile("李娜|张伟|章薇|[1-7]\\.\\d|响了|报价|态度|分钟")
FAULTS: tuple[FaultKind, ...] = ("error", "drop", "drop_answer", "flood")
DELETING = ("deleteMessage", "deleteMessages")


@dataclass
class Walk:
    sim: Simulator
    bot: ForkedBot
    dice: random.Random
    coloured: bool = False
    hidden: bool = False
    done: str = ""

    @property
    def chat(self) -> Chat:
        return self.sim.world.chat(SHOPPER)

    @property
    def messages(self) -> list[Message]:
        return list(self.chat.messages.values())

    async def step(self) -> None:
        """Do something at random, perhaps while deletions fail or the bot is killed."""
        if self.dice.random() < 0.15:
            fault = Fault(self.dice.choice(FAULTS), self.dice.choice(DELETING), seconds=1)
            self.sim.world.faults.pending.append(fault)
        self.act()
        if self.dice.random() < 0.1:
            await asyncio.sleep(self.dice.random() * 0.05)
            await self.bot.kill()
            await self.bot.start()
        await self.wait_until_clean()

    def act(self) -> None:
        live = user_actions.live_message(self.chat)
        choice = self.dice.random()
        self.hidden = False
        if live is None or choice < 0.1:
            self.say(self.dice.choice(COMMANDS))
        elif choice < 0.2:
            self.say("/hide")
            self.hidden = True
        elif choice < 0.35:
            self.say(self.dice.choice(NOTES))
        elif choice < 0.4:
            self.done = "a photo"
            user_content.send_file(
                self.sim.world, SHOPPER, "photo", Upload("photo.jpg", "image/jpeg", PHOTO)
            )
        elif choice < 0.42:
            self.done = "deletes the live message"
            user_actions.delete(self.sim.world, SHOPPER, live.id)
            self.say("/audit")
        else:
            button = self.dice.choice([each for row in live.buttons for each in row])
            self.done = f"taps {button['text']}"
            self.hidden = button["text"] == "收起"
            user_actions.tap(self.sim.world, SHOPPER, live.id, button["callback_data"])

    def say(self, words: str) -> None:
        self.done = f"says {words}"
        user_actions.say(self.sim.world, SHOPPER, words)

    async def wait_until_clean(self) -> None:
        ends = time.monotonic() + TIMEOUT
        while (wrong := self.wrong()) or not await self._settled():
            if time.monotonic() > ends:
                raise AssertionError(
                    f"{wrong} after: {self.done}\n{user_actions.screen(self.chat)}"
                )
            await asyncio.sleep(0.01)

    async def _settled(self) -> bool:
        """Whether the bot has nothing to do, and the chat is still as it should be."""
        before = self.chat.finished
        await asyncio.sleep(SETTLED)
        quiet = not self.sim.world.updates.waiting() and not self.chat.in_flight
        return quiet and self.chat.finished == before and not self.wrong()

    def wrong(self) -> str:
        """Say what in the chat should not be there; "" if all is well."""
        if self.coloured and not self.hidden:
            return ""
        if any(not message.from_bot for message in self.messages):
            return "something that the person wrote is there"
        live = [message for message in self.messages if message.buttons]
        if len(live) > 1:
            return "there are two live messages"
        for message in self.messages:
            shown = message.text + "".join(b["text"] for row in message.buttons for b in row)
            if (message not in live[-1:] or self.hidden) and GIVEN_AWAY.search(shown):
                return f"{message.text!r} is there"
        if self.hidden and [message.text[:1] for message in self.messages] != ["·"]:
            return "there is more than a dot"
        return ""


async def choose_colours(settings: Settings) -> None:
    database = Database(settings.database)
    async with database.writing() as db:
        await db.execute(update(people).values(discreet=0))
    await database.close()


async def walk(folder: Path, *, steps: int, seed: int, coloured: bool = False) -> Walk:
    """Raises AssertionError if the chat ever keeps what it should not."""
    async with Simulator(limits=UNLIMITED) as sim:
        await import_people(settings_for(sim, folder), folder)
        user_actions.add_person(sim.world, Person(SHOPPER, "王芳", None, "zh-hans"))
        bot = ForkedBot(sim, folder)
        await bot.start()
        made = Walk(sim, bot, random.Random(seed), coloured)
        if coloured:
            await choose_colours(settings_for(sim, folder))
        try:
            for _ in range(steps):
                await made.step()
        finally:
            await bot.kill()
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--coloured", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given = {"steps": chosen.steps, "seed": chosen.seed, "coloured": chosen.coloured}
        asyncio.run(walk(Path(folder), **given))
    print(f"{chosen.steps} steps, seed {chosen.seed}: one live message, nothing outside of it")  # noqa: T201 - the script's answer


if __name__ == "__main__":
    main()
