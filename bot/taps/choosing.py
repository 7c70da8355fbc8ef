"""Taps outside an audit: drafts, beginnings and settings."""

from dataclasses import dataclass

from bot.taps.tap import Tap
from checklist.definition import Kind


@dataclass(frozen=True, slots=True)
class Resume(Tap):
    audit: int


@dataclass(frozen=True, slots=True)
class Discard(Tap):
    audit: int
    sure: int


@dataclass(frozen=True, slots=True)
class Drafts(Tap):
    """The list of one's drafts, by date."""


@dataclass(frozen=True, slots=True)
class Draft(Tap):
    """One draft, with what can be done to it."""

    audit: int


@dataclass(frozen=True, slots=True)
class NewAudit(Tap):
    """Begin another audit although drafts are open."""


@dataclass(frozen=True, slots=True)
class ChooseAdvisor(Tap):
    """The list of advisors for a new audit; pages count from 1."""

    kind: Kind
    page: int


@dataclass(frozen=True, slots=True)
class Begin(Tap):
    kind: Kind
    advisor: int
    dealership: int


@dataclass(frozen=True, slots=True)
class BeginUndecided(Tap):
    """Begin a mystery shop and name the advisor later."""


@dataclass(frozen=True, slots=True)
class PickAdvisor(Tap):
    """The list of advisors for a draft that names none yet."""

    audit: int
    page: int


@dataclass(frozen=True, slots=True)
class NameAdvisor(Tap):
    audit: int
    advisor: int
    dealership: int


@dataclass(frozen=True, slots=True)
class SelfCheck(Tap):
    """The choice of what to check."""


@dataclass(frozen=True, slots=True)
class BeginSection(Tap):
    """Begin a self-check of one section (its position)."""

    section: int


@dataclass(frozen=True, slots=True)
class BeginFiveMinutes(Tap):
    """Begin a self-check of the ten indicators most worth asking."""


@dataclass(frozen=True, slots=True)
class SetLanguage(Tap):
    """1: Chinese, 2: English."""

    language: int


@dataclass(frozen=True, slots=True)
class SetLook(Tap):
    """0: the kind of audit decides, 1: discreet, 2: coloured."""

    look: int
