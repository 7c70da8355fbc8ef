"""Shows the next step of an audit. All handlers that lead to a step use it."""

from bot import taps
from bot.handlers.advisors import name_on_screen
from bot.screen import Screen
from bot.taps import Last
from bot.turn import Turn
from bot.views import question as views
from bot.views.review import review
from bot.views.section_end import section_end
from checklist import steps
from checklist.records import StoredAudit


async def show_step(turn: Turn, stored: StoredAudit, step: steps.Step, last: Last = None) -> Screen:
    """Show a step. `last` is the step before, as in taps.Question."""
    match step:
        case steps.AskIndicator(number):
            place = taps.Question(stored.id, number, last)
            if last is None:
                return show_question(turn, stored, place)
            # After an answer, the next question is shown without its note.
            discreet = turn.discreet(stored.sheet.kind)
            return views.question(stored, place, turn.texts, discreet=discreet)
        case steps.AskCondition(condition_id):
            position = stored.sheet.checklist.condition(condition_id).position
            return views.condition_question(
                stored, taps.AskCondition(stored.id, position, last), turn.texts
            )
        case steps.SectionEnd(position) if stored.sheet.has_whole(position):
            return section_end(stored, position, turn.texts)
        case steps.SectionEnd(position):  # a partial section has no score to show
            return await show_step(turn, stored, stored.sheet.step_after_section(position), last)
        case steps.Review():
            return await show_review(turn, stored)


async def show_review(turn: Turn, stored: StoredAudit) -> Screen:
    advisor = await name_on_screen(turn, stored)
    return review(stored, turn.texts, advisor=advisor)


def show_question(turn: Turn, stored: StoredAudit, place: taps.Question) -> Screen:
    """Show an indicator's question with its note."""
    return views.question(
        stored,
        place,
        turn.texts,
        discreet=turn.discreet(stored.sheet.kind),
        note=stored.notes.get(place.indicator, ""),
    )
