"""The queue of updates. An update stays until the bot confirms it or it is too old."""

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from simulator.api_errors import ActionError
from simulator.world.clock import Signal

Json = dict[str, Any]

TAP_LIFETIME = 150.0  # seconds; measured in the server's published source
OTHER_LIFETIME = 24 * 3600.0
RESTART_MARGIN = 10


@dataclass(slots=True)
class Pending:
    """An update that is not confirmed yet.

    `lane` is the id of its person: updates of one lane stay in order. `displaced`: a test moved
    it. Such an update can only be confirmed after it was handed out. Otherwise the test, not the
    bot, would lose it.
    """

    id: int
    kind: str
    body: Json
    lane: int
    born: float
    displaced: bool = False
    handed_out: bool = False

    def as_telegram(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


@dataclass(slots=True)
class UpdateQueue:
    """Updates in the order in which they are handed out. `wanted` None: every kind."""

    now: Callable[[], float]
    next_id: int = field(default_factory=lambda: random.randrange(10**8, 9 * 10**8))  # noqa: S311 — no secret
    pending: list[Pending] = field(default_factory=list)
    wanted: frozenset[str] | None = None
    polls: int = 0
    changed: Signal = field(default_factory=Signal)

    def add(self, kind: str, body: Json, lane: int) -> None:
        if self.wanted is not None and kind not in self.wanted:
            return
        self.pending.append(Pending(self.next_id, kind, body, lane, self.now()))
        self.next_id += 1
        self.changed.fire()

    def subscribe(self, kinds: list[str]) -> None:
        """Set which kinds are queued from now on. An empty list means every kind."""
        self.wanted = frozenset(kinds) or None

    def waiting(self) -> list[Pending]:
        """Drop updates that are too old, and return the others."""
        now = self.now()
        self.pending = [each for each in self.pending if now - each.born <= _lifetime(each)]
        return self.pending

    def batch(self, offset: int, limit: int) -> list[Json]:
        """Confirm the updates below the offset, and return the next ones.

        A negative offset drops all but the last updates. An offset far above the newest id is from
        before the ids restarted; it confirms nothing.
        """
        waiting = self.waiting()
        if offset < 0:
            self.pending = waiting[offset:]
        elif offset <= self.next_id + RESTART_MARGIN:
            self.pending = [each for each in waiting if not _is_confirmed(each, offset)]
        handed = self.pending[:limit]
        for each in handed:
            each.handed_out = True
        return [each.as_telegram() for each in handed]

    def confirm(self, pending: Pending) -> None:
        """Remove one update that a webhook accepted."""
        self.pending = [each for each in self.pending if each is not pending]

    def jump(self, next_id: int) -> None:
        """Continue with another id. Telegram does so after a week without updates."""
        if next_id < self.next_id and self.waiting():
            raise ActionError(
                f"ids restart only while the queue is empty: {len(self.pending)} updates wait"
            )
        self.next_id = next_id

    def duplicate(self, times: int, *, fresh_ids: bool) -> None:
        """Repeat every waiting update, with the same id or with new ids."""
        copies = []
        for each, turn in itertools.product(self.waiting(), range(times)):
            copy = replace(each, body=dict(each.body), displaced=True)
            if fresh_ids and turn:
                copy.id, self.next_id = self.next_id, self.next_id + 1
            copies.append(copy)
        self.pending = copies
        self.changed.fire()

    def shuffle(self, seed: int) -> None:
        """Shuffle the updates. Those of one person stay in order."""
        lanes: dict[int, list[Pending]] = {}
        for each in self.waiting():
            lanes.setdefault(each.lane, []).append(replace(each, displaced=True))
        turns = [lane for lane, updates in lanes.items() for _ in updates]
        random.Random(seed).shuffle(turns)  # noqa: S311 — a test repeats it
        self.pending = [lanes[lane].pop(0) for lane in turns]
        self.changed.fire()


def _lifetime(pending: Pending) -> float:
    return TAP_LIFETIME if pending.kind == "callback_query" else OTHER_LIFETIME


def _is_confirmed(pending: Pending, offset: int) -> bool:
    return pending.id < offset and (pending.handed_out or not pending.displaced)
