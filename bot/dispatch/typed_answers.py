"""Typed answers: a text that is exactly the word of a button means a tap on that button.

Telegram keeps what is typed without a line and sends it later, for a day. It keeps no taps.
"""

import unicodedata
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache

from bot import taps
from bot.taps import Tap
from bot.texts import languages, texts
from bot.turn import Turn
from checklist.definition import Condition, Option, Value


class _Other(Enum):
    LATER = auto()


Meaning = Value | _Other
# By the key of a sentence that holds words, separated by "|": what they mean.
_MEANINGS: Mapping[str, Meaning] = {
    "typed-yes": Value.YES,
    "typed-no": Value.NO,
    "typed-not-applicable": Value.NOT_APPLICABLE,
    "typed-not-observed": Value.NOT_OBSERVED,
    "typed-later": _Other.LATER,
}
_AROUND = " \n\t.。!！,，、;；●✅❌\ufe0f"


def meaning_of(text: str) -> Meaning | None:
    """Return what the text means as an answer, in whatever language; None if it is no such word."""
    return _words().get(normalize(text))


def normalize(text: str) -> str:
    """Make one form of all ways to type a word: YES, Ｙｅｓ, "yes." and "✅ Yes" are one word."""
    return unicodedata.normalize("NFKC", text).casefold().strip(_AROUND)


@cache
def _words() -> Mapping[str, Meaning]:
    """If two languages have one word for two meanings, that of the language named first holds."""
    found: dict[str, Meaning] = {}
    for language in languages():
        for key, meaning in _MEANINGS.items():
            for word in texts(language).plain(key).split("|"):
                found.setdefault(normalize(word), meaning)
    return found


def tap_for(turn: Turn, place: Tap | None, text: str) -> Tap | None:
    """Return the tap that a text at this place means. None if it is no answer to what is open."""
    match place:
        case taps.Question(audit, indicator):
            return _tap_on_question(audit, indicator, text)
        case taps.AskCondition(audit, position):
            condition = turn.draft(audit).sheet.checklist.condition_at(position)
            return _tap_on_condition(audit, condition, text)
        case taps.AskNote():
            return _tap_on_note_question(turn, place, text)
        case taps.AskEvaluation(audit, section):
            meaning = meaning_of(text)
            if meaning in {Value.YES, Value.NO}:
                return taps.SettleEvaluation(audit, section, keep=meaning is Value.YES)
    return None


def _tap_on_question(audit: int, indicator: int, text: str) -> Tap | None:
    match meaning_of(text):
        case None:
            return None
        case _Other.LATER:
            return taps.Later(audit, indicator)
        case value:
            return taps.Answer(audit, indicator, value)


def _tap_on_condition(audit: int, condition: Condition, text: str) -> Tap | None:
    """Return the option with this label, or with the label Yes or No if the text means that."""
    fitting = [
        at for at, option in enumerate(condition.options, start=1) if _is_label(option, text)
    ]
    return taps.ChooseOption(audit, condition.position, fitting[0]) if len(fitting) == 1 else None


def _is_label(option: Option, text: str) -> bool:
    labels = {normalize(label) for label in option.label.values()}
    meaning = meaning_of(text)
    same_meaning = meaning is not None and meaning in map(meaning_of, labels)
    return normalize(text) in labels or same_meaning


def _tap_on_note_question(turn: Turn, place: taps.AskNote, text: str) -> Tap | None:
    """Return what a word means while "is this a note?" is open.

    Whoever has seen this question answers it. Whoever typed before it came answers the question
    of the form that they still saw, and what they typed before is the note on it.
    """
    waiting = turn.contact.typed
    if waiting is not None and tap_on_open(turn, place, waiting) is not None:
        return None  # the waiting text may itself be an answer, so it is asked about
    if _has_seen(turn, place):
        meaning = meaning_of(text)
        if meaning is Value.YES:
            return taps.KeepNote(place.audit, place.indicator, place.indicator, place.last)
        if meaning is Value.NO:
            return taps.DropText(place.audit, place.indicator, place.last)
        return None
    return tap_on_open(turn, place, text)


def tap_on_open(turn: Turn, place: taps.AskNote, text: str) -> Tap | None:
    """Return what a word means for the question, or for the condition that is due before it."""
    due = turn.draft(place.audit).sheet.condition_due(place.indicator)
    if due is not None:
        return _tap_on_condition(place.audit, due, text)
    return _tap_on_question(place.audit, place.indicator, text)


def is_word_for(turn: Turn, tap: Tap, text: str) -> bool:
    """Whether this tap is what the text means."""
    match tap:
        case taps.Answer(audit, indicator) | taps.Later(audit, indicator):
            return _tap_on_question(audit, indicator, text) == tap
        case taps.ChooseOption(audit, position):
            condition = turn.audit(audit).sheet.checklist.condition_at(position)
            return _tap_on_condition(audit, condition, text) == tap
    return False


def _has_seen(turn: Turn, place: taps.AskNote) -> bool:
    """Whether the person's message came after the bot's question.

    Ids of messages grow in a chat. The bot's question has arrived if the live message is newer
    than the text that it asks about.
    """
    live = turn.contact.live_message or 0
    asked_about = place.message if isinstance(place, taps.NoteOrNot) else 0
    return asked_about < live < turn.message
