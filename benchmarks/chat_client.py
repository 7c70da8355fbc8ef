"""A person's side of a private chat. It records the time of each tap and its responses."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Payload = dict[str, Any]
Rows = list[list[dict[str, str]]]


class StuckError(Exception):
    """The bot did not react in time. The message says who saw what."""


@dataclass(slots=True)
class Message:
    """`html` is what the bot sent, `shown` the text without markup."""

    id: int
    html: str
    shown: str
    rows: Rows
    written_by: Payload

    def labels(self) -> list[str]:
        return [button["text"] for row in self.rows for button in row]


@dataclass(slots=True)
class Tap:
    """One tap, with the times of its answers and screens in seconds of `perf_counter`."""

    query: str
    at: float
    answers: list[float] = field(default_factory=list)
    screens: list[float] = field(default_factory=list)
    toast: str = ""


class Chat:
    """One private chat. `post` sends an update to the server."""

    def __init__(
        self, number: int, name: str, language: str, post: Callable[[Payload], None]
    ) -> None:
        self.number = number
        self.person = {
            "id": number,
            "is_bot": False,
            "first_name": name,
            "language_code": language,
        }
        self.messages: dict[int, Message] = {}
        self.taps: list[Tap] = []
        self.commands = 0
        self._post = post
        self._changed = asyncio.Event()
        self._next_message = 1

    def payload(self) -> Payload:
        return {"id": self.number, "type": "private", "first_name": self.person["first_name"]}

    def live(self) -> Message | None:
        """Return the newest message with buttons."""
        return next((m for m in reversed(self.messages.values()) if m.rows), None)

    def last(self) -> Message:
        return next(reversed(self.messages.values()))

    def say(self, text: str) -> None:
        self.commands += 1
        self._changed.clear()
        message = self.new_message(self.person, text)
        command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
        self._post({"message": {**message, "entities": [command]}})

    def new_message(self, by: Payload, text: str) -> Payload:
        """Return a new message in the form of the Bot API."""
        number, self._next_message = self._next_message, self._next_message + 1
        return {
            "message_id": number,
            "date": int(time.time()),
            "chat": self.payload(),
            "from": by,
            "text": text,
        }

    def show(self, message: Message) -> None:
        """Add a message of the bot, or replace the one with its id."""
        self.messages[message.id] = message
        self._changed.set()

    def tap(self, label: str) -> None:
        message = self.live()
        assert message is not None, "there is no button to tap"
        data = next(b["callback_data"] for row in message.rows for b in row if b["text"] == label)
        self._changed.clear()
        tap = Tap(f"{self.number}-{len(self.taps)}", time.perf_counter())
        self.taps.append(tap)
        about = {**message.written_by, "text": message.shown}
        self._post(
            {
                "callback_query": {
                    "id": tap.query,
                    "from": self.person,
                    "message": about,
                    "chat_instance": str(self.number),
                    "data": data,
                }
            }
        )

    async def screen(self, seconds: float) -> Message:
        """Wait for the response to the last command or tap. Raises StuckError."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            seen = self.last().shown if self.messages else "nothing"
            name = self.person["first_name"]
            raise StuckError(f"{name} waited {seconds:.0f} s, seeing: {seen}") from None
        return self.last()
