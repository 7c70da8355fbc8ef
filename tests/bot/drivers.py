"""Steps of tests: say something and read the reply, tap with any data, fill in an audit."""

import asyncio
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from bot import taps
from bot.formats.values import NO_BREAK_SPACE, WORD_JOINER
from bot.taps import Tap
from checklist.definition import Value
from simulator.phone import Message, Phone
from tests.harness import Harness, import_people

TIMEOUT = 30.0  # seconds; on a busy machine a workbook in a process of its own takes ten
TABLES = (
    "audits",
    "answers",
    "answer_changes",
    "notes",
    "evaluations",
    "section_scores",
    "memberships",
    "invitations",
    "dead_letters",
)


async def reply(phone: Phone, words: str) -> Message:
    """Say something and return the message that answers it."""
    return await answer_to(phone, await phone.say(words))


async def answer_to(phone: Phone, said: Message) -> Message:
    """Wait for the first message of the bot after another message."""
    for _ in range(round(TIMEOUT / 0.01)):
        for message in await phone.messages():
            if message.id > said.id and message.from_bot:
                return message
        await asyncio.sleep(0.01)
    raise AssertionError(f"no answer to {said.text!r}")


async def screen_text(phone: Phone) -> str:
    """Return the text of the live message, or of the newest one if none has buttons."""
    live = await phone.live()
    return as_read((live or (await phone.messages())[-1]).text)


def as_read(text: str) -> str:
    """Return the text without what only says where a line may not break."""
    return text.replace(NO_BREAK_SPACE, " ").replace(WORD_JOINER, "")


async def labels(phone: Phone) -> list[str]:
    return [label for row in await phone.buttons() for label in row]


async def all_texts(phone: Phone) -> str:
    """Return all of the bot's texts, markup and labels in this chat."""
    messages = [each for each in await phone.messages() if each.from_bot]
    words = [part for each in messages for part in (each.text, unescape(each.html))]
    return "\n".join(words + [b.label for m in messages for row in m.keyboard for b in row])


async def toast_of(phone: Phone, tap: Tap | str) -> str:
    """Tap with any data and return the toast, without waiting for a screen."""
    return await forge_tap(phone, tap, settle=False)


async def forge_tap(phone: Phone, tap: Tap | str, *, settle: bool = True) -> str:
    """Tap with any data on the bot's newest message, and return the toast."""
    data = tap if isinstance(tap, str) else taps.encode(tap)
    message = [each for each in await phone.messages() if each.from_bot][-1]
    given = {"message_id": message.id, "data": data, "forged": True}
    return await phone._tap(TIMEOUT, settle=settle, **given)


async def first_question(phone: Phone, advisor: str = "张伟") -> None:
    """Begin a shop and answer both conditions with "ask me each": 1.1 is on the screen."""
    await reply(phone, f"/audit {advisor}")
    each = "Ask me each" if "Ask me each" in await labels(phone) else "逐项问我"
    await phone.tap(each)
    await phone.tap(each)


async def fill(
    harness: Harness, audit: int, *, but: Mapping[int, Value | None] | None = None
) -> None:
    """Write answers into the database: "yes" for all but these (None: leave open)."""
    wanted: dict[int, Value | None] = {**dict.fromkeys(range(1, 103), Value.YES), **(but or {})}
    rows = [
        f"({audit}, {number}, {int(value)}, 0)"
        for number, value in wanted.items()
        if value is not None
    ]
    await harness.write(f"DELETE FROM answers WHERE audit = {audit}")
    await harness.write(f"INSERT INTO answers VALUES {', '.join(rows)}")


async def content(harness: Harness) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows about audits and access, for comparison."""
    return {
        table: sorted(tuple(row) for row in await harness.rows(f"SELECT * FROM {table}"))
        for table in TABLES
    }


async def import_more(harness: Harness, folder: Path, *lines: str) -> None:
    """Import more people: lines of name,role,telegram_id,dealership,language."""
    rows = "\n".join(("name,role,telegram_id,dealership,language", *lines))
    await import_people(harness.settings, folder, rows + "\n")
