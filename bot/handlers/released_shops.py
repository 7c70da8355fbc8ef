"""Loads what released mystery shops found, to stand beside an advisor's own self-check."""

from bot.handlers.advisors import advisors_to_audit
from bot.turn import Turn
from checklist.definition import Kind
from checklist.records import StoredAudit
from checklist.results import IndicatorHistory, Period
from storage import reports


async def what_shops_found(turn: Turn, stored: StoredAudit) -> list[IndicatorHistory] | None:
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
