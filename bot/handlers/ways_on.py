"""Loads what a person can do now. The first screen and the ends of talks offer it."""

from bot.turn import Turn
from bot.views.ways_on import OFFERED, WaysOn
from checklist.access import Act, may_ever


async def load_ways_on(turn: Turn) -> WaysOn:
    acts = frozenset(act for act in OFFERED if may_ever(turn.person, act))
    drafts = await turn.drafts() if may_ever(turn.person, Act.FILL_IN) else []
    return WaysOn(acts, tuple(drafts))
