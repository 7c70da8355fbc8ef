"""The rules of the benchmarks' Bot API server, with Telegram's error messages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from benchmarks.chat_client import Rows

TEXT_LIMIT, TOAST_LIMIT, DATA_LIMIT = 4096, 200, 64
BUTTONS_A_ROW, BUTTONS = 8, 100
TAGS = frozenset(
    [
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "code",
        "pre",
        "a",
        "span",
        "blockquote",
    ]
)
STYLES = (None, "danger", "success", "primary")
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class ApiError(Exception):
    """An error response: an HTTP status and a description."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status
        self.description = f"Bad Request: {description}" if status == 400 else description


@dataclass(frozen=True, slots=True)
class Parameters:
    """The required and the optional parameters of a method."""

    required: frozenset[str]
    optional: frozenset[str]


def _takes(required: str = "", optional: str = "") -> Parameters:
    return Parameters(frozenset(required.split()), frozenset(optional.split()))


METHODS: Mapping[str, Parameters] = {
    "getMe": _takes(),
    "getUpdates": _takes(optional="offset limit timeout allowed_updates"),
    "deleteWebhook": _takes(optional="drop_pending_updates"),
    "setMyCommands": _takes("commands", "scope language_code"),
    "sendMessage": _takes(
        "chat_id text",
        "parse_mode entities link_preview_options disable_notification protect_content"
        " reply_parameters reply_markup",
    ),
    "editMessageText": _takes(
        "text", "chat_id message_id parse_mode entities link_preview_options reply_markup"
    ),
    "editMessageReplyMarkup": _takes(optional="chat_id message_id reply_markup"),
    "deleteMessage": _takes("chat_id message_id"),
    "deleteMessages": _takes("chat_id message_ids"),
    "sendChatAction": _takes("chat_id action", "business_connection_id message_thread_id"),
    "answerCallbackQuery": _takes("callback_query_id", "text show_alert url cache_time"),
}


def read_published(file: Path) -> Mapping[str, Parameters]:
    """Read the table from a machine-readable copy of the official documentation.

    Its form is `{"methods": {name: {"fields": [{"name", "required"}, …]}}}`.
    """
    described = json.loads(file.read_text(encoding="utf-8"))["methods"]
    return {
        name: Parameters(
            frozenset(each["name"] for each in method.get("fields", ()) if each["required"]),
            frozenset(each["name"] for each in method.get("fields", ())),
        )
        for name, method in described.items()
    }


def check_parameters(method: str, given: Mapping[str, Any], known: Parameters) -> None:
    for name in known.required - given.keys():
        raise ApiError(f"{method}: parameter {name} is missing")
    for name in given.keys() - known.required - known.optional:
        raise ApiError(f"{method}: there is no parameter {name}")


def visible(given: Mapping[str, Any]) -> str:
    """Return the text of a message without its markup. Raises ApiError."""
    text = str(given["text"])
    if given.get("parse_mode") == "HTML":
        reader = _Reader()
        reader.feed(text)
        reader.close()
        text = reader.finish()
    if not text.strip():
        raise ApiError("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > TEXT_LIMIT:
        raise ApiError("message is too long")
    return text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._text: list[str] = []
        self._open: list[str] = []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag not in TAGS:
            raise ApiError(f'can\'t parse entities: Unsupported start tag "{tag}"')
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise ApiError("can't parse entities: Unmatched end tag")

    def finish(self) -> str:
        if self._open:
            tag = self._open[-1]
            raise ApiError(f"can't parse entities: Can't find end tag corresponding to \"{tag}\"")
        return "".join(self._text)


def keyboard(markup: Mapping[str, Any] | None) -> Rows:
    """Check the buttons of an inline keyboard, and return its rows. Raises ApiError."""
    rows: Rows = list(markup["inline_keyboard"]) if markup else []
    if sum(map(len, rows)) > BUTTONS or any(len(row) > BUTTONS_A_ROW for row in rows):
        raise ApiError("reply markup is too long")
    for button in (button for row in rows for button in row):
        data = button.get("callback_data", "")
        if not 1 <= len(data.encode()) <= DATA_LIMIT:
            raise ApiError("BUTTON_DATA_INVALID")
        if not button.get("text"):
            raise ApiError("Text buttons are unallowed in the inline keyboard")
        if button.get("style") not in STYLES or button.keys() - {"text", "callback_data", "style"}:
            raise ApiError(f"can't parse inline keyboard button: {sorted(button)}")
    return rows
