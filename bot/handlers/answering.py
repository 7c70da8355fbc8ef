"""Filling in an audit: each tap is kept, and what comes next is shown."""

from bot import taps
from bot.handlers.advisors import shown_name
from bot.refusals import RefusedError
from bot.screen import Screen
from bot.turn import Turn
from bot.views import answering as views
from checklist import audit as steps
from checklist.definition import Condition
from storage.audits import KeptAudit


async def show_step(turn: Turn, kept: KeptAudit, step: steps.Step, last: int = 0) -> Screen:
    """The screen of a step; `last` is the step before, as in taps.Question."""
    match step:
        case steps.Ask(number):
            place = taps.Question(kept.id, number, last)
            if not last:  # not on the way of a tap that answers: there is time to look for a note
                return await question(turn, place)
            discreet = turn.discreet(kept.sheet.kind)
            return views.question(kept, place, turn.texts, discreet=discreet)
        case steps.Decide(condition_id):
            position = kept.sheet.checklist.condition(condition_id).position
            return views.situation(kept, taps.Situation(kept.id, position, last), turn.texts)
        case steps.SectionEnd(position) if kept.sheet.has_whole(position):
            return await show_section_end(turn, kept, position)
        case steps.SectionEnd(position):  # a few of its indicators make no section to sum up
            return await show_step(turn, kept, kept.sheet.step_after_section(position), last)
        case steps.Review():
            return await show_review(turn, kept)


async def show_section_end(
    turn: Turn, kept: KeptAudit, position: int, *, kept_now: bool = False
) -> Screen:
    evaluations = await turn.evaluations(kept)
    return views.section_end(kept, position, evaluations, turn.texts, kept_now=kept_now)


async def show_review(turn: Turn, kept: KeptAudit) -> Screen:
    advisor = await shown_name(turn, kept)
    return views.review(kept, await turn.notes(kept), turn.texts, advisor=advisor)


async def question(turn: Turn, tap: taps.Question) -> Screen:
    kept = turn.draft(tap.audit)
    notes = await turn.notes(kept)
    return views.question(
        kept,
        tap,
        turn.texts,
        discreet=turn.discreet(kept.sheet.kind),
        note=notes.get(tap.indicator, ""),
    )


async def answer(turn: Turn, tap: taps.Answer) -> Screen:
    """Record the tapped answer and show what comes next."""
    kept = turn.draft(tap.audit)
    if turn.stale and tap.indicator in kept.sheet.answers:
        raise RefusedError("old-button")  # a button of days ago must not overwrite
    kept = turn.record(kept, kept.sheet.answered(tap.indicator, tap.value))
    return await show_step(turn, kept, kept.sheet.step_after(tap.indicator), tap.indicator)


async def later(turn: Turn, tap: taps.Later) -> Screen:
    kept = turn.draft(tap.audit)
    kept = turn.record(kept, kept.sheet.postponed(tap.indicator))
    return await show_step(turn, kept, kept.sheet.step_after(tap.indicator), tap.indicator)


async def situation(turn: Turn, tap: taps.Situation) -> Screen:
    kept = turn.draft(tap.audit)
    _condition_at(kept, tap.condition)
    return views.situation(kept, tap, turn.texts)


async def decide(turn: Turn, tap: taps.Decide) -> Screen:
    """Record the customer's situation; what it rules out is answered on the auditor's behalf."""
    kept = turn.draft(tap.audit)
    condition = _condition_at(kept, tap.condition)
    if not 1 <= tap.option <= len(condition.options):
        raise steps.UnknownCondition(tap.option)
    kept = turn.record(kept, kept.sheet.decided(condition.id, condition.options[tap.option - 1].id))
    number = kept.sheet.anchor(condition.id)
    return await show_step(turn, kept, kept.sheet.step_at(number), -condition.position)


def _condition_at(kept: KeptAudit, position: int) -> Condition:
    condition = views.condition_at(kept, position)
    kept.sheet.anchor(condition.id)  # raises where this audit does not ask it
    return condition


async def section_end(turn: Turn, tap: taps.SectionEnd) -> Screen:
    return await show_section_end(turn, turn.draft(tap.audit), tap.section)


async def next_section(turn: Turn, tap: taps.NextSection) -> Screen:
    kept = turn.draft(tap.audit)
    return await show_step(turn, kept, kept.sheet.step_after_section(tap.section))


async def offer_all(turn: Turn, tap: taps.OfferAll) -> Screen:
    """Offer again what was put off, that first; without any, whatever is open."""
    kept = turn.draft(tap.audit)
    put_off = sorted(kept.sheet.put_off)
    kept = turn.record(kept, kept.sheet.all_offered())
    first = kept.sheet.step_at(put_off[0]) if put_off else kept.sheet.first_step()
    return await show_step(turn, kept, first)


async def review(turn: Turn, tap: taps.Review) -> Screen:
    return await show_review(turn, turn.draft(tap.audit))
