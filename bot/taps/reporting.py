"""Taps on a report. `advisor` is a person's id. Pages count from 1."""

from dataclasses import dataclass

from bot.taps.fields import AuditFileFormat, FileFormat, Only
from bot.taps.tap import Tap
from checklist.definition import Kind
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
class ReportIndicators(Tap, code="pi"):
    """All indicators, the worst first."""

    advisor: int
    dealership: int
    period: Period
    page: int


@dataclass(frozen=True, slots=True)
class SomeIndicators(ReportIndicators, code="px"):
    """Those of one section (a position; 0: of all sections), or those that are weak."""

    only: Only
    section: int


@dataclass(frozen=True, slots=True)
class OneIndicator(SomeIndicators, code="pn"):
    """One indicator with its history, opened from this list. `shops`: the page of its shops."""

    indicator: int
    shops: int


@dataclass(frozen=True, slots=True)
class ReportSections(Tap, code="ps"):
    """Choose a section, to list its indicators only."""

    advisor: int
    dealership: int
    period: Period


@dataclass(frozen=True, slots=True)
class ReportVisits(Tap, code="pv"):
    """The single mystery shops, the newest first."""

    advisor: int
    dealership: int
    period: Period
    page: int


@dataclass(frozen=True, slots=True)
class VisitsOfKind(ReportVisits, code="pk"):
    """The single audits of one kind, the newest first."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class OneVisit(Tap, code="pw"):
    """One submitted audit beside the one before, opened from this page of the list."""

    audit: int
    period: Period
    page: int


@dataclass(frozen=True, slots=True)
class WholeVisit(OneVisit, code="pz"):
    """Everything in it, and the way back. `part` is the page of it."""

    part: int


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
class SideBySide(Tap, code="pc"):
    """Two advisors and how far they are apart. `other` is a person's id, too."""

    advisor: int
    dealership: int
    other: int
    other_dealership: int
    period: Period


@dataclass(frozen=True, slots=True)
class TeamOf(Tap, code="td"):
    """The team of one dealership: one row for each advisor."""

    dealership: int
    period: Period
    order: Order
    page: int


@dataclass(frozen=True, slots=True)
class Team(Tap, code="t"):
    """The team of the person's dealership. With several dealerships, a choice of one."""

    period: Period
    order: Order
    page: int
