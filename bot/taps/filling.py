"""Taps inside an audit. `audit` is its id, `indicator` a number, `section` a position."""

from dataclasses import dataclass

from bot.taps.fields import Last
from bot.taps.tap import Tap
from checklist.definition import Value


@dataclass(frozen=True, slots=True)
class Question(Tap, code="q"):
    """Show an indicator. The screen confirms `last`, the step before."""

    audit: int
    indicator: int
    last: Last = None


@dataclass(frozen=True, slots=True)
class Answer(Tap, code="a"):
    audit: int
    indicator: int
    value: Value


@dataclass(frozen=True, slots=True)
class Later(Tap, code="l"):
    audit: int
    indicator: int


@dataclass(frozen=True, slots=True)
class AskCondition(Tap, code="c"):
    """Show a condition's question; `condition` is its position in the checklist."""

    audit: int
    condition: int
    last: Last = None


@dataclass(frozen=True, slots=True)
class ChooseOption(Tap, code="d"):
    """Choose an option, counted from 1, of a condition."""

    audit: int
    condition: int
    option: int


@dataclass(frozen=True, slots=True)
class SectionEnd(Tap, code="e"):
    audit: int
    section: int


@dataclass(frozen=True, slots=True)
class NextSection(Tap, code="n"):
    """Go on after a section's end."""

    audit: int
    section: int


@dataclass(frozen=True, slots=True)
class Menu(Tap, code="m"):
    """The sections with their progress. `indicator` is the target of "back" (0: the review)."""

    audit: int
    indicator: int


@dataclass(frozen=True, slots=True)
class SectionMenu(Tap, code="s"):
    audit: int
    section: int
    indicator: int


@dataclass(frozen=True, slots=True)
class SectionLater(Tap, code="sl"):
    audit: int
    section: int


@dataclass(frozen=True, slots=True)
class SectionNotApplicable(Tap, code="sn"):
    audit: int
    section: int
    sure: bool


@dataclass(frozen=True, slots=True)
class OfferAll(Tap, code="o"):
    """Ask every open indicator in the form's order, also those that were put off."""

    audit: int


@dataclass(frozen=True, slots=True)
class Review(Tap, code="r"):
    audit: int


@dataclass(frozen=True, slots=True)
class Submit(Tap, code="y"):
    audit: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Summary(Tap, code="z"):
    """The result of a submitted audit. Pages count from 1."""

    audit: int
    page: int


@dataclass(frozen=True, slots=True)
class StopHere(Tap, code="x"):
    audit: int


@dataclass(frozen=True, slots=True)
class Hide(Tap, code="h"):
    audit: int


@dataclass(frozen=True, slots=True)
class Hidden(Tap, code="hd"):
    """The place of a hidden chat. 0: there is no audit, or no indicator in hand."""

    audit: int
    indicator: int


@dataclass(frozen=True, slots=True)
class HiddenAtSection(Hidden, code="hs"):
    """The same, hidden at a section's end or while its evaluation was written."""

    section: int


@dataclass(frozen=True, slots=True)
class AskEvaluation(Tap, code="ae"):
    """Ask whether a text that was typed into a hidden chat is the section's evaluation."""

    audit: int
    section: int


@dataclass(frozen=True, slots=True)
class SettleEvaluation(Tap, code="ke"):
    """Store the typed text as the section's evaluation, or forget it."""

    audit: int
    section: int
    keep: bool


@dataclass(frozen=True, slots=True)
class WriteNote(Tap, code="w"):
    audit: int
    indicator: int


@dataclass(frozen=True, slots=True)
class AskNote(Tap, code="an"):
    """Ask what a text is that was typed at a question. `last` is as in Question.

    Former versions stored it as a place; today it is NoteOrNot.
    """

    audit: int
    indicator: int
    last: Last


@dataclass(frozen=True, slots=True)
class NoteOrNot(AskNote, code="no"):
    """The same. `message` is the id of the person's message that has the text."""

    message: int


@dataclass(frozen=True, slots=True)
class KeepNote(Tap, code="kn"):
    """Store the typed text as a note on `noted`, then show `indicator` as in Question."""

    audit: int
    noted: int
    indicator: int
    last: Last


@dataclass(frozen=True, slots=True)
class DropText(Tap, code="dt"):
    """Forget the typed text, then show `indicator` as in Question."""

    audit: int
    indicator: int
    last: Last


@dataclass(frozen=True, slots=True)
class WriteEvaluation(Tap, code="we"):
    audit: int
    section: int
