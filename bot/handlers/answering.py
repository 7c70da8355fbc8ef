"""Filling in an audit: each tap is kept, and what comes next is shown."""

from bot import taps
from bot.handlers.advisors import shown_name
from bot.screen import Screen
from bot.taps import Last, LastCondition, LastIndicator
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import answering as views
from checklist import steps
from checklist.definition import Condition, UnknownCondition
from checklist.records import StoredAudit


async def show_step(turn: Turn, stored: StoredAudit, step: steps.Step, last: Last = None) -> Screen:
    """The screen of a step; `last` is the step before, as in taps.Question."""
    match step:
        case steps.AskIndicator(number):
            place = taps.Question(stored.id, number, last)
            if last is None:
                return await question(turn, place)
            # Right after an answer the next question comes without its note.
            discreet = turn.discreet(stored.sheet.kind)
            return views.question(stored, place, turn.texts, discreet=discreet)
        case steps.AskCondition(condition_id):
            position = stored.sheet.checklist.condition(condition_id).position
            return views.condition_question(
                stored, taps.AskCondition(stored.id, position, last), turn.texts
            )
        case steps.SectionEnd(position) if stored.sheet.has_whole(position):
            return show_section_end(turn, stored, position)
        case steps.SectionEnd(position):  # a few of its indicators make no section to sum up
            return await show_step(turn, stored, stored.sheet.step_after_section(position), last)
        case steps.Review():
            return await show_review(turn, stored)


def show_section_end(
    turn: Turn, stored: StoredAudit, position: int, *, just_stored: bool = False
) -> Screen:
    return views.section_end(stored, position, turn.texts, just_stored=just_stored)


async def show_review(turn: Turn, stored: StoredAudit) -> Screen:
    advisor = await shown_name(turn, stored)
    return views.review(stored, stored.notes, turn.texts, advisor=advisor)


async def question(turn: Turn, tap: taps.Question) -> Screen:
    stored = turn.draft(tap.audit)
    return views.question(
        stored,
        tap,
        turn.texts,
        discreet=turn.discreet(stored.sheet.kind),
        note=stored.notes.get(tap.indicator, ""),
    )


async def answer(turn: Turn, tap: taps.Answer) -> Screen:
    """Record the tapped answer and show what comes next."""
    stored = turn.draft(tap.audit)
    if turn.stale and tap.indicator in stored.sheet.answers:
        raise UserError("old-button")  # a button of days ago must not overwrite
    stored = turn.record(stored, stored.sheet.with_answer(tap.indicator, tap.value))
    last = LastIndicator(tap.indicator)
    return await show_step(turn, stored, stored.sheet.step_after(tap.indicator), last)


async def later(turn: Turn, tap: taps.Later) -> Screen:
    stored = turn.draft(tap.audit)
    stored = turn.record(stored, stored.sheet.postpone(tap.indicator))
    last = LastIndicator(tap.indicator)
    return await show_step(turn, stored, stored.sheet.step_after(tap.indicator), last)


async def ask_condition(turn: Turn, tap: taps.AskCondition) -> Screen:
    stored = turn.draft(tap.audit)
    _condition_at(stored, tap.condition)
    return views.condition_question(stored, tap, turn.texts)


async def decide(turn: Turn, tap: taps.ChooseOption) -> Screen:
    """Record the customer's situation; what it rules out is answered on the auditor's behalf."""
    stored = turn.draft(tap.audit)
    condition = _condition_at(stored, tap.condition)
    if not 1 <= tap.option <= len(condition.options):
        raise UnknownCondition(tap.option)
    stored = turn.record(
        stored, stored.sheet.with_choice(condition.id, condition.options[tap.option - 1].id)
    )
    number = stored.sheet.anchor(condition.id)
    return await show_step(
        turn, stored, stored.sheet.step_at(number), LastCondition(condition.position)
    )


def _condition_at(stored: StoredAudit, position: int) -> Condition:
    condition = views.condition_at(stored, position)
    stored.sheet.anchor(condition.id)  # raises where this audit does not ask it
    return condition


async def section_end(turn: Turn, tap: taps.SectionEnd) -> Screen:
    return show_section_end(turn, turn.draft(tap.audit), tap.section)


async def next_section(turn: Turn, tap: taps.NextSection) -> Screen:
    stored = turn.draft(tap.audit)
    return await show_step(turn, stored, stored.sheet.step_after_section(tap.section))


async def offer_all(turn: Turn, tap: taps.OfferAll) -> Screen:
    """Offer again what was put off, that first; without any, whatever is open."""
    stored = turn.draft(tap.audit)
    put_off = sorted(stored.sheet.put_off)
    stored = turn.record(stored, stored.sheet.offer_all())
    first = stored.sheet.step_at(put_off[0]) if put_off else stored.sheet.first_step()
    return await show_step(turn, stored, first)


async def review(turn: Turn, tap: taps.Review) -> Screen:
    return await show_review(turn, turn.draft(tap.audit))
