"""Submits an audit, and shows the result."""

from bot import taps
from bot.handlers.advisors import advisor_name, name_on_screen
from bot.handlers.released_shops import what_shops_found
from bot.handlers.ways_on import with_ways_on
from bot.screen import Screen
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import submitting as views
from checklist.access import Act, require
from checklist.definition import Kind
from checklist.records import State


async def submit(turn: Turn, tap: taps.Submit) -> Screen:
    """Submit a complete audit. The first tap only asks."""
    stored = turn.audit(tap.audit)
    if stored.auditor == turn.person.id and stored.state is State.SUBMITTED:
        return await summary(turn, taps.Summary(stored.id, 1))  # the same tap again
    stored = turn.draft(tap.audit)
    if not stored.sheet.complete:
        raise UserError("submit-incomplete", count=len(stored.sheet.open))
    if stored.advisor is None:
        raise UserError("submit-without-advisor")
    if not tap.sure:
        return views.ask_to_submit(stored, turn.texts)
    stored = await turn.submit(stored)
    return await summary(turn, taps.Summary(stored.id, 1))


async def summary(turn: Turn, tap: taps.Summary) -> Screen:
    stored = turn.audit(tap.audit)
    require(turn.person, Act.READ, stored.subject)
    reported = stored.auditor != turn.person.id and stored.sheet.kind is Kind.MYSTERY_SHOP
    load_name = advisor_name if reported else name_on_screen
    screen = views.summary(
        stored,
        tap.page,
        turn.texts,
        advisor=await load_name(turn, stored),
        reported=reported,
        beside=await what_shops_found(turn, stored),
    )
    return screen if reported else await with_ways_on(turn, screen)
