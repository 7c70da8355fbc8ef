"""A screen as plain data: a text, its buttons, and what the person's next text means."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
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
    """A file that is sent as a document."""

    name: str
    content: bytes
    instead: str = ""  # HTML that is sent if the upload fails and the screen has no text


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture above the text of a screen, in the same message.

    `key` is the same for pictures that look the same, so that each is drawn once. `draw` makes a
    PNG or JPEG. It is called after the commit, in a thread.
    """

    key: str
    draw: Callable[[], bytes] = field(compare=False, repr=False)


CAPTION_LIMIT = 1024  # Telegram's
DOT = "·"  # what a discreet chat shows instead of a screen
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. If it has buttons, it is the live message: the only one in the chat with any.

    `text` is Telegram's HTML. With a picture it is the caption, of at most CAPTION_LIMIT UTF-16
    units without the tags. Where the picture cannot be sent, the text is sent alone. `expects` is
    the person's place from now on: it says what their next text means, and what is shown again
    after a restart.
    """

    text: str
    rows: Rows = ()
    expects: Tap | None = None
    picture: Picture | None = None
    # Sent before the message.
    files: tuple[File, ...] = ()
    # Telegram's command menu for this chat from now on, name and description; empty: unchanged.
    menu: tuple[tuple[str, str], ...] = ()

    @property
    def live(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A screen and its way: into a new message, or into `message`, which is then edited.

    `over_picture`: `message` is a picture with a caption. `discreet`: the message is deleted once a
    newer one replaces it. `until_hidden`: it is deleted when the person hides the chat.
    `protected`: it can be neither forwarded nor saved.
    """

    chat: int
    screen: Screen | None
    message: int | None = None
    over_picture: bool = False
    query: str | None = None  # the tap that is answered with it
    toast: str = ""
    alert: bool = False
    strip: int | None = None  # an older message that loses its buttons
    outbox_id: int | None = None  # the row that is deleted once the screen arrived
    discreet: bool = False
    until_hidden: bool = False
    protected: bool = False
    # It is no direct reply, so in a discreet chat nothing of it may stand on the lock screen.
    unprompted: bool = False
    asked: int | None = None  # the person's message that it replies to


def to_json(delivery: Delivery) -> str:
    """Encode text, buttons and way of a screen, so that a later process can send it.

    A picture is left out. Requests for a screen with a picture only read: they are kept as updates
    and served again.
    """
    screen = delivery.screen or Screen("")
    rows = [
        [[each.label, taps.encode(each.tap), each.style] for each in row] for row in screen.rows
    ]
    fields = {
        "text": screen.text,
        "rows": rows,
        "discreet": delivery.discreet,
        "until_hidden": delivery.until_hidden,
        "protected": delivery.protected,
        "asked": delivery.asked,
    }
    return json.dumps(fields, ensure_ascii=False)


def from_json(chat: int, content: str, outbox_id: int) -> Delivery:
    """Decode what `to_json` returned, in this version or the first one without the way."""
    fields = json.loads(content)
    screen = Screen(
        text=fields["text"],
        rows=tuple(
            tuple(
                Button(label, taps.decode(data), Style(style) if style else None)
                for label, data, style in row
            )
            for row in fields["rows"]
        ),
    )
    return Delivery(
        chat,
        screen,
        outbox_id=outbox_id,
        discreet=fields.get("discreet", False),
        until_hidden=fields.get("until_hidden", False),
        protected=fields.get("protected", False),
        unprompted=True,
        asked=fields.get("asked"),
    )
