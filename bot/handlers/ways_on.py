"""Offers what a person can do now: on the first screen, and where a talk would end."""

from dataclasses import replace

from bot.screen import Screen
from bot.turn import Turn
from bot.views import ways_on as views
from bot.views.ways_on import OFFERED, WaysOn
from checklist.access import Act, may_ever


async def load_ways_on(turn: Turn) -> WaysOn:
    acts = frozenset(act for act in OFFERED if may_ever(turn.person, act))
    drafts = await turn.drafts() if may_ever(turn.person, Act.FILL_IN) else []
    open_now = getattr(turn.place, "audit", None)
    # Sorting keeps the order of the others: the one that was opened or changed last comes first.
    drafts = sorted(drafts, key=lambda stored: stored.id != open_now)
    return WaysOn(acts, tuple(drafts))


async def with_ways_on(turn: Turn, screen: Screen) -> Screen:
    """Put the buttons under a screen, below its own if it has any."""
    rows = views.rows(await load_ways_on(turn), turn.texts)
    return replace(screen, rows=(*screen.rows, *rows))
