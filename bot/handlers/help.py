"""/help: the commands that this person can use."""

from bot.screen import Screen
from bot.turn import Turn
from bot.views import help as views


async def help_(turn: Turn, _argument: str) -> Screen:
    return views.help_(turn.commands, turn.texts)
