"""Taps outside an audit: drafts, new audits and preferences."""

from dataclasses import dataclass

from bot.taps.fields import Theme
from bot.taps.tap import Tap
from checklist.definition import Kind, Language


@dataclass(frozen=True, slots=True)
class Resume(Tap, code="u"):
    audit: int


@dataclass(frozen=True, slots=True)
class Discard(Tap, code="k"):
    audit: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Drafts(Tap, code="f"):
    """The list of the person's drafts, by date."""


@dataclass(frozen=True, slots=True)
class Draft(Tap, code="fd"):
    """One draft and its actions."""

    audit: int


@dataclass(frozen=True, slots=True)
class NewAudit(Tap, code="na"):
    """Begin another audit although there are drafts."""


@dataclass(frozen=True, slots=True)
class ChooseAdvisor(Tap, code="ca"):
    """The list of advisors for a new audit; pages count from 1."""

    kind: Kind
    page: int


@dataclass(frozen=True, slots=True)
class Begin(Tap, code="b"):
    kind: Kind
    advisor: int
    dealership: int


@dataclass(frozen=True, slots=True)
class BeginUndecided(Tap, code="bu"):
    """Begin a mystery shop and name the advisor later."""


@dataclass(frozen=True, slots=True)
class PickAdvisor(Tap, code="pa"):
    """The list of advisors for a draft without an advisor."""

    audit: int
    page: int


@dataclass(frozen=True, slots=True)
class NameAdvisor(Tap, code="v"):
    audit: int
    advisor: int
    dealership: int


@dataclass(frozen=True, slots=True)
class SelfCheck(Tap, code="sc"):
    """The choice of how much to check."""


@dataclass(frozen=True, slots=True)
class BeginSection(Tap, code="bs"):
    """Begin a self-check of one section (its position)."""

    section: int


@dataclass(frozen=True, slots=True)
class BeginSectionAt(Tap, code="ba"):
    """The same at one of an advisor's dealerships."""

    dealership: int
    section: int


@dataclass(frozen=True, slots=True)
class BeginFiveMinutes(Tap, code="b5"):
    """Begin a self-check of the ten indicators that are most useful to ask."""


@dataclass(frozen=True, slots=True)
class BeginFiveMinutesAt(Tap, code="5a"):
    """The same at one of an advisor's dealerships."""

    dealership: int


@dataclass(frozen=True, slots=True)
class Home(Tap, code="hm"):
    """The first screen: what the person can do now."""


@dataclass(frozen=True, slots=True)
class SetLanguage(Tap, code="g"):
    """Use this language. None: ask which."""

    language: Language | None


@dataclass(frozen=True, slots=True)
class SetTheme(Tap, code="lk"):
    theme: Theme


@dataclass(frozen=True, slots=True)
class SetAutoHide(Tap, code="ah"):
    """Hide the chat after ten minutes without a tap, or not."""

    on: bool
