"""Compares a person's chat before and after a step."""

from collections.abc import Mapping, Sequence

from checklist.definition import Language
from simulator.phone import Button, Message
from tests.bot.drivers import as_read
from tests.conversations.vocabulary import SEEN

LONGEST = 300  # characters of a line, before its middle is left out
SHORTENED_TO = 60, 20  # characters of its beginning and end

Look = Mapping[int, Message]  # a chat's messages of the bot, by id


def changes(before: Look, after: Look, language: Language) -> list[str]:
    """Return every new or changed message, oldest first, as lines of a transcript."""
    lines: list[str] = []
    for number, message in after.items():
        former = before.get(number)
        if former is None:
            lines += [SEEN[language]["new"], *_message(message, language)]
        elif (former.text, former.keyboard) != (message.text, message.keyboard):
            lines += _change_lines(former, message, max(after), language)
    return lines


def _change_lines(former: Message, message: Message, newest: int, language: Language) -> list[str]:
    if former.text == message.text and not message.keyboard:
        return [SEEN[language]["stripped"]]
    words = SEEN[language]
    heading = words["changed"] if message.id == newest else words["older_changed"]
    return [heading, *_message(message, language)]


def _message(message: Message, language: Language) -> list[str]:
    rows = [" ".join(_button(each, language) for each in row) for row in message.keyboard]
    return [*(_shorten(line, language) for line in as_read(message.text).split("\n")), *rows]


def _button(button: Button, language: Language) -> str:
    colour = f"|{SEEN[language]['colours'][button.style]}" if button.style else ""
    return f"[{button.label}{colour}]"


def _shorten(line: str, language: Language) -> str:
    if len(line) <= LONGEST:
        return line
    start, end = SHORTENED_TO
    return SEEN[language]["cut"].format(
        start=line[:start], count=len(line) - start - end, end=line[-end:]
    )


def toasts(shown: Sequence[Mapping[str, object]], language: Language) -> list[str]:
    return [
        SEEN[language]["alert" if each["alert"] else "toast"].format(text=each["text"])
        for each in shown
        if each["text"]
    ]
