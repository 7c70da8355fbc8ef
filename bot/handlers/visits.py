"""The single audits of a report: the lists by kind, one audit beside the one before, all of it."""

from bot import taps
from bot.handlers.advisor_report import load_report
from bot.handlers.advisors import advisor_name
from bot.handlers.released_shops import what_shops_found
from bot.screen import Screen
from bot.turn import Turn
from bot.user_errors import NothingToShowError
from bot.views.report import one_visit as views
from bot.views.report import visits as lists
from bot.views.report.one_visit import VisitReport
from checklist.access import Act, Subject, may, require
from checklist.definition import Kind
from checklist.records import StoredAudit
from storage import audits
from storage.neighbours import neighbours_of

# Beside reading the audit itself: who may go through the audits of a kind.
ACTS = {
    Kind.MYSTERY_SHOP: Act.LIST_VISITS,
    Kind.OBSERVATION: Act.LIST_VISITS,
    Kind.SELF_CHECK: Act.LIST_SELF_CHECKS,
}


async def visits(turn: Turn, tap: taps.ReportVisits) -> Screen:
    """List the audits of a kind. Of themselves an advisor may see self-checks only."""
    place, subject = lists.of_kind(tap), Subject(tap.dealership, tap.advisor)
    require(turn.person, ACTS[place.kind], subject)
    kinds = [kind for kind, act in ACTS.items() if may(turn.person, act, subject)]
    return lists.visits(await load_report(turn, tap), place, turn.texts, kinds=kinds)


async def one_visit(turn: Turn, tap: taps.OneVisit) -> Screen:
    stored = _readable(turn, tap)
    db = await turn.connection()
    beside = await neighbours_of(db, stored)
    earlier = {beside.older} if beside.older else set[int]()
    found = await audits.load(db, earlier, turn.versions.by_id)
    shown = VisitReport(
        stored=stored,
        advisor=await advisor_name(turn, stored),
        before=found.get(beside.older or 0),
        newer=beside.newer,
        may_take=may(turn.person, Act.TAKE_AUDIT, stored.subject),
    )
    return views.one_visit(shown, tap, turn.texts)


async def whole_visit(turn: Turn, tap: taps.WholeVisit) -> Screen:
    stored = _readable(turn, tap)
    name, beside = await advisor_name(turn, stored), await what_shops_found(turn, stored)
    return views.whole_visit(stored, tap, turn.texts, advisor=name, beside=beside)


def _readable(turn: Turn, tap: taps.OneVisit) -> StoredAudit:
    """Return the audit if this person may read it and those before and after it."""
    stored = turn.audit(tap.audit)
    require(turn.person, Act.READ, stored.subject)
    require(turn.person, ACTS[stored.sheet.kind], Subject(stored.dealership, stored.advisor))
    if stored.advisor is None or stored.dealership is None:
        raise NothingToShowError
    return stored
