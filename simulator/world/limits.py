"""Telegram's rate limits: how often a bot may write."""

import math
from dataclasses import dataclass, field

from simulator.api_errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Limits:
    """Calls per second, and how many calls may come at once.

    Telegram publishes no exact numbers. These follow the advice of its FAQ: 30 per second overall,
    one new message per second in a chat, 20 per minute in a group. Edits in a private chat have a
    higher limit, because on Telegram a person who taps twice a second does not have to wait.
    """

    overall_per_second: float = 30.0
    overall_burst: int = 60
    messages_per_second: float = 1.0
    messages_burst: int = 20
    edits_per_second: float = 3.0
    edits_burst: int = 20
    group_per_second: float = 20 / 60
    group_burst: int = 20


UNLIMITED = Limits(*(10**9,) * 8)


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float

    def wait(self, rate: float, burst: int, now: float) -> float:
        """Return the seconds until there is a token; 0 if there is one."""
        self.tokens = min(burst, self.tokens + max(0.0, now - self.at) * rate)
        self.at = now
        return max(0.0, (1 - self.tokens) / rate)


@dataclass(slots=True)
class Meter:
    """Counts calls that send or edit, overall and by chat (token buckets)."""

    limits: Limits = field(default_factory=Limits)
    buckets: dict[tuple[str, int], _Bucket] = field(default_factory=dict)

    def count(self, chat_id: int, *, edit: bool, now: float) -> None:
        """Count one call. Raises ApiError 429 with the seconds to wait if it is too many."""
        limits = self.limits
        here = ("message", limits.messages_per_second, limits.messages_burst)
        if chat_id < 0:
            here = ("group", limits.group_per_second, limits.group_burst)
        elif edit:
            here = ("edit", limits.edits_per_second, limits.edits_burst)
        overall = ("overall", limits.overall_per_second, limits.overall_burst)
        waits, used = [], []
        for (kind, rate, burst), key in ((overall, 0), (here, chat_id)):
            bucket = self.buckets.setdefault((kind, key), _Bucket(burst, now))
            waits.append(bucket.wait(rate, burst, now))
            used.append(bucket)
        if any(waits):
            raise too_many_requests(max(1, math.ceil(max(waits))))
        for bucket in used:
            bucket.tokens -= 1

    def change(self, limits: Limits) -> None:
        """Set other limits, and start counting from zero."""
        self.limits = limits
        self.buckets.clear()
