"""Replies that are not repeated for a day: one to an album, one to a stranger."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

NOT_REPEATED_FOR = timedelta(days=1)
MOST = 10_000  # entries; then the oldest are forgotten
Key = tuple[str, int, str]  # what for, in which chat, and the album's id if it is one


def to_album(chat: int, album: str) -> Key:
    return ("album", chat, album)


def to_stranger(chat: int) -> Key:
    return ("stranger", chat, "")


@dataclass(slots=True)
class RecentReplies:
    """Made once at the start, and lost at the end: after a restart such a reply may come twice.

    This is no state of a conversation. Nothing that is stored or shown depends on it.
    """

    _at: dict[Key, datetime] = field(default_factory=dict)  # oldest first

    def was_given(self, key: Key, now: datetime) -> bool:
        at = self._at.get(key)
        return at is not None and abs(now - at) < NOT_REPEATED_FOR

    def add(self, keys: Iterable[Key], now: datetime) -> None:
        for key in keys:
            self._at.pop(key, None)
            self._at[key] = now
        for key in list(self._at)[: len(self._at) - MOST]:
            del self._at[key]
