"""Texts on their way into an audit: their length, what waits, and what it is asked as."""

from bot import taps
from bot.screen import Screen
from bot.taps import Tap
from bot.turn import Turn
from bot.user_errors import UserError
from bot.views import notes as views
from bot.views.section_end import section_end

NOTE_LIMIT = 1000  # characters; the screen that asks for the text names it


def append(before: str | None, text: str) -> str:
    return "\n".join(filter(None, (before, text)))


def cut_to_limit(text: str) -> str:
    """Cut the text at the limit. Raises UserError for an empty text."""
    if not text:
        raise UserError("text-empty")
    return text[:NOTE_LIMIT]


def is_full(text: str | None) -> bool:
    """Whether the text has all that may be stored, so that it was perhaps cut."""
    return text is not None and len(text) >= NOTE_LIMIT


def mention_cut(turn: Turn, screen: Screen, text: str) -> Screen:
    if len(text) <= NOTE_LIMIT:
        return screen
    return views.with_text_cut(screen, NOTE_LIMIT, turn.texts)


def add_evaluation(turn: Turn, place: taps.WriteEvaluation | taps.SectionEnd, text: str) -> Screen:
    """Store an evaluation. At a section's end, a text is added to the evaluation so far."""
    stored = turn.draft(place.audit)
    invited = isinstance(place, taps.SectionEnd)
    before = stored.evaluations.get(place.section) if invited else None
    whole = append(before, text) if cut_to_limit(text) else text
    stored = turn.evaluate(stored, place.section, cut_to_limit(whole))
    screen = section_end(stored, place.section, turn.texts, just_stored=True)
    return mention_cut(turn, screen, whole)


def asking_place(place: taps.Hidden) -> taps.AskNote | taps.AskEvaluation:
    """Return the place that asks what a text is: of the screen that was hidden."""
    if isinstance(place, taps.HiddenAtSection):
        return taps.AskEvaluation(place.audit, place.section)
    return taps.AskNote(place.audit, place.indicator, None)


def can_hold(place: Tap | None) -> bool:
    """Whether a text that is typed at this hidden place is remembered."""
    return isinstance(place, taps.Hidden) and bool(place.indicator or _section_of(place))


def _section_of(place: taps.Hidden) -> int:
    return place.section if isinstance(place, taps.HiddenAtSection) else 0
