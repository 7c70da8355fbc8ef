"""Texts of the auditor: notes on indicators, evaluations of sections, and unexpected texts."""

from dataclasses import replace

from bot import taps
from bot.handlers.step_screens import show_question, show_step
from bot.screen import Screen
from bot.taps import Last
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import notes as views
from bot.views.hiding import hidden_text_stored
from bot.views.section_end import section_end
from checklist.access import Act, may
from checklist.records import StoredAudit

NOTE_LIMIT = 1000  # characters; the screen that asks for the text names it


async def write_note(turn: Turn, tap: taps.WriteNote) -> Screen:
    """Ask for a note. The person's next text is stored as the note."""
    return views.ask_for_note(turn.draft(tap.audit), tap, NOTE_LIMIT, turn.texts)


async def save_typed_note(turn: Turn, place: taps.WriteNote, text: str) -> Screen:
    stored = turn.draft(place.audit)
    stored = turn.note(stored, place.indicator, cut_to_limit(text))
    screen = show_question(turn, stored, taps.Question(stored.id, place.indicator))
    return _mention_cut(turn, screen, text)


async def ask_about_text(turn: Turn, place: taps.Question | taps.AskNote, text: str) -> Screen:
    """Ask what an unexpected text is. It is remembered until a tap answers.

    A further text before that is added to it: people send one thought in several messages.
    """
    before = turn.contact.typed if isinstance(place, taps.AskNote) else None
    asked = taps.NoteOrNot(place.audit, place.indicator, place.last, turn.message)
    return _remember_text(turn, asked, _append(before, text))


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
    return _mention_cut(turn, screen, whole)


async def ask_note(turn: Turn, place: taps.AskNote) -> Screen:
    """Ask again what the text is. Without a remembered text, show the question."""
    stored = turn.draft(place.audit)
    if turn.contact.typed is None:
        return await _return_to(turn, stored, place.indicator, place.last)
    return views.ask_what_it_is(stored, place, turn.contact.typed, turn.texts)


async def keep_hidden_text(turn: Turn, place: taps.Hidden, text: str) -> Screen:
    """Remember what is typed into a hidden chat. After *continue*, the person is asked about it."""
    if not place.indicator:
        raise UserError("text-unexpected")
    whole = _append(turn.contact.typed, text)
    turn.contact = replace(turn.contact, typed=cut_to_limit(whole))
    return hidden_text_stored(place, turn.texts)


def _append(before: str | None, text: str) -> str:
    return "\n".join(filter(None, (before, text)))


def save_waiting_text(turn: Turn, place: taps.AskNote, screen: Screen) -> Screen:
    """Store a remembered text as a note on its question, because the person goes elsewhere.

    Otherwise the text would be lost, or be taken for a note of the next audit. The screen says
    where it is. Nothing is stored in an audit that is no draft any more.
    """
    typed, stored = turn.contact.typed, turn.audits.get(place.audit)
    turn.contact = replace(turn.contact, typed=None)
    if typed is None or stored is None or not may(turn.person, Act.FILL_IN, stored.subject):
        return screen
    whole = _append(stored.notes.get(place.indicator), typed)
    stored = turn.note(stored, place.indicator, cut_to_limit(whole))
    screen = views.with_note_stored(screen, stored, place.indicator, turn.texts)
    return _mention_cut(turn, screen, whole)


async def save_note(turn: Turn, tap: taps.KeepNote) -> Screen:
    stored = turn.draft(tap.audit)
    stored.sheet.checklist.indicator(tap.noted)  # raises an error if there is none
    if turn.contact.typed is None:  # the same tap again
        return await _return_to(turn, stored, tap.indicator, tap.last)
    whole = _append(stored.notes.get(tap.noted), turn.contact.typed)
    stored = turn.note(stored, tap.noted, cut_to_limit(whole))
    turn.contact = replace(turn.contact, typed=None)
    screen = await _return_to(turn, stored, tap.indicator, tap.last)
    screen = views.with_note_stored(screen, stored, tap.noted, turn.texts)
    return _mention_cut(turn, screen, whole)


async def drop_text(turn: Turn, tap: taps.DropText) -> Screen:
    stored = turn.draft(tap.audit)
    turn.contact = replace(turn.contact, typed=None)
    return await _return_to(turn, stored, tap.indicator, tap.last)


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
    """Store an evaluation. At a section's end, a text is added to the evaluation so far."""
    stored = turn.draft(place.audit)
    invited = isinstance(place, taps.SectionEnd)
    before = stored.evaluations.get(place.section) if invited else None
    whole = _append(before, text) if cut_to_limit(text) else text
    stored = turn.evaluate(stored, place.section, cut_to_limit(whole))
    screen = section_end(stored, place.section, turn.texts, just_stored=True)
    return _mention_cut(turn, screen, whole)


def cut_to_limit(text: str) -> str:
    """Cut the text at the limit. Raises UserError for an empty text."""
    if not text:
        raise UserError("text-empty")
    return text[:NOTE_LIMIT]


def is_full(text: str | None) -> bool:
    """Whether the text has all that may be stored, so that it was perhaps cut."""
    return text is not None and len(text) >= NOTE_LIMIT


def _mention_cut(turn: Turn, screen: Screen, text: str) -> Screen:
    if len(text) <= NOTE_LIMIT:
        return screen
    return views.with_text_cut(screen, NOTE_LIMIT, turn.texts)
