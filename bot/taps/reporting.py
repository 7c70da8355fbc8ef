"""Taps on a report; `advisor` is a person's id, `days` a period (0 for everything)."""

from dataclasses import dataclass

from bot.taps.tap import Tap


@dataclass(frozen=True, slots=True)
class ReportOf(Tap):
    """The first screen of an advisor's report at one dealership."""

    advisor: int
    dealership: int
    days: int


@dataclass(frozen=True, slots=True)
class ReportPicture(Tap):
    advisor: int
    dealership: int
    days: int


@dataclass(frozen=True, slots=True)
class ReportIndicators(Tap):
    """Every indicator, worst first; pages count from 1."""

    advisor: int
    dealership: int
    days: int
    page: int


@dataclass(frozen=True, slots=True)
class ReportVisits(Tap):
    """The single mystery shops, newest first; pages count from 1."""

    advisor: int
    dealership: int
    days: int
    page: int


@dataclass(frozen=True, slots=True)
class ReportGap(Tap):
    """Self-checks against mystery shops; pages count from 1."""

    advisor: int
    dealership: int
    days: int
    page: int


@dataclass(frozen=True, slots=True)
class ReportFile(Tap):
    """The report as a file; `form` counts the formats in bot.handlers.export."""

    advisor: int
    dealership: int
    days: int
    form: int


@dataclass(frozen=True, slots=True)
class AuditFile(Tap):
    """One submitted audit as a file."""

    audit: int
    form: int


@dataclass(frozen=True, slots=True)
class Team(Tap):
    """Every advisor in a row; `order` counts checklist.results.Order, pages count from 1."""

    days: int
    order: int
    page: int
