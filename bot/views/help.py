"""The help: the commands that a person can use."""

from collections.abc import Sequence
from dataclasses import replace

from bot.screen import Screen
from bot.texts import Texts

# Commands that shoppers do not have, and other descriptions of those that they have.
OF_OTHERS = frozenset({"report", "selfcheck"})
NEUTRAL = {"audit": "command-audit-neutral", "cancel": "command-cancel-neutral"}


def help_(commands: Sequence[str], texts: Texts, *, too_old: int) -> Screen:
    """The commands one a line, and the same in Telegram's own menu.

    `too_old`: how many of the person's messages cannot be deleted any more.
    """
    screen = _listing(commands, texts)
    if not too_old:
        return screen
    return replace(screen, text=f"{screen.text}\n\n{texts('help-too-old', count=too_old)}")


def _listing(commands: Sequence[str], texts: Texts) -> Screen:
    menu = command_menu(commands, texts)
    lines = [texts("help-command", command=name, text=text) for name, text in menu]
    fills_in = "audit" in commands
    opening = texts("help") if fills_in else texts("help-reports")
    return Screen("\n\n".join((opening, "\n".join(lines))), menu=menu)


def command_menu(commands: Sequence[str], texts: Texts) -> tuple[tuple[str, str], ...]:
    """Name and description of each command, for Telegram's own menu.

    Shoppers have no other tasks here. Their menu does not say what the bot is for.
    """
    neutral = NEUTRAL if OF_OTHERS.isdisjoint(commands) else {}
    return tuple((name, texts.plain(neutral.get(name, f"command-{name}"))) for name in commands)
