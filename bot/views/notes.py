"""The screens that ask for a note or an evaluation, and what is said once it is stored."""

from collections.abc import Sequence
from dataclasses import replace

from bot import formats, taps
from bot.screen import Button, Screen
from bot.taps import LastIndicator, Tap
from bot.texts import Html, Texts
from bot.views import layout
from checklist.records import StoredAudit


def ask_for_note(stored: StoredAudit, place: taps.WriteNote, limit: int, texts: Texts) -> Screen:
    """`limit`: the most characters that are stored."""
    indicator = stored.sheet.checklist.indicator(place.indicator)
    before = stored.notes.get(place.indicator, "")
    back = taps.Question(stored.id, place.indicator)
    return Screen(
        text=texts(
            "note-asked",
            code=indicator.code[texts.language],
            short=indicator.short[texts.language],
            limit=str(limit),
            before=before,
            has=1 if before else 0,
        ),
        rows=(_ways_back(stored, back, texts),),
        expects=place,
    )


def ask_for_evaluation(
    stored: StoredAudit, place: taps.WriteEvaluation, limit: int, texts: Texts
) -> Screen:
    """`limit`: the most characters that are stored."""
    section = stored.sheet.checklist.section(place.section)
    before = stored.evaluations.get(place.section, "")
    back = taps.SectionEnd(stored.id, place.section)
    return Screen(
        text=texts(
            "evaluation-asked",
            section=section.title[texts.language],
            limit=str(limit),
            before=before,
            has=1 if before else 0,
        ),
        rows=(_ways_back(stored, back, texts),),
        expects=place,
    )


def _ways_back(stored: StoredAudit, back: taps.Tap, texts: Texts) -> tuple[Button, ...]:
    return (
        Button(texts.plain("button-back-to-question"), back),
        Button(texts.plain("button-hide"), taps.Hide(stored.id)),
    )


def ask_what_it_is(
    stored: StoredAudit, place: taps.AskNote, typed: str, texts: Texts, answer: Tap | None = None
) -> Screen:
    """Ask whether a text is a note on the question, on the one answered before, or none.

    `answer`: it was typed into a hidden chat, and may be this answer to the question.
    """
    noted = [place.indicator]
    if isinstance(place.last, LastIndicator):
        noted.append(place.last.number)
    buttons = [
        Button(
            texts.plain("button-note-on", code=_code(stored, each, texts)),
            taps.KeepNote(stored.id, each, place.indicator, place.last),
        )
        for each in noted
    ]
    drop = taps.DropText(stored.id, place.indicator, place.last)
    if answer is not None:
        buttons.insert(0, Button(_answer_label(stored, answer, texts), answer))
    return Screen(
        text=texts("answer-or-note" if answer else "note-or-not", text=formats.quote(typed)),
        rows=(
            *((each,) for each in buttons),
            (Button(texts.plain("button-neither" if answer else "button-no-note"), drop),),
            layout.hide_row(stored.id, texts),
        ),
        expects=place,
    )


def _answer_label(stored: StoredAudit, answer: Tap, texts: Texts) -> str:
    match answer:
        case taps.Answer(indicator=number, value=value):
            code, word = _code(stored, number, texts), formats.value_word(value, texts)
            return texts.plain("button-answer", code=code, value=word)
        case taps.Later(indicator=number):
            code, word = _code(stored, number, texts), texts.plain("value-later")
            return texts.plain("button-answer", code=code, value=word)
        case taps.ChooseOption(condition=position, option=at):
            condition = stored.sheet.checklist.condition_at(position)
            return condition.options[at - 1].label[texts.language]
    raise ValueError(answer)


def ask_if_evaluation(
    stored: StoredAudit, place: taps.AskEvaluation, typed: str, texts: Texts
) -> Screen:
    """Ask whether a text is the evaluation of the section that was hidden."""
    section = stored.sheet.checklist.section(place.section)
    keep, drop = (
        taps.SettleEvaluation(stored.id, place.section, keep=keep) for keep in (True, False)
    )
    return Screen(
        text=texts(
            "evaluation-or-not",
            text=formats.quote(typed),
            section=formats.section_name(section, texts),
        ),
        rows=(
            (Button(texts.plain("button-is-evaluation"), keep),),
            (Button(texts.plain("button-no-evaluation"), drop),),
            layout.hide_row(stored.id, texts),
        ),
        expects=place,
    )


def with_evaluation_stored(
    screen: Screen, stored: StoredAudit, section: int, texts: Texts
) -> Screen:
    name = formats.section_name(stored.sheet.checklist.section(section), texts)
    return _with_line(screen, texts("evaluation-saved-on", section=name))


def with_note_stored(screen: Screen, stored: StoredAudit, indicator: int, texts: Texts) -> Screen:
    return _with_line(screen, texts("note-stored", code=_code(stored, indicator, texts)))


def with_text_dropped(screen: Screen, typed: str, texts: Texts) -> Screen:
    return _with_line(screen, texts("text-dropped", text=formats.quote(typed)))


def with_text_cut(screen: Screen, limit: int, texts: Texts) -> Screen:
    return _with_line(screen, texts("text-cut", limit=str(limit)))


def with_reply_to_older(screen: Screen, texts: Texts) -> Screen:
    return _with_line(screen, texts("reply-to-older"))


def with_typed_answers(screen: Screen, answers: Sequence[str], texts: Texts) -> Screen:
    """`answers`: what was typed at once, one after another, each as HTML."""
    listed = Html(texts("list-separator").join(answers))
    return _with_line(screen, texts("typed-answers", answers=listed))


def with_typed_note(answer: str, stored: StoredAudit, place: taps.AskNote, texts: Texts) -> str:
    """List the note before the answer that was typed after it."""
    note = texts("typed-note", code=_code(stored, place.indicator, texts))
    return texts("list-separator").join((note, answer))


def with_attachment_not_saved(screen: Screen, kind: str, texts: Texts) -> Screen:
    """`kind`: what came with the text, such as a photo."""
    return _with_line(screen, texts("attachment-not-saved", kind=kind))


def _with_line(screen: Screen, line: str) -> Screen:
    return replace(screen, text=f"{screen.text}\n\n{line}")


def _code(stored: StoredAudit, indicator: int, texts: Texts) -> str:
    return stored.sheet.checklist.indicator(indicator).code[texts.language]
