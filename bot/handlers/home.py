"""/start: the first screen, which offers each person what they can do now."""

from bot import taps
from bot.handlers.advisor_report import load_team
from bot.handlers.advisors import advisors_for
from bot.handlers.ways_on import load_ways_on
from bot.screen import Screen
from bot.turn import Turn
from bot.views import home as views
from bot.views.home import Home
from checklist.access import Act, may_ever
from checklist.results import FIRST_PERIOD, first_looks
from storage.counts import count_everything


async def start(turn: Turn, _argument: str) -> Screen:
    """/start: an invitation is redeemed before this."""
    return views.greeting(await _load_home(turn), turn.commands, turn.texts)


async def home(turn: Turn, _tap: taps.Home) -> Screen:
    return views.home(await _load_home(turn), turn.texts)


async def _load_home(turn: Turn) -> Home:
    """Load what the person's roles need, and no more: most people have no team."""
    shown = Home(turn.person.name, await load_ways_on(turn))
    if may_ever(turn.person, Act.SEE_COUNTS):
        shown.counts = await count_everything(await turn.connection())
    if may_ever(turn.person, Act.SEE_FULL_REPORT):
        shown.advisors = await advisors_for(turn, Act.SEE_FULL_REPORT)
        shown.looks = first_looks(await load_team(turn, shown.advisors, FIRST_PERIOD))
    return shown
