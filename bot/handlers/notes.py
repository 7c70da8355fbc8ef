"""Words of the auditor's own: notes on indicators, evaluations of sections, and stray texts."""

from dataclasses import replace

from bot import taps
from bot.handlers import answering
from bot.screen import Button, Screen
from bot.taps import Last, LastIndicator
from bot.texts import Texts
from bot.turn import Turn
from bot.user_errors import UserError
from checklist.records import StoredAudit

NOTE_LIMIT = 1000  # characters; said on the screen that asks for the text


async def write_note(turn: Turn, tap: taps.WriteNote) -> Screen:
    """Ask for the note's text; the next text is it."""
    stored = turn.draft(tap.audit)
    indicator = stored.sheet.checklist.indicator(tap.indicator)
    texts, language = turn.texts, turn.texts.language
    before = stored.notes.get(tap.indicator, "")
    return Screen(
        text=texts(
            "note-asked",
            code=indicator.code[language],
            short=indicator.short[language],
            limit=str(NOTE_LIMIT),
            before=before,
            has=1 if before else 0,
        ),
        rows=((Button(texts.plain("button-back-to-question"), _question(stored, tap.indicator)),),),
        expects=tap,
    )


async def note_typed(turn: Turn, place: taps.WriteNote, text: str) -> Screen:
    stored = turn.draft(place.audit)
    turn.note(stored, place.indicator, fitting(text))
    screen = await answering.question(turn, _question(stored, place.indicator))
    return _saying_what_was_cut(turn, screen, text)


async def typed_at_question(turn: Turn, place: taps.Question | taps.AskNote, text: str) -> Screen:
    """A text without a question for it is kept until a tap says what it is."""
    return _typed(turn, taps.AskNote(place.audit, place.indicator, place.last), text)


async def typed_at_condition(turn: Turn, place: taps.AskCondition, text: str) -> Screen:
    """Likewise; the condition stands before an indicator."""
    stored = turn.draft(place.audit)
    condition = stored.sheet.checklist.conditions[place.condition - 1]
    return _typed(
        turn, taps.AskNote(stored.id, stored.sheet.anchor(condition.id), place.last), text
    )


def _typed(turn: Turn, place: taps.AskNote, text: str) -> Screen:
    whole = _after(turn.contact.typed, text)  # people send words in bursts
    turn.contact = replace(turn.contact, typed=fitting(whole))
    return _saying_what_was_cut(turn, _asking(turn, place, fitting(whole)), whole)


async def ask_note(turn: Turn, place: taps.AskNote) -> Screen:
    """Ask again, after whatever came between; nothing to ask about, the question itself."""
    if turn.contact.typed is None:
        return await _going_on(turn, turn.draft(place.audit), place.indicator, place.last)
    return _asking(turn, place, turn.contact.typed)


def _asking(turn: Turn, place: taps.AskNote, typed: str) -> Screen:
    stored, texts = turn.draft(place.audit), turn.texts
    asked = [place.indicator]
    if isinstance(place.last, LastIndicator):
        asked.append(place.last.number)
    buttons = tuple(
        (
            Button(
                texts.plain("button-note-on", code=_code(stored, each, texts)),
                taps.KeepNote(stored.id, each, place.indicator, place.last),
            ),
        )
        for each in asked
    )
    drop = taps.DropText(stored.id, place.indicator, place.last)
    return Screen(
        text=texts("note-or-not", text=typed),
        rows=(*buttons, (Button(texts.plain("button-no-note"), drop),)),
        expects=place,
    )


def _code(stored: StoredAudit, indicator: int, texts: Texts) -> str:
    return stored.sheet.checklist.indicator(indicator).code[texts.language]


def _after(before: str | None, text: str) -> str:
    return "\n".join(filter(None, (before, text)))


async def keep_note(turn: Turn, tap: taps.KeepNote) -> Screen:
    stored = turn.draft(tap.audit)
    indicator = stored.sheet.checklist.indicator(tap.noted)
    if turn.contact.typed is None:  # the same tap again
        return await _going_on(turn, stored, tap.indicator, tap.last)
    whole = _after(stored.notes.get(tap.noted), turn.contact.typed)
    stored = turn.note(stored, tap.noted, fitting(whole))
    turn.contact = replace(turn.contact, typed=None)
    screen = await _going_on(turn, stored, tap.indicator, tap.last)
    said = turn.texts("note-stored", code=indicator.code[turn.texts.language])
    confirmed = replace(screen, text=f"{screen.text}\n\n{said}")
    return _saying_what_was_cut(turn, confirmed, whole)


async def drop_text(turn: Turn, tap: taps.DropText) -> Screen:
    stored = turn.draft(tap.audit)
    turn.contact = replace(turn.contact, typed=None)
    return await _going_on(turn, stored, tap.indicator, tap.last)


async def _going_on(turn: Turn, stored: StoredAudit, indicator: int, last: Last) -> Screen:
    """Back to the question, or to the condition that is due before it."""
    if stored.sheet.condition_due(indicator) is not None:
        return await answering.show_step(turn, stored, stored.sheet.step_at(indicator), last)
    return await answering.question(turn, taps.Question(stored.id, indicator, last))


async def write_evaluation(turn: Turn, tap: taps.WriteEvaluation) -> Screen:
    """Ask for a section's evaluation; the next text is it."""
    stored = turn.draft(tap.audit)
    section = stored.sheet.checklist.section(tap.section)
    texts = turn.texts
    before = stored.evaluations.get(tap.section, "")
    return Screen(
        text=texts(
            "evaluation-asked",
            section=section.title[texts.language],
            limit=str(NOTE_LIMIT),
            before=before,
            has=1 if before else 0,
        ),
        rows=(
            (
                Button(
                    texts.plain("button-back-to-question"), taps.SectionEnd(stored.id, tap.section)
                ),
            ),
        ),
        expects=tap,
    )


async def evaluation_typed(
    turn: Turn, place: taps.WriteEvaluation | taps.SectionEnd, text: str
) -> Screen:
    """At a section's end a text is the evaluation that the screen invites, and more adds to it."""
    stored = turn.draft(place.audit)
    invited = isinstance(place, taps.SectionEnd)
    before = stored.evaluations.get(place.section) if invited else None
    whole = _after(before, text) if fitting(text) else text
    stored = turn.evaluate(stored, place.section, fitting(whole))
    screen = answering.show_section_end(turn, stored, place.section, just_stored=True)
    return _saying_what_was_cut(turn, screen, whole)


def fitting(text: str) -> str:
    """The text, cut at the limit that was said; raises UserError where nothing is left."""
    if not text:
        raise UserError("text-empty")
    return text[:NOTE_LIMIT]


def _saying_what_was_cut(turn: Turn, screen: Screen, text: str) -> Screen:
    if len(text) <= NOTE_LIMIT:
        return screen
    said = turn.texts("text-cut", limit=str(NOTE_LIMIT))
    return replace(screen, text=f"{screen.text}\n\n{said}")


def _question(stored: StoredAudit, indicator: int) -> taps.Question:
    return taps.Question(stored.id, indicator)
