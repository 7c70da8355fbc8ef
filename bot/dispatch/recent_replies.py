"""What was replied lately: one reply to an album, one to a stranger, and typed answers."""

from collections.abc import Iterable, Mapping
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
    # By chat, oldest first: typed answers as HTML, and the live message before their list.
    _answers: dict[int, tuple[int | None, tuple[str, ...]]] = field(default_factory=dict)

    def was_given(self, key: Key, now: datetime) -> bool:
        at = self._at.get(key)
        return at is not None and abs(now - at) < NOT_REPEATED_FOR

    def add(self, keys: Iterable[Key], now: datetime) -> None:
        for key in keys:
            self._at.pop(key, None)
            self._at[key] = now
        for key in list(self._at)[: len(self._at) - MOST]:
            del self._at[key]

    def answers_before(self, chat: int, message: int, live: int | None) -> tuple[str, ...]:
        """Return the typed answers whose list came after this message of the person, if at all.

        Texts that waited for a line may arrive in several batches. The last list has to be whole.
        `live` is the live message now.
        """
        before, answers = self._answers.get(chat, (None, ()))
        return answers if live == before or message < (live or 0) else ()

    def add_answers(self, answers: Mapping[int, tuple[int | None, tuple[str, ...]]]) -> None:
        """Each with the live message before the list of them."""
        for chat, listed in answers.items():
            self._answers.pop(chat, None)
            self._answers[chat] = listed
        for chat in list(self._answers)[: len(self._answers) - MOST]:
            del self._answers[chat]
