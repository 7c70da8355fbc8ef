"""The steps of an audit: a question, a condition, the end of a section, or the review."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskIndicator:
    """Ask this indicator."""

    number: int


@dataclass(frozen=True, slots=True)
class AskCondition:
    """Ask the condition that comes before this indicator."""

    condition_id: str
    number: int


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Every indicator of the section is answered or put off."""

    position: int


@dataclass(frozen=True, slots=True)
class Review:
    """Every indicator of the audit is answered or put off."""


Step = AskIndicator | AskCondition | SectionEnd | Review


@dataclass(frozen=True, slots=True)
class Progress:
    """How many indicators have a value, how many there are, and how many open ones are put off."""

    done: int
    total: int
    put_off: int
