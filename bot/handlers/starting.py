"""Begins an audit: asks for its kind and its advisor."""

from dataclasses import replace

from bot import taps
from bot.handlers.advisors import advisors_to_audit, find_advisor, find_by_name, find_similar
from bot.handlers.new_drafts import About, begin_draft
from bot.handlers.step_screens import show_review, show_step
from bot.screen import Screen
from bot.texts import Html
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import drafts as draft_views
from bot.views import starting as views
from bot.views.selfcheck import choose as choose_extent
from checklist.access import ACT_TO_START, Subject, kinds_open_to, require, require_ever
from checklist.definition import Kind
from checklist.records import Advisor

NAME_SHOWN = 60  # characters of a typed name that nobody has


async def audit(turn: Turn, argument: str) -> Screen:
    """/audit: offer drafts, else a choice. /audit NAME begins at once if one advisor matches."""
    if argument:
        return await _by_name(turn, argument)
    mine = await turn.drafts()
    if not mine:
        return await new_audit(turn, taps.NewAudit())
    return draft_views.offer(mine, turn.texts, may_begin=True)


async def new_audit(turn: Turn, _tap: taps.NewAudit) -> Screen:
    kinds = kinds_open_to(turn.person)
    if len(kinds) > 1:
        return views.choose_kind(kinds, turn.texts)
    if kinds[0] is Kind.SELF_CHECK:
        return choose_extent(turn.checklist, turn.texts)
    return await choose_advisor(turn, taps.ChooseAdvisor(kinds[0], 1))


async def _about_oneself(turn: Turn) -> Screen:
    """Begin a whole self-check. An advisor of several dealerships is asked for one."""
    there = {
        each: taps.Begin(Kind.SELF_CHECK, each.id, each.dealership)
        for each in await advisors_to_audit(turn, Kind.SELF_CHECK)
    }
    if len(there) > 1:
        return views.choose_dealership(there, turn.texts)
    return await begin(turn, *there.values())


async def _by_name(turn: Turn, name: str) -> Screen:
    kinds = [kind for kind in kinds_open_to(turn.person) if kind is not Kind.SELF_CHECK]
    if not kinds:
        raise UserError("no-audits-here")
    matches = {kind: find_by_name(name, await advisors_to_audit(turn, kind)) for kind in kinds}
    fitting = [kind for kind, found in matches.items() if found]
    if not fitting:
        return await narrow_by_text(turn, taps.ChooseAdvisor(kinds[0], 1), name)
    if len(fitting) > 1:
        meant = {advisor for kind in fitting for advisor in matches[kind]}
        only = meant.pop() if len(meant) == 1 else None
        return views.choose_kind(fitting, turn.texts, only)
    kind, found = fitting[0], matches[fitting[0]]
    if len(found) > 1:
        return await narrow_by_text(turn, taps.ChooseAdvisor(kind, 1), name)
    return await begin(turn, taps.Begin(kind, found[0].id, found[0].dealership))


async def choose_advisor(turn: Turn, tap: taps.ChooseAdvisor) -> Screen:
    require_ever(turn.person, ACT_TO_START[tap.kind])
    if tap.kind is Kind.SELF_CHECK:
        return await _about_oneself(turn)
    found = await advisors_to_audit(turn, tap.kind)
    if not found:
        raise UserError("no-advisors-yet")
    return views.choose_advisor(found, tap, turn.texts)


async def narrow_by_text(turn: Turn, place: taps.ChooseAdvisor, text: str) -> Screen:
    """Narrow the list to the advisors whom a typed text matches."""
    found, heading = _find_meant(turn, text, await advisors_to_audit(turn, place.kind))
    return views.choose_advisor(found, replace(place, page=1), turn.texts, heading)


def _find_meant(turn: Turn, name: str, among: list[Advisor]) -> tuple[list[Advisor], Html]:
    """Find the advisors whom a name may mean, and the heading above them.

    People with a similar name are offered under another heading, and never taken for a match. If
    nobody has one, everybody is offered.
    """
    if found := find_by_name(name, among):
        return found, views.heading(views.NARROWED, turn.texts)
    if similar := find_similar(name, among):
        return similar, views.heading(views.NEAREST, turn.texts)
    if not among:
        raise UserError("no-advisors-yet")
    return among, views.heading(views.UNKNOWN, turn.texts, name[:NAME_SHOWN])


async def begin(turn: Turn, tap: taps.Begin) -> Screen:
    """Begin an audit of this advisor."""
    await _require_advisor(turn, tap.kind, tap.advisor, tap.dealership)
    about = About(tap.kind, tap.advisor, tap.dealership)
    stored = await begin_draft(turn, about)
    return await show_step(turn, stored, stored.sheet.first_step())


async def begin_undecided(turn: Turn, _tap: taps.BeginUndecided) -> Screen:
    """Begin a mystery shop whose advisor is named on arrival."""
    stored = await begin_draft(turn, About(Kind.MYSTERY_SHOP))
    return await show_step(turn, stored, stored.sheet.first_step())


async def _require_advisor(turn: Turn, kind: Kind, advisor: int, dealership: int) -> Advisor:
    subject = Subject(dealership=dealership, advisor=advisor)
    require(turn.person, ACT_TO_START[kind], subject)
    there = await find_advisor(turn, advisor, dealership)
    if there is None:
        raise UserError("advisor-gone")
    return there


async def pick_advisor(turn: Turn, tap: taps.PickAdvisor) -> Screen:
    stored = turn.draft(tap.audit)
    return views.pick_advisor(await advisors_to_audit(turn, stored.sheet.kind), tap, turn.texts)


async def narrow_pick_by_text(turn: Turn, place: taps.PickAdvisor, text: str) -> Screen:
    stored = turn.draft(place.audit)
    found, heading = _find_meant(turn, text, await advisors_to_audit(turn, stored.sheet.kind))
    return views.pick_advisor(found, replace(place, page=1), turn.texts, heading)


async def name_advisor(turn: Turn, tap: taps.NameAdvisor) -> Screen:
    """Set the audit's advisor. This is possible until the audit is submitted."""
    stored = turn.draft(tap.audit)
    there = await _require_advisor(turn, stored.sheet.kind, tap.advisor, tap.dealership)
    stored = turn.assign(stored, there.id, there.dealership)
    return await show_review(turn, stored)
