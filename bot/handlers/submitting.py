"""Submits an audit, and shows the result."""

from bot import taps
from bot.handlers.advisors import advisor_name, advisors_to_audit, name_on_screen
from bot.handlers.ways_on import with_ways_on
from bot.screen import Screen
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import submitting as views
from checklist.access import Act, require
from checklist.definition import Kind
from checklist.records import State, StoredAudit
from checklist.results import IndicatorHistory, Period
from storage import reports


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
        beside=await _what_shops_found(turn, stored),
    )
    return screen if reported else await with_ways_on(turn, screen)


async def _what_shops_found(turn: Turn, stored: StoredAudit) -> list[IndicatorHistory] | None:
    """Load what released shops found for the indicators of one's own self-check; else None."""
    if stored.sheet.kind is not Kind.SELF_CHECK or stored.auditor != turn.person.id:
        return None
    for me in await advisors_to_audit(turn, Kind.SELF_CHECK):
        if me.dealership == stored.dealership:
            db = await turn.connection()
            found = await reports.own_results_of(db, me, Period.ALL, turn.now, turn.versions)
            ids = {stored.sheet.checklist.indicator(number).id for number in stored.sheet.scope}
            return [each for each in found.indicators if each.indicator.id in ids]
    return None
