"""The log of events for the chat page, and the log of the bot's calls for tests."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from simulator.world.clock import Signal

Json = dict[str, Any]

MAX_EVENTS = 5_000
MAX_CALLS = 50_000


@dataclass(frozen=True, slots=True)
class Event:
    """One change. Ids increase.

    Kinds: message_new, message_edited, message_deleted, toast, chat_added, chat_changed,
    chat_cleared, chat_action, commands_changed, profile_changed, call.
    """

    id: int
    kind: str
    data: Json


@dataclass(slots=True)
class EventLog:
    """The newest events. A reader asks for the events after the last id that it has seen."""

    events: deque[Event] = field(default_factory=lambda: deque(maxlen=MAX_EVENTS))
    last_id: int = 0
    changed: Signal = field(default_factory=Signal)

    def append(self, kind: str, data: Json) -> None:
        self.last_id += 1
        self.events.append(Event(self.last_id, kind, data))
        self.changed.fire()

    def after(self, event_id: int) -> list[Event]:
        """Return the events after this id, oldest first."""
        newer = []
        for event in reversed(self.events):
            if event.id <= event_id:
                break
            newer.append(event)
        return newer[::-1]


@dataclass(slots=True)
class LoggedCall:
    """One request of the bot. Times are by Telegram's clock; `error` is "" if there is none."""

    id: int
    method: str
    parameters: Json
    chat_id: int | None
    started: float
    finished: float | None = None
    ok: bool | None = None
    code: int = 0
    error: str = ""
    fault: str = ""


@dataclass(slots=True)
class CallLog:
    """The newest calls, oldest first."""

    calls: deque[LoggedCall] = field(default_factory=lambda: deque(maxlen=MAX_CALLS))
    last_id: int = 0

    def begin(self, method: str, parameters: Json, chat_id: int | None, now: float) -> LoggedCall:
        self.last_id += 1
        call = LoggedCall(self.last_id, method, parameters, chat_id, now)
        self.calls.append(call)
        return call
