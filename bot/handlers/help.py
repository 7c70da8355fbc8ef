"""/start and /help: what this person can do here."""

from bot.screen import Screen
from bot.turn import Turn
from bot.views import help as views


async def start(turn: Turn, _argument: str) -> Screen:
    """/start: greet the person. An invitation is redeemed before this."""
    return views.greeting(turn.person.name, turn.commands, turn.texts)


async def help_(turn: Turn, _argument: str) -> Screen:
    return views.help_(turn.commands, turn.texts)
