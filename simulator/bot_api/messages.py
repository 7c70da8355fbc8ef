"""The Bot API's methods that change something: send, edit, delete, answer a tap."""

from dataclasses import replace
from typing import Any

from simulator.api_errors import ApiError, bad_request
from simulator.bot_api.calls import Call
from simulator.world.chats import Chat, Message
from simulator.world.entities import Entity, read_text, utf16_length
from simulator.world.files import Kind, StoredFile
from simulator.world.keyboards import Rows, read_inline_keyboard, read_other_markup
from simulator.world.state import World

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_TOAST = 200
DELETABLE_SECONDS = 48 * 3600
MAX_DELETED = 100
# Telegram does not publish how long a tap can be answered; this is our own limit.
ANSWERABLE_SECONDS = 60.0
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ACTIONS = {"typing", "upload_photo", "upload_document"}


def chat_of(world: World, call: Call) -> Chat:
    if not call.text("chat_id"):
        raise bad_request("chat_id is empty")
    return world.writable(call.chat_id() or 0)


def send_message(world: World, call: Call) -> object:
    chat = chat_of(world, call)
    text, entities = _text(call)
    return _send(world, call, chat, text=text, entities=entities, source=call.text("text"))


def send_photo(world: World, call: Call) -> object:
    return _send_file(world, call, "photo")


def send_document(world: World, call: Call) -> object:
    return _send_file(world, call, "document")


def _send_file(world: World, call: Call, kind: Kind) -> object:
    chat = chat_of(world, call)
    text, entities = _caption(call.text("caption"), call.text("parse_mode"))
    file = _file(world, call, kind, call.text(kind), kind)
    source = call.text("caption")
    return _send(world, call, chat, file=file, text=text, entities=entities, source=source)


def _send(world: World, call: Call, chat: Chat, **content: Any) -> object:  # noqa: ANN401 — Message's fields
    markup = call.json_value("reply_markup")
    message = world.post(
        chat,
        world.bot,
        buttons=read_inline_keyboard(markup),
        other_markup=read_other_markup(markup),
        reply_to=_reply_to(chat, call),
        protected=call.flag("protect_content"),
        **content,
    )
    return world.message_json(chat, message)


def _reply_to(chat: Chat, call: Call) -> int | None:
    reply = call.json_value("reply_parameters") or {
        "message_id": call.integer("reply_to_message_id")
    }
    message_id = reply.get("message_id")
    if not message_id or message_id in chat.messages:
        return message_id or None
    if reply.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _text(call: Call) -> tuple[str, tuple[Entity, ...]]:
    if not call.text("text"):
        raise bad_request("message text is empty")
    text, entities = read_text(call.text("text"), call.text("parse_mode"))
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return text, entities


def _caption(source: str, parse_mode: str) -> tuple[str, tuple[Entity, ...]]:
    text, entities = read_text(source, parse_mode)
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def _file(world: World, call: Call, part: str, reference: str, kind: Kind) -> StoredFile:
    """Return the uploaded file of this part or of "attach://", or a file known by its id."""
    upload = call.uploads.get(reference.removeprefix("attach://")) or call.uploads.get(part)
    if upload is not None:
        return world.files.store(kind, upload)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    return world.files.reuse(kind, reference)


def _own(world: World, call: Call) -> tuple[Chat, Message]:
    """Return the bot's message that the call edits."""
    chat = chat_of(world, call)
    if not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.other_markup:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(world: World, chat: Chat, old: Message, new: Message) -> object:
    if new.looks_like(old):
        raise bad_request(NOT_MODIFIED)
    return world.message_json(chat, world.change(chat, new))


def _buttons(call: Call) -> Rows:
    return read_inline_keyboard(call.json_value("reply_markup"))


def edit_message_text(world: World, call: Call) -> object:
    chat, old = _own(world, call)
    if old.file:
        raise bad_request("there is no text in the message to edit")
    text, entities = _text(call)
    source, buttons = call.text("text"), _buttons(call)
    new = replace(old, text=text, entities=entities, source=source, buttons=buttons)
    return _edit(world, chat, old, new)


def edit_message_caption(world: World, call: Call) -> object:
    chat, old = _own(world, call)
    if not old.file:
        raise bad_request("there is no caption in the message to edit")
    source, buttons = call.text("caption"), _buttons(call)
    text, entities = _caption(source, call.text("parse_mode"))
    new = replace(old, text=text, entities=entities, source=source, buttons=buttons)
    return _edit(world, chat, old, new)


def edit_message_media(world: World, call: Call) -> object:
    chat, old = _own(world, call)
    media = call.json_value("media")
    if not isinstance(media, dict) or media.get("type") not in {"photo", "document"}:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    source = str(media.get("caption") or "")
    text, entities = _caption(source, str(media.get("parse_mode") or ""))
    file = _file(world, call, "media", str(media.get("media", "")), media["type"])
    buttons = _buttons(call)
    new = replace(old, file=file, text=text, entities=entities, source=source, buttons=buttons)
    return _edit(world, chat, old, new)


def edit_message_reply_markup(world: World, call: Call) -> object:
    chat, old = _own(world, call)
    return _edit(world, chat, old, replace(old, buttons=_buttons(call)))


def delete_message(world: World, call: Call) -> bool:
    chat = chat_of(world, call)
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    # In a private chat a bot may delete the person's messages too.
    foreign = not message.from_bot and chat.type == "group"
    if foreign:
        raise bad_request("message can't be deleted")
    _check_age(world, message)
    world.remove(chat, message.id)
    return True


def delete_messages(world: World, call: Call) -> bool:
    """Delete all of the messages or none. Ids of messages that do not exist are skipped."""
    chat, ids = chat_of(world, call), _message_ids(call)
    found = [chat.messages[each] for each in dict.fromkeys(ids) if each in chat.messages]
    if chat.type == "group" and not all(message.from_bot for message in found):
        raise bad_request("message can't be deleted")
    for message in found:
        _check_age(world, message)
    for message in found:
        world.remove(chat, message.id)
    return True


def _message_ids(call: Call) -> list[int]:
    ids = call.json_value("message_ids")
    if not isinstance(ids, list) or not all(type(each) is int for each in ids):
        raise bad_request("can't parse message identifiers JSON array")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > MAX_DELETED:
        raise bad_request("too many message identifiers specified")
    return ids


def _check_age(world: World, message: Message) -> None:
    if world.clock.now() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")


def answer_callback_query(world: World, call: Call) -> bool:
    """Show a toast or an alert. A tap can be answered once, and only for a limited time."""
    query = world.queries.get(call.text("callback_query_id"))
    now = world.clock.now()
    if query is None or query.answered or now - query.born > ANSWERABLE_SECONDS:
        raise bad_request(TOO_OLD)
    if len(call.text("text")) > MAX_TOAST:
        raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
    world.show_toast(query, call.text("text"), alert=call.flag("show_alert"))
    return True


def send_chat_action(world: World, call: Call) -> bool:
    chat = chat_of(world, call)
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.record_event("chat_action", chat, action=call.text("action"))
    return True
