"""The state of a running transcript: the clock, each person's phone, and what it last showed."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from checklist.definition import Language
from simulator.phone import Message, Phone
from simulator.world.user_actions import add_group
from tests.conversations.screen_diff import Look, changes, toasts
from tests.conversations.vocabulary import SEEN
from tests.harness import NAMES, Harness

POLL_INTERVAL = 0.002  # seconds between two looks whether the bot has taken what waits
TIMEOUT = 60.0  # seconds; nothing takes so long unless the bot is stuck
GROUP = -100  # a chat id
STRANGER = 2000  # a Telegram id
STEP = timedelta(minutes=1)


@dataclass(slots=True)
class Clock:
    """A clock that only the steps of a transcript move, so that dates are always the same."""

    at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@dataclass(slots=True)
class Scene:
    harness: Harness
    clock: Clock
    language: Language
    running: bool = True
    taps: int = 0
    phones: dict[str, Phone] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    # Every state of a message with buttons that somebody had before them, oldest first.
    keyboards: dict[str, list[Message]] = field(default_factory=dict)
    heard: set[object] = field(default_factory=set)

    async def phone(self, who: str) -> Phone:
        """Return the phone of a person by name. An unknown name is a stranger."""
        if who not in self.phones:
            known = {name: (number, language) for name, number, language in NAMES.values()}
            await self.give_phone(who, *known.get(who, (STRANGER, self.language)))
        return self.phones[who]

    async def give_phone(self, who: str, number: int, language: str) -> None:
        self.phones[who] = await self.harness.sim.phone(who, id=number, language_code=language)

    async def group_phone(self, who: str) -> Phone:
        """Return a person's phone with the team's group open."""
        phone = await self.phone(who)
        name = SEEN[self.language]["in_group"]
        if name not in self.phones:
            add_group(self.harness.sim.world, GROUP, name, [phone.id])
            self.phones[name] = phone.in_chat(GROUP)
        return self.phones[name]

    async def start(self) -> None:
        """Start the bot, and wait for its first getUpdates."""
        updates = self.harness.sim.world.updates
        before = updates.polls
        await self.harness.start()
        while updates.polls == before:
            await updates.changed.wait(TIMEOUT)
        self.running = True

    async def stop(self) -> None:
        await self.harness.stop()
        self.running = False

    async def wait_until_idle(self) -> None:
        """Wait until the bot has served all updates, sent all screens and deleted what is due."""
        app, updates = self.harness.app, self.harness.sim.world.updates
        async with asyncio.timeout(TIMEOUT):
            while self.running:
                if showing := app._sender._tasks | app._deferred._tasks | app._deletions.tasks:
                    await asyncio.wait(showing)
                elif updates.waiting():
                    await updates.changed.wait(POLL_INTERVAL)
                else:
                    return

    def pass_time(self, span: timedelta) -> None:
        """Advance the clocks of the bot and of Telegram."""
        self.clock.at += span
        self.harness.sim.world.clock.offset += span.total_seconds()

    async def changes_since_last_look(self, actor: str | None) -> list[str]:
        """Return the changes in the actor's chat since the last call, then those in other chats."""
        lines: list[str] = []
        names = sorted(self.phones, key=lambda name: name != actor)
        for who in names:
            found = await self._look(who)
            if found and who != actor:
                lines.append(self._elsewhere(who))
            lines += found
        return lines or [SEEN[self.language]["nothing"]]

    def _elsewhere(self, who: str) -> str:
        words = SEEN[self.language]
        return who if who == words["in_group"] else words["elsewhere"].format(who=who)

    async def _look(self, who: str) -> list[str]:
        phone = self.phones[who]
        now = {each.id: each for each in await phone.messages() if each.from_bot}
        found = changes(self.looks.get(who, {}), now, self.language)
        self.looks[who] = now
        shown = self.keyboards.setdefault(who, [])
        shown += [each for each in now.values() if each.keyboard and each not in shown[-1:]]
        return [*toasts(self._toasts(phone), self.language), *found]

    def _toasts(self, phone: Phone) -> Sequence[Mapping[str, object]]:
        """Return the toasts of a chat since the last call."""
        all_shown = self.harness.sim.world.chat(phone.chat_id).toasts
        fresh = [each for each in all_shown if each["query_id"] not in self.heard]
        self.heard.update(each["query_id"] for each in fresh)
        return fresh
