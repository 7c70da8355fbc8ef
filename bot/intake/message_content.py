"""What a message holds besides a text, as far as the bot must know it."""

from collections.abc import Mapping
from typing import Any

# The fields of a message that the bot reads. The others are not parsed: a person may send content
# of any kind, also of one that the library does not know yet.
READ = (
    "message_id",
    "date",
    "chat",
    "from",
    "text",
    "entities",
    "caption",
    "media_group_id",
    "reply_to_message",
)
READ_OF_REPLIED = ("message_id", "date", "chat", "reply_markup")

# By the field of a message that a person sends: the kind of content, as the catalogues name it.
# Of several fields the first is meant: an animation is a document as well, a venue a location.
_KINDS: Mapping[str, str] = {
    "photo": "photo",
    "live_photo": "photo",
    "video": "video",
    "video_note": "video",
    "animation": "video",
    "voice": "voice",
    "audio": "voice",
    "document": "file",
    "location": "location",
    "sticker": "sticker",
    **dict.fromkeys(
        (
            *("contact", "dice", "poll", "game", "story", "checklist", "paid_media"),
            *("rich_message", "invoice", "giveaway", "giveaway_winners"),
        ),
        "other",
    ),
}


def without_unread(message: object) -> dict[str, Any]:
    """Return a message with the fields that the bot reads. Raises TypeError if it is no object."""
    found = _pick(message, READ)
    if "reply_to_message" in found:
        found["reply_to_message"] = _pick(found["reply_to_message"], READ_OF_REPLIED)
    return found


def _pick(message: object, names: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(message, Mapping):
        raise TypeError("a message is no object")
    return {name: message[name] for name in names if name in message}


def attachment_of(message: Mapping[str, Any]) -> str | None:
    """Return the kind of what the person sent beside the text. None if there is only a text.

    None, too, for a service message, by which Telegram reports something, such as a pinned message.
    """
    kind = next((kind for field, kind in _KINDS.items() if field in message), None)
    return "album" if kind in {"photo", "video"} and "media_group_id" in message else kind
