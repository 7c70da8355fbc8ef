"""Submitting an audit, and its result."""

from bot import taps
from bot.handlers.advisors import advisor_name, choice, shown_name
from bot.refusals import RefusedError, UnknownAuditError
from bot.screen import Screen
from bot.turn import Turn
from bot.views import answering as views
from bot.views import summary as summary_views
from checklist.access import Act, require
from checklist.definition import Kind
from checklist.standing import IndicatorRecord, Period, Versions
from storage import reports
from storage.audits import KeptAudit, State


async def submit(turn: Turn, tap: taps.Submit) -> Screen:
    """Freeze a complete audit, after asking once more."""
    kept = turn.audit(tap.audit)
    if kept.auditor == turn.person.id and kept.state is State.SUBMITTED:
        return await summary(turn, taps.Summary(kept.id, 1))  # the same tap again
    kept = turn.draft(tap.audit)
    if not kept.sheet.complete:
        raise RefusedError("submit-incomplete", count=len(kept.sheet.open))
    if kept.advisor is None:
        raise RefusedError("submit-without-advisor")
    if not tap.sure:
        return views.ask_to_submit(kept, turn.texts)
    kept = await turn.submit(kept)
    return await summary(turn, taps.Summary(kept.id, 1))


async def summary(turn: Turn, tap: taps.Summary) -> Screen:
    kept = turn.audit(tap.audit)
    if kept.state is not State.SUBMITTED:
        raise UnknownAuditError(kept.id)
    require(turn.person, Act.READ, kept.subject)
    reported = kept.auditor != turn.person.id and kept.sheet.kind is Kind.MYSTERY_SHOP
    return summary_views.summary(
        kept,
        await turn.notes(kept),
        await turn.evaluations(kept),
        tap.page,
        turn.texts,
        advisor=await advisor_name(turn, kept) if reported else await shown_name(turn, kept),
        reported=reported,
        beside=await _what_shops_found(turn, kept),
    )


async def _what_shops_found(turn: Turn, kept: KeptAudit) -> list[IndicatorRecord] | None:
    """For one's own self-check: the same indicators as released shops saw them; else None."""
    if kept.sheet.kind is not Kind.SELF_CHECK or kept.auditor != turn.person.id:
        return None
    versions = Versions(turn.shelf.versions, turn.shelf.newest)
    for me in await choice(turn, Kind.SELF_CHECK):
        if me.dealership == kept.dealership:
            found = await reports.own_standing_of(turn.db, me, Period.ALL, turn.now, versions)
            ids = {kept.sheet.checklist.indicator(number).id for number in kept.sheet.scope}
            return [each for each in found.standing.records if each.indicator.id in ids]
    return None
