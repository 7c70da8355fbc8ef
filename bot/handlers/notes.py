"""Words of the auditor's own: notes on indicators, evaluations of sections, and stray texts."""

from dataclasses import replace

from bot import taps
from bot.handlers.step_screens import show_question, show_step
from bot.screen import Screen
from bot.taps import Last
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import notes as views
from bot.views.section_end import section_end
from checklist.records import StoredAudit

NOTE_LIMIT = 1000  # characters; said on the screen that asks for the text


async def write_note(turn: Turn, tap: taps.WriteNote) -> Screen:
    """Ask for the note's text; the next text is it."""
    return views.ask_for_note(turn.draft(tap.audit), tap, NOTE_LIMIT, turn.texts)


async def note_typed(turn: Turn, place: taps.WriteNote, text: str) -> Screen:
    stored = turn.draft(place.audit)
    stored = turn.note(stored, place.indicator, cut_to_limit(text))
    screen = show_question(turn, stored, taps.Question(stored.id, place.indicator))
    return _with_cut_mentioned(turn, screen, text)


async def typed_at_question(turn: Turn, place: taps.Question | taps.AskNote, text: str) -> Screen:
    """A text without a question for it is kept until a tap says what it is."""
    return _typed(turn, taps.AskNote(place.audit, place.indicator, place.last), text)


async def typed_at_condition(turn: Turn, place: taps.AskCondition, text: str) -> Screen:
    """Likewise; the condition stands before an indicator."""
    stored = turn.draft(place.audit)
    condition = stored.sheet.checklist.condition_at(place.condition)
    return _typed(
        turn, taps.AskNote(stored.id, stored.sheet.anchor(condition.id), place.last), text
    )


def _typed(turn: Turn, place: taps.AskNote, text: str) -> Screen:
    whole = _appended(turn.contact.typed, text)  # people send words in bursts
    turn.contact = replace(turn.contact, typed=cut_to_limit(whole))
    stored = turn.draft(place.audit)
    screen = views.ask_what_it_is(stored, place, cut_to_limit(whole), turn.texts)
    return _with_cut_mentioned(turn, screen, whole)


async def ask_note(turn: Turn, place: taps.AskNote) -> Screen:
    """Ask again, after whatever came between; nothing to ask about, the question itself."""
    stored = turn.draft(place.audit)
    if turn.contact.typed is None:
        return await _go_on(turn, stored, place.indicator, place.last)
    return views.ask_what_it_is(stored, place, turn.contact.typed, turn.texts)


def _appended(before: str | None, text: str) -> str:
    return "\n".join(filter(None, (before, text)))


async def keep_note(turn: Turn, tap: taps.KeepNote) -> Screen:
    stored = turn.draft(tap.audit)
    stored.sheet.checklist.indicator(tap.noted)  # raises for one that is not there
    if turn.contact.typed is None:  # the same tap again
        return await _go_on(turn, stored, tap.indicator, tap.last)
    whole = _appended(stored.notes.get(tap.noted), turn.contact.typed)
    stored = turn.note(stored, tap.noted, cut_to_limit(whole))
    turn.contact = replace(turn.contact, typed=None)
    screen = await _go_on(turn, stored, tap.indicator, tap.last)
    screen = views.with_note_stored(screen, stored, tap.noted, turn.texts)
    return _with_cut_mentioned(turn, screen, whole)


async def drop_text(turn: Turn, tap: taps.DropText) -> Screen:
    stored = turn.draft(tap.audit)
    turn.contact = replace(turn.contact, typed=None)
    return await _go_on(turn, stored, tap.indicator, tap.last)


async def _go_on(turn: Turn, stored: StoredAudit, indicator: int, last: Last) -> Screen:
    """Back to the question, or to the condition that is due before it."""
    if stored.sheet.condition_due(indicator) is not None:
        return await show_step(turn, stored, stored.sheet.step_at(indicator), last)
    return show_question(turn, stored, taps.Question(stored.id, indicator, last))


async def write_evaluation(turn: Turn, tap: taps.WriteEvaluation) -> Screen:
    """Ask for a section's evaluation; the next text is it."""
    return views.ask_for_evaluation(turn.draft(tap.audit), tap, NOTE_LIMIT, turn.texts)


async def evaluation_typed(
    turn: Turn, place: taps.WriteEvaluation | taps.SectionEnd, text: str
) -> Screen:
    """At a section's end a text is the evaluation that the screen invites, and more adds to it."""
    stored = turn.draft(place.audit)
    invited = isinstance(place, taps.SectionEnd)
    before = stored.evaluations.get(place.section) if invited else None
    whole = _appended(before, text) if cut_to_limit(text) else text
    stored = turn.evaluate(stored, place.section, cut_to_limit(whole))
    screen = section_end(stored, place.section, turn.texts, just_stored=True)
    return _with_cut_mentioned(turn, screen, whole)


def cut_to_limit(text: str) -> str:
    """The text, cut at the limit that was said; raises UserError where nothing is left."""
    if not text:
        raise UserError("text-empty")
    return text[:NOTE_LIMIT]


def _with_cut_mentioned(turn: Turn, screen: Screen, text: str) -> Screen:
    if len(text) <= NOTE_LIMIT:
        return screen
    return views.with_text_cut(screen, NOTE_LIMIT, turn.texts)
