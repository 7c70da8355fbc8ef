"""The bot's profile: name, picture, descriptions, commands and menu button."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Literal

from simulator.api_errors import bad_request
from simulator.world.files import StoredFile

Json = dict[str, Any]

MAX_COMMANDS = 100
MAX_COMMAND_DESCRIPTION = 256
TextKind = Literal["name", "description", "short_description"]
MAX_TEXTS: dict[TextKind, int] = {"name": 64, "description": 512, "short_description": 120}
FIRST_NAME = "Audit"  # what @BotFather was told
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")


@dataclass(slots=True)
class Profile:
    """Commands by scope and language, texts by kind and language, menu buttons by chat (0: all).

    The language "" is for everybody who has no text of their own language.
    """

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[TextKind, str], str] = field(default_factory=dict)
    photo: StoredFile | None = None
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def set_text(self, kind: TextKind, language: str, text: str) -> None:
        """Set a text; an empty one removes it."""
        if text:
            self.texts[kind, language] = text
        else:
            self.texts.pop((kind, language), None)

    def text(self, kind: TextKind, language: str) -> str:
        """Return the text for a person's language, otherwise the one for everybody."""
        code = language[:2].lower()
        last = FIRST_NAME if kind == "name" else ""
        return self.texts.get((kind, code)) or self.texts.get((kind, ""), last)

    def header_for(self, language: str) -> Json:
        """Return what stands at the top of a person's chat: the name, and the photo's file id."""
        photo = self.photo.id if self.photo else None
        return {"first_name": self.text("name", language), "photo": photo}

    def commands_for(self, chat_id: int, person_id: int, language: str) -> list[Json]:
        """Return the commands that a phone lists after "/".

        The narrowest scope with commands is used, and in it the person's language before none, in
        the order that the Bot API gives at BotCommandScope.
        """
        around: list[Json] = [{"type": "chat", "chat_id": chat_id}]
        if chat_id < 0:
            around.insert(0, {"type": "chat_member", "chat_id": chat_id, "user_id": person_id})
        around.append({"type": "all_private_chats" if chat_id > 0 else "all_group_chats"})
        for scope in (*around, {"type": "default"}):
            for code in (language[:2].lower(), ""):
                if found := self.commands.get((scope_key(scope), code)):
                    return found
        return []


def scope_key(scope: object) -> str:
    """Return a scope in one spelling; ApiError for one that does not exist."""
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    fields = SCOPES[scope["type"]]
    if any(name not in scope for name in fields):
        raise bad_request(f"can't parse BotCommandScope: {fields[0]} is empty")
    return json.dumps([scope["type"], *(int(scope[name]) for name in fields)])


def read_language(code: str) -> str:
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def read_commands(given: object) -> list[Json]:
    """Check and return a list of commands. Raises ApiError as Telegram does."""
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_read_command(each) for each in given]


def _read_command(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = str(given.get("command", "")).removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= MAX_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}
