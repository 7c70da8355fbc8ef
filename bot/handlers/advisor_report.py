"""Loads an advisor's report, or the team, with what the person who asks may see."""

from collections.abc import Collection

from bot import taps
from bot.handlers.advisors import advisors_for, subject_of
from bot.turn import Turn
from bot.user_errors import NothingToShowError, UnknownAdvisorError
from bot.views.report.first import AdvisorReport
from checklist.access import Act, Subject, may, require
from checklist.records import Advisor
from checklist.results import Period, TeamRow, own_team_row
from storage import reports

OfAdvisor = (
    taps.ReportOf
    | taps.ReportIndicators
    | taps.ReportSections
    | taps.ReportVisits
    | taps.ReportGap
    | taps.ReportFile
)

# What a report offers a button for.
WITH_A_REPORT = (Act.LIST_VISITS, Act.TAKE_FILE, Act.SEE_TEAM)


async def load_report(turn: Turn, tap: OfAdvisor) -> AdvisorReport:
    """Load the results of a tap's advisor: complete, or what advisors may see of themselves."""
    subject = Subject(tap.dealership, tap.advisor)
    require(turn.person, Act.SEE_REPORT, subject)
    seen = await advisors_for(turn, Act.SEE_REPORT)
    who = next((each for each in seen if subject_of(each) == subject), None)
    if who is None:
        raise UnknownAdvisorError(tap.advisor)
    db, about = await turn.connection(), (who, tap.period, turn.now, turn.versions)
    allowed = frozenset(act for act in WITH_A_REPORT if may(turn.person, act, subject))
    several = len({each.dealership for each in seen}) > 1
    if not may(turn.person, Act.SEE_FULL_REPORT, subject):
        own = await reports.own_results_of(db, *about)
        return AdvisorReport(who, tap.period, own, allowed, several=several)
    results = await reports.advisor_results_of(db, *about, reader=turn.person.id)
    audited_too = may(turn.person, Act.SELF_CHECK, Subject(tap.dealership, turn.person.id))
    return AdvisorReport(
        who, tap.period, results, allowed, reader_left_out=audited_too, several=several
    )


async def load_detail(turn: Turn, tap: OfAdvisor) -> AdvisorReport:
    """Load a report that has indicators. Raises NothingToShowError if it has none."""
    shown = await load_report(turn, tap)
    if not shown.has_details:
        raise NothingToShowError
    return shown


async def load_team(turn: Turn, advisors: Collection[Advisor], period: Period) -> list[TeamRow]:
    """Load the rows of these advisors, in any order.

    The row of the person who asks tells no more than their own report does.
    """
    db = await turn.connection()
    full = [each for each in advisors if may(turn.person, Act.SEE_FULL_REPORT, subject_of(each))]
    rows = await reports.team_of(db, full, period, turn.now)
    for each in advisors:
        if each not in full:
            own = await reports.own_results_of(db, each, period, turn.now, turn.versions)
            rows.append(own_team_row(each, own))
    return rows
