"""Taps on a report. `advisor` is a person's id. Pages count from 1."""

from dataclasses import dataclass

from bot.taps.fields import AuditFileFormat, FileFormat
from bot.taps.tap import Tap
from checklist.results import Order, Period


@dataclass(frozen=True, slots=True)
class ReportOf(Tap, code="p"):
    """The first screen of an advisor's report at one dealership."""

    advisor: int
    dealership: int
    period: Period


@dataclass(frozen=True, slots=True)
class OwnReport(Tap, code="po"):
    """The first screen of one's own report. With several dealerships, a choice of one."""


@dataclass(frozen=True, slots=True)
class ReportPicture(Tap, code="pp"):
    advisor: int
    dealership: int
    period: Period


@dataclass(frozen=True, slots=True)
class ReportIndicators(Tap, code="pi"):
    """All indicators, the worst first."""

    advisor: int
    dealership: int
    period: Period
    page: int


@dataclass(frozen=True, slots=True)
class ReportVisits(Tap, code="pv"):
    """The single mystery shops, the newest first."""

    advisor: int
    dealership: int
    period: Period
    page: int


@dataclass(frozen=True, slots=True)
class ReportGap(Tap, code="pg"):
    """Self-checks compared with mystery shops."""

    advisor: int
    dealership: int
    period: Period
    page: int


@dataclass(frozen=True, slots=True)
class ReportFile(Tap, code="pf"):
    """The report as a file."""

    advisor: int
    dealership: int
    period: Period
    file_format: FileFormat


@dataclass(frozen=True, slots=True)
class AuditFile(Tap, code="af"):
    """One submitted audit as a file."""

    audit: int
    file_format: AuditFileFormat


@dataclass(frozen=True, slots=True)
class Team(Tap, code="t"):
    """The team: one row for each advisor."""

    period: Period
    order: Order
    page: int
