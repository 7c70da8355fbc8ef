"""A screen as plain data: a text, its buttons, and what the person's next text means."""

import json
from dataclasses import dataclass
from enum import StrEnum

from bot import taps
from bot.taps import Tap


class Style(StrEnum):
    """Telegram's button colours."""

    GREEN = "success"
    RED = "danger"
    BLUE = "primary"


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    tap: Tap
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file that is sent. A picture is shown in the chat, anything else as a document."""

    name: str
    content: bytes
    picture: bool = False
    instead: str = ""  # HTML that is sent if the upload fails and the screen has no text


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. If it has buttons, it is the live message: the only one in the chat with any.

    `text` is Telegram's HTML. `expects` is the person's place from now on: it says what their next
    text means, and what is shown again after a restart.
    """

    text: str
    rows: Rows = ()
    expects: Tap | None = None
    # Sent before the message.
    files: tuple[File, ...] = ()
    # Telegram's command menu for this chat from now on, name and description; empty: unchanged.
    menu: tuple[tuple[str, str], ...] = ()

    @property
    def live(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A screen and its way: into a new message, or into `message`, which is then edited."""

    chat: int
    screen: Screen | None
    message: int | None = None
    query: str | None = None  # the tap that is answered with it
    toast: str = ""
    alert: bool = False
    strip: int | None = None  # an older message that loses its buttons
    outbox_id: int | None = None  # the row that is deleted once the screen arrived


def to_json(screen: Screen) -> str:
    """Encode text and buttons, so that a later process can show the screen."""
    rows = [
        [[each.label, taps.encode(each.tap), each.style] for each in row] for row in screen.rows
    ]
    return json.dumps({"text": screen.text, "rows": rows}, ensure_ascii=False)


def from_json(content: str) -> Screen:
    fields = json.loads(content)
    return Screen(
        text=fields["text"],
        rows=tuple(
            tuple(
                Button(label, taps.decode(data), Style(style) if style else None)
                for label, data, style in row
            )
            for row in fields["rows"]
        ),
    )
