"""Parses Telegram's HTML as strictly as Telegram does, into a text and its entities."""

import re
from dataclasses import dataclass, field
from typing import Any

from simulator.api_errors import ApiError, bad_request

Entity = dict[str, Any]

MAX_ENTITIES = 100  # Telegram drops the others silently
TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
ARGUMENTS = {
    "a": ("href", "url"),
    "code": ("class", "language"),
    "tg-emoji": ("emoji-id", "custom_emoji_id"),
    "tg-time": ("unix", "unix_time"),
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_TAG_NAME = re.compile(r"</?([^\s>]*)\s*")
_ATTRIBUTE = re.compile(
    r"""([^\s=>/"']*)\s*(?:=\s*("[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[A-Za-z0-9.\-]*)\s*)?"""
)
# A command ends where its word ends: "/audit张伟" is none (td, find_bot_commands).
_COMMAND = re.compile(r"(?<![^\s])/[A-Za-z0-9_]{1,32}(?:@\w+)?(?!\w)")
# Carriage returns, line and paragraph separators and bidirectional overrides are removed, other
# control characters become spaces (td, clean_input_string).
_CONTROL_CHARACTERS = dict.fromkeys(range(32), " ") | {ord("\n"): "\n", ord("\r"): ""}
_CONTROL_CHARACTERS |= dict.fromkeys(range(0x2028, 0x202F), "")


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, which the Bot API uses for lengths and offsets."""
    return len(text) + sum(character > "\uffff" for character in text)


def commands_in(text: str) -> tuple[Entity, ...]:
    """Return the entities of the /commands in a text."""
    return tuple(
        {
            "type": "bot_command",
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found[0]),
        }
        for found in _COMMAND.finditer(text)
    )


def read_text(source: str, parse_mode: str) -> tuple[str, tuple[Entity, ...]]:
    """Return the shown text, trimmed, and its entities. Raises ApiError as Telegram does."""
    if not parse_mode:
        return source.translate(_CONTROL_CHARACTERS).strip(), ()
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    reader = _Reader(source)
    reader.read()
    return _trim("".join(reader.text), reader.entities)


def _trim(text: str, entities: list[Entity]) -> tuple[str, tuple[Entity, ...]]:
    start = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    end = utf16_length(text)
    shown = []
    for entity in sorted(entities, key=lambda each: (each["offset"], -each["length"])):
        first = max(entity["offset"] - start, 0)
        last = min(entity["offset"] + entity["length"] - start, end)
        if last > first:
            shown.append(entity | {"offset": first, "length": last - first})
    return text, tuple(shown[:MAX_ENTITIES])


def _unescape(source: str, at: int) -> tuple[str, int]:
    found = _REFERENCE.match(source, at)
    if found is None:
        return source[at], at + 1
    hexadecimal, decimal, name = found.groups()
    if name:
        return NAMED[name], found.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code >= 0x10FFFF or 0xD800 <= code < 0xE000:  # noqa: PLR2004 — Unicode's bounds
        return source[at], at + 1
    return chr(code), found.end()


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    extra: Entity


@dataclass(slots=True)
class _Reader:
    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> None:
        at = 0
        while at < len(self.source):
            if self.source.startswith("</", at):
                at = self._end_tag(at)
            elif self.source[at] == "<":
                at = self._start_tag(at)
            else:
                character, at = _unescape(self.source, at)
                character = character.translate(_CONTROL_CHARACTERS)
                self.text.append(character)
                self.length += utf16_length(character)
        if self.open:
            tag = self.open[-1].tag
            words = f'Can\'t find end tag corresponding to start tag "{tag}"'
            raise bad_request(f"can't parse entities: {words}")

    def _error(self, words: str, at: int, after: str = "") -> ApiError:
        offset = len(self.source[:at].encode())
        return bad_request(f"can't parse entities: {words} at byte offset {offset}{after}")

    def _start_tag(self, begin: int) -> int:
        name = _TAG_NAME.match(self.source, begin)
        assert name is not None
        if name.end() == len(self.source):
            raise self._error("Unclosed start tag", begin)
        tag = name[1].lower()
        if tag not in TYPES:
            raise self._error(f'Unsupported start tag "{tag}"', begin)
        attributes, at = self._attributes(tag, name.end(), begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, self.length, _extra(tag, attributes)))
        return at + 1

    def _attributes(self, tag: str, at: int, begin: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while not self.source.startswith(">", at):
            found = _ATTRIBUTE.match(self.source, at)
            assert found is not None
            if found.end() == len(self.source):
                raise self._error("Unclosed start tag", begin)
            if not found[1]:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            attributes[found[1]] = _value(found[2] or "")
            at = found.end()
        return attributes, at

    def _end_tag(self, begin: int) -> int:
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        name = _TAG_NAME.match(self.source, begin)
        assert name is not None
        if not self.source.startswith(">", name.end()):
            raise self._error("Unclosed end tag", begin)
        opened = self.open.pop()
        if name[1] not in {"", opened.tag}:
            expected = f', expected "</{opened.tag}>", found "</{name[1]}>"'
            raise self._error("Unmatched end tag", begin, expected)
        self._close(opened)
        return name.end() + 1

    def _close(self, opened: _Open) -> None:
        span = {"offset": opened.offset, "length": self.length - opened.offset}
        inner = self.entities[-1] if self.entities else {}
        if opened.tag == "pre" and "language" in inner and inner == inner | span:
            self.entities[-1] = inner | {"type": "pre"}  # <pre><code class="language-…">
        elif span["length"]:
            kind = opened.extra.pop("type", TYPES[opened.tag])
            self.entities.append({"type": kind, **span, **opened.extra})


def _value(written: str) -> str:
    quoted = written[1:-1] if written[:1] in {'"', "'"} else written.lower()
    return _REFERENCE.sub(lambda found: _unescape(found[0], 0)[0], quoted)


def _extra(tag: str, attributes: dict[str, str]) -> Entity:
    if tag == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    attribute, key = ARGUMENTS.get(tag, ("", ""))
    value = attributes.get(attribute, "").removeprefix("language-" if tag == "code" else "")
    return {key: int(value) if key == "unix_time" else value} if value else {}
