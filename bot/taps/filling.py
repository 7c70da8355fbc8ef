"""Taps inside an audit; `audit` is its id, `indicator` a number, `section` a position."""

from dataclasses import dataclass

from bot.taps.tap import Tap
from checklist.definition import Value


@dataclass(frozen=True, slots=True)
class Question(Tap):
    """Show an indicator.

    `last` names the step before: an indicator's number, minus a condition's position, or 0.
    """

    audit: int
    indicator: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class Answer(Tap):
    audit: int
    indicator: int
    value: Value


@dataclass(frozen=True, slots=True)
class Later(Tap):
    audit: int
    indicator: int


@dataclass(frozen=True, slots=True)
class AskCondition(Tap):
    """Show a condition's question; `condition` is its position in the checklist."""

    audit: int
    condition: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class ChooseOption(Tap):
    """Choose an option, counted from 1, of a condition."""

    audit: int
    condition: int
    option: int


@dataclass(frozen=True, slots=True)
class SectionEnd(Tap):
    audit: int
    section: int


@dataclass(frozen=True, slots=True)
class NextSection(Tap):
    """Go on after a section's end."""

    audit: int
    section: int


@dataclass(frozen=True, slots=True)
class Menu(Tap):
    """The sections with their progress; `indicator` is where one came from (0: the review)."""

    audit: int
    indicator: int


@dataclass(frozen=True, slots=True)
class SectionMenu(Tap):
    audit: int
    section: int
    indicator: int


@dataclass(frozen=True, slots=True)
class SectionLater(Tap):
    audit: int
    section: int


@dataclass(frozen=True, slots=True)
class SectionNotApplicable(Tap):
    audit: int
    section: int
    sure: int


@dataclass(frozen=True, slots=True)
class OfferAll(Tap):
    """Ask everything that is open, what was put off included, in the form's order."""

    audit: int


@dataclass(frozen=True, slots=True)
class Review(Tap):
    audit: int


@dataclass(frozen=True, slots=True)
class Submit(Tap):
    audit: int
    sure: int


@dataclass(frozen=True, slots=True)
class Summary(Tap):
    """A submitted audit's result; pages count from 1."""

    audit: int
    page: int


@dataclass(frozen=True, slots=True)
class StopHere(Tap):
    audit: int


@dataclass(frozen=True, slots=True)
class Hide(Tap):
    audit: int


@dataclass(frozen=True, slots=True)
class WriteNote(Tap):
    audit: int
    indicator: int


@dataclass(frozen=True, slots=True)
class AskNote(Tap):
    """Ask what the text is that was typed at a question; `last` as in Question."""

    audit: int
    indicator: int
    last: int


@dataclass(frozen=True, slots=True)
class KeepNote(Tap):
    """The text that was typed is a note on `noted`; then go on at `indicator`, as in Question."""

    audit: int
    noted: int
    indicator: int
    last: int


@dataclass(frozen=True, slots=True)
class DropText(Tap):
    """The text that was typed is no note; go on likewise."""

    audit: int
    indicator: int
    last: int


@dataclass(frozen=True, slots=True)
class WriteEvaluation(Tap):
    audit: int
    section: int
