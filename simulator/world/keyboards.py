"""Reads the buttons under a message, by Telegram's rules."""

from typing import Any
from urllib.parse import urlsplit

from simulator.api_errors import bad_request

Button = dict[str, Any]
Rows = tuple[tuple[Button, ...], ...]

MAX_BUTTONS = 100
MAX_BUTTONS_IN_A_ROW = 8
MAX_DATA_BYTES = 64
STYLES = {"danger", "success", "primary"}
ACTIONS = ("callback_data", "url", "copy_text", "switch_inline_query_current_chat")
OTHER_MARKUPS = ("keyboard", "remove_keyboard", "force_reply")


def read_inline_keyboard(markup: object) -> Rows:
    """Return the rows of an inline keyboard, or (). Raises ApiError as Telegram does."""
    if markup is None:
        return ()
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("inline keyboard button row must be an Array")
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    if any(len(row) > MAX_BUTTONS_IN_A_ROW for row in rows):
        raise bad_request("REPLY_MARKUP_INVALID")
    return tuple(tuple(map(_button, row)) for row in rows if row)


def read_other_markup(markup: object) -> dict[str, Any] | None:
    """Return a reply keyboard, its removal or a forced reply, if the markup is one."""
    if isinstance(markup, dict) and any(key in markup for key in OTHER_MARKUPS):
        return markup
    return None


def _button(given: object) -> Button:
    if not isinstance(given, dict):
        raise bad_request(
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request(
            'can\'t parse inline keyboard button: Field "text" must be of type String'
        )
    actions = [action for action in ACTIONS if given.get(action)]
    if len(actions) != 1:
        words = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {words}")
    _check(given)
    return given


def _check(button: Button) -> None:
    if len(str(button.get("callback_data", "")).encode()) > MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.get("style", "primary") not in STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    if "url" not in button:
        return
    url = urlsplit(str(button["url"]))
    if url.scheme not in {"http", "https", "tg"}:
        raise bad_request(
            f"inline keyboard button URL '{button['url']}' is invalid: Unsupported URL protocol"
        )
    if url.scheme != "tg" and "." not in (url.hostname or ""):
        raise bad_request(
            f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
        )
