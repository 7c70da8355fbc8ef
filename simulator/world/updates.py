"""The queue of updates: kept until the bot confirms them, or until Telegram has waited too long."""

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
    """An update nobody confirmed yet.

    `lane` is the person it comes from: order holds within a lane. `displaced` was put out of
    order by a test; it is only confirmed after it was handed out, or it would be lost by the test.
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
    """Updates in the order in which they are handed out. `wanted` None stands for every kind."""

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
        """Choose what is queued from now on; an empty list is every kind again."""
        self.wanted = frozenset(kinds) or None

    def waiting(self) -> list[Pending]:
        """Return what is unconfirmed, after forgetting what has waited too long."""
        now = self.now()
        self.pending = [each for each in self.pending if now - each.born <= _lifetime(each)]
        return self.pending

    def batch(self, offset: int, limit: int) -> list[Json]:
        """Confirm what lies below the offset and return what comes next.

        A negative offset forgets all but the last so many. One far beyond the newest id dates from
        before the ids restarted: it confirms nothing.
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
        """Forget one update that a webhook took."""
        self.pending = [each for each in self.pending if each is not pending]

    def jump(self, next_id: int) -> None:
        """Go on with another id, as after a quiet week; downwards only when nothing waits."""
        if next_id < self.next_id and self.waiting():
            raise ActionError(f"ids restart in a quiet week only: {len(self.pending)} updates wait")
        self.next_id = next_id

    def duplicate(self, times: int, *, fresh_ids: bool) -> None:
        """Make so many of every waiting update: under the same id, or each under its own."""
        copies = []
        for each, turn in itertools.product(self.waiting(), range(times)):
            copy = replace(each, body=dict(each.body), displaced=True)
            if fresh_ids and turn:
                copy.id, self.next_id = self.next_id, self.next_id + 1
            copies.append(copy)
        self.pending = copies
        self.changed.fire()

    def shuffle(self, seed: int) -> None:
        """Mix the people's updates; each person's own stay in order."""
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
