"""The actions of people: write, tap, edit, block. They create the bot's updates."""

import re
from collections.abc import Iterable
from dataclasses import replace

from simulator.api_errors import ActionError
from simulator.world.chats import Chat, Json, Message, Person
from simulator.world.entities import commands_in
from simulator.world.keyboards import Button
from simulator.world.state import Query, World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def add_person(world: World, person: Person) -> Person:
    """Add a person, with an empty private chat with the bot."""
    world.people[person.id] = person
    chat = world.chats.setdefault(person.id, Chat(person.id, person.first_name, {person.id}))
    world.record_event("chat_added", chat, title=person.first_name, type=chat.type)
    return person


def add_group(world: World, group_id: int, title: str, members: Iterable[int]) -> Chat:
    """Add a group with the bot in it. Its id is negative."""
    if group_id >= 0:
        raise ActionError(f"a group's id is negative, not {group_id}")
    chat = Chat(group_id, title, {world.person(member).id for member in members}, open=True)
    world.chats[group_id] = chat
    world.record_event("chat_added", chat, title=title, type=chat.type)
    return chat


def find_place(world: World, person_id: int, chat_id: int | None) -> tuple[Person, Chat]:
    """Return the person and the chat, by default the private chat."""
    person, chat = world.person(person_id), world.chat(chat_id or person_id)
    if person.id not in chat.members:
        raise ActionError(f"{person.first_name} is not in {chat.title}")
    if person.deactivated:
        raise ActionError(f"{person.first_name}'s account is deleted")
    return person, chat


def say(
    world: World, person_id: int, text: str, chat_id: int | None = None, reply_to: int | None = None
) -> Message:
    """Write a text. It opens a private chat for the bot, and unblocks it."""
    person, chat = find_place(world, person_id, chat_id)
    if reply_to is not None and reply_to not in chat.messages:
        raise ActionError(f"there is no message {reply_to} to reply to")
    message = world.post(
        chat,
        person.as_telegram(),
        text=text,
        entities=commands_in(text),
        reply_to=reply_to,
    )
    deliver(world, chat, person, message)
    return message


def open_link(world: World, person_id: int, payload: str) -> Message:
    """Open https://t.me/<bot>?start=<payload> and press Start."""
    if not _PAYLOAD.fullmatch(payload):
        raise ActionError(f"a deep link cannot carry {payload!r}")
    return say(world, person_id, f"/start {payload}")


def edit(
    world: World, person_id: int, message_id: int, text: str, chat_id: int | None = None
) -> Message:
    """Edit one's own message. The bot gets an edited_message."""
    person, chat = find_place(world, person_id, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.sender["id"] != person.id:
        raise ActionError(f"message {message_id} is not {person.first_name}'s to edit")
    changed = world.change(chat, replace(message, text=text, entities=commands_in(text)))
    deliver(world, chat, person, changed, "edited_message")
    return changed


def deliver(
    world: World, chat: Chat, person: Person, message: Message, kind: str = "message"
) -> None:
    """Create the update of a person's message, if the bot gets it."""
    if chat.type == "private":
        _unblock(world, chat, person)
        chat.open = True
    if chat.type == "private" or _is_for_bot(world, chat, message):
        world.updates.add(kind, world.message_json(chat, message), person.id)


def _is_for_bot(world: World, chat: Chat, message: Message) -> bool:
    """Return whether a group message reaches the bot (privacy mode).

    These are commands, messages with its @username, and replies to it.
    """
    replied = chat.messages.get(message.reply_to or 0)
    command = re.match(r"/\w+(?:@(\w+))?", message.text)
    ours = command is not None and command[1] in {None, world.username}
    return ours or f"@{world.username}" in message.text or bool(replied and replied.from_bot)


def delete(world: World, person_id: int, message_id: int, chat_id: int | None = None) -> None:
    """Delete a message for both sides. The bot gets no update."""
    _, chat = find_place(world, person_id, chat_id)
    if message_id not in chat.messages:
        raise ActionError(f"there is no message {message_id}")
    world.remove(chat, message_id)


def clear(world: World, person_id: int) -> None:
    """Clear the chat for both sides. The bot gets no update, and may still write."""
    _, chat = find_place(world, person_id, None)
    chat.messages.clear()
    world.record_event("chat_cleared", chat)


def block(world: World, person_id: int) -> None:
    person, chat = find_place(world, person_id, None)
    if not chat.blocked:
        chat.blocked = True
        _send_membership(world, chat, person, "member", "kicked")


def unblock(world: World, person_id: int) -> None:
    person, chat = find_place(world, person_id, None)
    _unblock(world, chat, person)


def _unblock(world: World, chat: Chat, person: Person) -> None:
    if chat.blocked:
        chat.blocked = False
        _send_membership(world, chat, person, "kicked", "member")


def _send_membership(world: World, chat: Chat, person: Person, old: str, new: str) -> None:
    body: Json = {
        "chat": world.chat_json(chat),
        "from": person.as_telegram(),
        "date": int(world.clock.now()),
        "old_chat_member": {"user": world.bot, "status": old, "until_date": 0},
        "new_chat_member": {"user": world.bot, "status": new, "until_date": 0},
    }
    world.updates.add("my_chat_member", body, person.id)
    world.record_event("chat_changed", chat, blocked=chat.blocked)


def tap(
    world: World, person_id: int, message_id: int, data: str, chat_id: int | None = None
) -> Query:
    """Tap with any data, as a manipulated client could. `button` finds real data.

    A message that was deleted can still be on a phone: the bot gets it as an InaccessibleMessage.
    """
    person, chat = find_place(world, person_id, chat_id)
    if not 1 <= message_id <= chat.last_id:
        raise ActionError(f"there is no message {message_id}")
    query = Query(str(4 * 10**17 + len(world.queries)), chat.id, world.clock.now())
    world.queries[query.id] = query
    body = {
        "id": query.id,
        "from": person.as_telegram(),
        "message": world.message_or_trace_json(chat, message_id),
        "chat_instance": str(chat.id * 7919),
        "data": data,
    }
    world.updates.add("callback_query", body, person.id)
    return query


def live_message(chat: Chat) -> Message | None:
    """Return the newest message that has buttons."""
    with_buttons = [message for message in chat.messages.values() if message.buttons]
    return with_buttons[-1] if with_buttons else None


def button(chat: Chat, message_id: int | None, label: str) -> tuple[Message, Button]:
    """Find a button by its label or by the beginning of it; None: in the live message."""
    message = live_message(chat) if message_id is None else chat.messages.get(message_id)
    if message is None:
        raise ActionError(f"no message with buttons is on the screen:\n{screen(chat)}")
    buttons = [each for row in message.buttons for each in row if "callback_data" in each]
    exact = [each for each in buttons if each["text"].strip() == label.strip()]
    found = exact or [each for each in buttons if each["text"].strip().startswith(label.strip())]
    if not found:
        raise ActionError(f"there is no button {label!r} on the screen:\n{screen(chat)}")
    if len({each["callback_data"] for each in found}) > 1:
        labels = ", ".join(each["text"] for each in found)
        raise ActionError(f"{label!r} may mean several buttons: {labels}")
    return message, found[0]


def screen(chat: Chat) -> str:
    """Return a chat as text: the last messages, and a line for each row of buttons."""
    lines = []
    for message in list(chat.messages.values())[-6:]:
        who = "bot" if message.from_bot else message.sender["first_name"]
        lines.append(f"{message.id} {who}: {message.text}")
        lines.extend(" ".join(f"[{each['text']}]" for each in row) for row in message.buttons)
    return "\n".join(lines) or "(an empty chat)"
