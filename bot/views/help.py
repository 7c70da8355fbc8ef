"""The help: the commands that a person can use."""

from collections.abc import Sequence

from bot.screen import Screen
from bot.texts import Texts


def help_(commands: Sequence[str], texts: Texts) -> Screen:
    """The commands one a line, and the same in Telegram's own menu."""
    menu = command_menu(commands, texts)
    lines = [texts("help-command", command=name, text=text) for name, text in menu]
    return Screen("\n\n".join((texts("help"), "\n".join(lines))), menu=menu)


def command_menu(commands: Sequence[str], texts: Texts) -> tuple[tuple[str, str], ...]:
    """Name and description of each command, for Telegram's own menu."""
    return tuple((name, texts.plain(f"command-{name}")) for name in commands)
