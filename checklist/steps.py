"""Where an audit can stand: at a question, a condition, a section's end or the review."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskIndicator:
    """Put the question of this indicator."""

    number: int


@dataclass(frozen=True, slots=True)
class AskCondition:
    """Put the condition that stands before this indicator."""

    condition_id: str
    number: int


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Nothing of this section is left to offer; some of it may be put off."""

    position: int


@dataclass(frozen=True, slots=True)
class Review:
    """Nothing at all is left to offer; some of it may be put off."""


Step = AskIndicator | AskCondition | SectionEnd | Review


@dataclass(frozen=True, slots=True)
class Progress:
    """How many indicators have a value, of how many, and how many of the others are put off."""

    done: int
    total: int
    put_off: int
