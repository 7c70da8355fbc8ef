"""Texts of the auditor: notes on indicators, evaluations of sections, and unexpected texts."""

from dataclasses import replace

from bot import taps
from bot.dispatch import typed_answers
from bot.handlers.step_screens import show_question, show_step
from bot.handlers.typed_texts import (
    NOTE_LIMIT,
    add_evaluation,
    append,
    cut_to_limit,
    mention_cut,
)
from bot.screen import Screen
from bot.taps import Last
from bot.turn import Turn
from bot.views import notes as views
from checklist.access import Act, may
from checklist.records import StoredAudit


async def write_note(turn: Turn, tap: taps.WriteNote) -> Screen:
    """Ask for a note. The person's next text is stored as the note."""
    return views.ask_for_note(turn.draft(tap.audit), tap, NOTE_LIMIT, turn.texts)


async def save_typed_note(turn: Turn, place: taps.WriteNote, text: str) -> Screen:
    stored = turn.draft(place.audit)
    stored = turn.note(stored, place.indicator, cut_to_limit(text))
    screen = show_question(turn, stored, taps.Question(stored.id, place.indicator))
    return mention_cut(turn, screen, text)


async def ask_about_text(turn: Turn, place: taps.Question | taps.AskNote, text: str) -> Screen:
    """Ask what an unexpected text is. It is remembered until a tap answers.

    A further text before that is added to it: people send one thought in several messages.
    """
    before = turn.contact.typed if isinstance(place, taps.AskNote) else None
    asked = taps.NoteOrNot(place.audit, place.indicator, place.last, turn.message)
    return _remember_text(turn, asked, append(before, text))


async def ask_about_text_at_condition(turn: Turn, place: taps.AskCondition, text: str) -> Screen:
    """Do the same at a condition: the text may be a note on the indicator after it."""
    stored = turn.draft(place.audit)
    condition = stored.sheet.checklist.condition_at(place.condition)
    number = stored.sheet.anchor(condition.id)
    return _remember_text(turn, taps.NoteOrNot(stored.id, number, place.last, turn.message), text)


def _remember_text(turn: Turn, place: taps.AskNote, whole: str) -> Screen:
    turn.contact = replace(turn.contact, typed=cut_to_limit(whole))
    stored = turn.draft(place.audit)
    screen = views.ask_what_it_is(stored, place, cut_to_limit(whole), turn.texts)
    return mention_cut(turn, screen, whole)


async def ask_note(turn: Turn, place: taps.AskNote) -> Screen:
    """Ask again what the text is. Without a remembered text, show the question."""
    stored = turn.draft(place.audit)
    typed = turn.contact.typed
    if typed is None:
        return await _return_to(turn, stored, place.indicator, place.last)
    answer = typed_answers.tap_on_open(turn, place, typed)
    return views.ask_what_it_is(stored, place, typed, turn.texts, answer)


def save_waiting_text(turn: Turn, place: taps.AskNote, screen: Screen) -> Screen:
    """Store a remembered text as a note on its question, because the person goes elsewhere.

    Otherwise the text would be lost, or be taken for a note of the next audit. The screen says
    where it is. Nothing is stored in an audit that is no draft any more.
    """
    typed, stored = turn.contact.typed, turn.audits.get(place.audit)
    turn.contact = replace(turn.contact, typed=None)
    if typed is None or stored is None or not may(turn.person, Act.FILL_IN, stored.subject):
        return screen
    whole = append(stored.notes.get(place.indicator), typed)
    stored = turn.note(stored, place.indicator, cut_to_limit(whole))
    screen = views.with_note_stored(screen, stored, place.indicator, turn.texts)
    return mention_cut(turn, screen, whole)


async def save_note(turn: Turn, tap: taps.KeepNote) -> Screen:
    stored = turn.draft(tap.audit)
    stored.sheet.checklist.indicator(tap.noted)  # raises an error if there is none
    if turn.contact.typed is None:  # the same tap again
        return await _return_to(turn, stored, tap.indicator, tap.last)
    whole = append(stored.notes.get(tap.noted), turn.contact.typed)
    stored = turn.note(stored, tap.noted, cut_to_limit(whole))
    turn.contact = replace(turn.contact, typed=None)
    screen = await _return_to(turn, stored, tap.indicator, tap.last)
    screen = views.with_note_stored(screen, stored, tap.noted, turn.texts)
    return mention_cut(turn, screen, whole)


async def drop_text(turn: Turn, tap: taps.DropText) -> Screen:
    """Forget the text. Whoever typed "no" reads which one: they may have meant the question."""
    stored, typed = turn.draft(tap.audit), turn.contact.typed
    turn.contact = replace(turn.contact, typed=None)
    screen = await _return_to(turn, stored, tap.indicator, tap.last)
    return views.with_text_dropped(screen, typed, turn.texts) if turn.message and typed else screen


async def _return_to(turn: Turn, stored: StoredAudit, indicator: int, last: Last) -> Screen:
    """Show the question again, or the condition that must be answered before it."""
    if stored.sheet.condition_due(indicator) is not None:
        return await show_step(turn, stored, stored.sheet.step_at(indicator), last)
    return show_question(turn, stored, taps.Question(stored.id, indicator, last))


async def write_evaluation(turn: Turn, tap: taps.WriteEvaluation) -> Screen:
    """Ask for an evaluation. The person's next text is stored as the evaluation."""
    return views.ask_for_evaluation(turn.draft(tap.audit), tap, NOTE_LIMIT, turn.texts)


async def save_typed_evaluation(
    turn: Turn, place: taps.WriteEvaluation | taps.SectionEnd, text: str
) -> Screen:
    return add_evaluation(turn, place, text)
