"""Beginning an audit: of which kind, about whom."""

from bot import taps
from bot.handlers.advisors import advisor_at, choice, matching, nearest
from bot.handlers.new_drafts import About, begin_draft
from bot.handlers.step_screens import show_review, show_step
from bot.screen import Screen
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import drafts as draft_views
from bot.views import starting as views
from checklist.access import ACT_TO_START, Subject, kinds_open_to, require, require_ever
from checklist.definition import Kind
from checklist.records import Advisor


async def audit(turn: Turn, argument: str) -> Screen:
    """/audit: go on with a draft, or choose; /audit NAME starts at once when one matches."""
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
        return await _about_oneself(turn)
    return await choose_advisor(turn, taps.ChooseAdvisor(kinds[0], 1))


async def _about_oneself(turn: Turn) -> Screen:
    """Begin a whole self-check; an advisor of several dealerships is asked at which."""
    there = {
        each: taps.Begin(Kind.SELF_CHECK, each.id, each.dealership)
        for each in await choice(turn, Kind.SELF_CHECK)
    }
    if len(there) > 1:
        return views.choose_dealership(there, turn.texts)
    return await begin(turn, *there.values())


async def _by_name(turn: Turn, name: str) -> Screen:
    kinds = [kind for kind in kinds_open_to(turn.person) if kind is not Kind.SELF_CHECK]
    if not kinds:
        raise UserError("no-audits-here")
    matches = {kind: matching(name, await choice(turn, kind)) for kind in kinds}
    fitting = [kind for kind, found in matches.items() if found]
    if not fitting:
        similar, heading = _meant(name, await choice(turn, kinds[0]))
        return views.choose_advisor(similar, taps.ChooseAdvisor(kinds[0], 1), turn.texts, heading)
    if len(fitting) > 1:
        meant = {advisor for kind in fitting for advisor in matches[kind]}
        only = meant.pop() if len(meant) == 1 else None
        return views.choose_kind(fitting, turn.texts, only)
    kind, found = fitting[0], matches[fitting[0]]
    if len(found) > 1:
        place = taps.ChooseAdvisor(kind, 1)
        return views.choose_advisor(found, place, turn.texts, views.NARROWED)
    return await begin(turn, taps.Begin(kind, found[0].id, found[0].dealership))


async def choose_advisor(turn: Turn, tap: taps.ChooseAdvisor) -> Screen:
    require_ever(turn.person, ACT_TO_START[tap.kind])
    if tap.kind is Kind.SELF_CHECK:
        return await _about_oneself(turn)
    found = await choice(turn, tap.kind)
    if not found:
        raise UserError("no-advisors-yet")
    return views.choose_advisor(found, tap, turn.texts)


async def advisor_typed(turn: Turn, place: taps.ChooseAdvisor, text: str) -> Screen:
    """Typing part of a name narrows the list."""
    found, heading = _meant(text, await choice(turn, place.kind))
    return views.choose_advisor(found, place, turn.texts, heading)


def _meant(name: str, among: list[Advisor]) -> tuple[list[Advisor], str]:
    """Whom a name may mean, and what to say above them: a similar name is never taken for it."""
    if found := matching(name, among):
        return found, views.NARROWED
    if similar := nearest(name, among):
        return similar, views.NEAREST
    raise UserError("advisor-unknown", name=name[:60])


async def begin(turn: Turn, tap: taps.Begin) -> Screen:
    """Begin an audit of this advisor."""
    await _must_be_there(turn, tap.kind, tap.advisor, tap.dealership)
    about = About(tap.kind, tap.advisor, tap.dealership)
    stored = await begin_draft(turn, about)
    return await show_step(turn, stored, stored.sheet.first_step())


async def begin_undecided(turn: Turn, _tap: taps.BeginUndecided) -> Screen:
    """Begin a mystery shop whose advisor is named on arrival."""
    stored = await begin_draft(turn, About(Kind.MYSTERY_SHOP))
    return await show_step(turn, stored, stored.sheet.first_step())


async def _must_be_there(turn: Turn, kind: Kind, advisor: int, dealership: int) -> Advisor:
    subject = Subject(dealership=dealership, advisor=advisor)
    require(turn.person, ACT_TO_START[kind], subject)
    there = await advisor_at(turn, advisor, dealership)
    if there is None:
        raise UserError("advisor-gone")
    return there


async def pick_advisor(turn: Turn, tap: taps.PickAdvisor) -> Screen:
    stored = turn.draft(tap.audit)
    return views.pick_advisor(await choice(turn, stored.sheet.kind), tap, turn.texts)


async def pick_typed(turn: Turn, place: taps.PickAdvisor, text: str) -> Screen:
    stored = turn.draft(place.audit)
    found, heading = _meant(text, await choice(turn, stored.sheet.kind))
    return views.pick_advisor(found, place, turn.texts, heading)


async def name_advisor(turn: Turn, tap: taps.NameAdvisor) -> Screen:
    """Say, any time before submitting, whom the audit is about."""
    stored = turn.draft(tap.audit)
    there = await _must_be_there(turn, stored.sheet.kind, tap.advisor, tap.dealership)
    stored = turn.assign(stored, there.id, there.dealership)
    return await show_review(turn, stored)
