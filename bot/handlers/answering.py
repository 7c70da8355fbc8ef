"""Filling in an audit: each tap is recorded, and the next step is shown."""

from bot import taps
from bot.handlers.step_screens import show_question, show_review, show_step
from bot.screen import Screen
from bot.taps import LastCondition, LastIndicator
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import question as views
from bot.views import section_end as section_end_views
from checklist.definition import Condition, UnknownCondition
from checklist.records import StoredAudit


async def question(turn: Turn, tap: taps.Question) -> Screen:
    return show_question(turn, turn.draft(tap.audit), tap)


async def answer(turn: Turn, tap: taps.Answer) -> Screen:
    """Record the tapped answer and show what comes next."""
    stored = turn.draft(tap.audit)
    if turn.stale and tap.indicator in stored.sheet.answers:
        raise UserError("old-button")  # an old button must not overwrite a newer answer
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
    """Record the chosen option. The indicators that it rules out are answered by it."""
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
    condition = stored.sheet.checklist.condition_at(position)
    stored.sheet.anchor(condition.id)  # raises an error if this audit does not ask it
    return condition


async def section_end(turn: Turn, tap: taps.SectionEnd) -> Screen:
    return section_end_views.section_end(turn.draft(tap.audit), tap.section, turn.texts)


async def next_section(turn: Turn, tap: taps.NextSection) -> Screen:
    stored = turn.draft(tap.audit)
    return await show_step(turn, stored, stored.sheet.step_after_section(tap.section))


async def offer_all(turn: Turn, tap: taps.OfferAll) -> Screen:
    """Go through what was put off, from its first indicator; else through what is open."""
    stored = turn.draft(tap.audit)
    put_off = sorted(stored.sheet.put_off)
    stored = turn.record(stored, stored.sheet.offer_all())
    first = stored.sheet.step_at(put_off[0]) if put_off else stored.sheet.first_step()
    return await show_step(turn, stored, first)


async def review(turn: Turn, tap: taps.Review) -> Screen:
    return await show_review(turn, turn.draft(tap.audit))
