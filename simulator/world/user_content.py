"""What people send besides texts: photos and files with captions, albums, voice, service messages.

The fields are those that the Bot API requires of each type.
"""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from simulator.api_errors import ActionError
from simulator.world.chats import Json, Message
from simulator.world.entities import commands_in, utf16_length
from simulator.world.files import Kind, Upload
from simulator.world.state import World
from simulator.world.user_actions import deliver, find_place

MAX_CAPTION = 4096  # UTF-16 units; 1,024 for people without Telegram Premium
ALBUM_SIZES = range(2, 11)
_FILE: Json = {"file_id": "AwAC0", "file_unique_id": "AgAD0"}
_CLIP = _FILE | {"width": 320, "height": 240, "duration": 2}

# By the name of the message's field: its value.
CONTENT: Mapping[str, Json] = {
    "voice": _FILE | {"duration": 3},
    "audio": _FILE | {"duration": 60},
    "video": _CLIP,
    "video_note": _FILE | {"length": 240, "duration": 2},
    "sticker": _FILE
    | {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    "location": {"latitude": 31.2304, "longitude": 121.4737},
    "contact": {"phone_number": "+8613800000000", "first_name": "张伟"},
}
WITH_CAPTION = {"voice", "audio", "video"}
SERVICE: Mapping[str, Json] = {
    "message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400},
    "chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🏎"}},
    "write_access_allowed": {"from_attachment_menu": True},
}
PIN = "pinned_message"


def send_file(
    world: World,
    person_id: int,
    kind: Kind,
    upload: Upload,
    *,
    caption: str = "",
    album: str = "",
    chat_id: int | None = None,
    reply_to: int | None = None,
) -> Message:
    """Send a photo or a document, with a caption or without."""
    file = world.files.store(kind, upload)
    return _send(world, person_id, chat_id, caption, reply_to=reply_to, file=file, album=album)


def send_album(
    world: World,
    person_id: int,
    contents: Sequence[bytes],
    *,
    caption: str = "",
    chat_id: int | None = None,
) -> list[Message]:
    """Send several photos at once. Each is a message of its own; the first has the caption."""
    if len(contents) not in ALBUM_SIZES:
        raise ActionError("an album has 2 to 10 photos")
    album = str(secrets.randbelow(10**17))
    uploads = [Upload("photo.jpg", "image/jpeg", content) for content in contents]
    return [
        send_file(
            world,
            person_id,
            "photo",
            upload,
            caption="" if number else caption,
            album=album,
            chat_id=chat_id,
        )
        for number, upload in enumerate(uploads)
    ]


def send_content(
    world: World,
    person_id: int,
    kind: str,
    *,
    caption: str = "",
    chat_id: int | None = None,
    reply_to: int | None = None,
) -> Message:
    """Send something of CONTENT."""
    if kind not in CONTENT or (caption and kind not in WITH_CAPTION):
        raise ActionError(f"nobody can send {kind!r} with the caption {caption!r}")
    content = {kind: CONTENT[kind]}
    return _send(world, person_id, chat_id, caption, reply_to=reply_to, content=content)


def make_service_message(
    world: World, person_id: int, kind: str, chat_id: int | None = None
) -> Message:
    """Pin the newest message, or do something of SERVICE."""
    _, chat = find_place(world, person_id, chat_id)
    if kind == PIN and chat.messages:
        pinned = world.message_json(chat, list(chat.messages.values())[-1])
        pinned.pop("reply_to_message", None)
        content: Json = {PIN: pinned}
    elif kind in SERVICE:
        content = {kind: SERVICE[kind]}
    else:
        raise ActionError(f"nobody can do {kind!r} here")
    return _send(world, person_id, chat_id, content=content, service=True)


def _send(
    world: World,
    person_id: int,
    chat_id: int | None,
    caption: str = "",
    **fields: Any,  # noqa: ANN401 — Message's fields
) -> Message:
    person, chat = find_place(world, person_id, chat_id)
    if utf16_length(caption) > MAX_CAPTION:
        raise ActionError("this caption is too long")
    entities = commands_in(caption)
    message = world.post(chat, person.as_telegram(), text=caption, entities=entities, **fields)
    deliver(world, chat, person, message)
    return message
