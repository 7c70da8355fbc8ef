"""The indicators of a report: the list with its filters, and one indicator's own screen."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import taps
from bot.handlers.advisor_report import load_detail
from bot.screen import Screen
from bot.turn import Turn
from bot.views.report import indicators as lists
from bot.views.report import one_indicator as views
from bot.views.report.first import AdvisorReport
from bot.views.report.one_indicator import IndicatorReport
from checklist.results import Detail, Versions, history_of, marks
from storage import one_indicator as storage


async def indicators(turn: Turn, tap: taps.ReportIndicators) -> Screen:
    return lists.indicators(await load_detail(turn, tap), lists.filtered(tap), turn.texts)


async def sections(turn: Turn, tap: taps.ReportSections) -> Screen:
    return lists.choose_section(await load_detail(turn, tap), turn.texts)


async def one_indicator(turn: Turn, tap: taps.OneIndicator) -> Screen:
    shown, db = await load_detail(turn, tap), await turn.connection()
    found = await load_indicator(db, shown, tap, turn.now, turn.versions, turn.person.id)
    return views.one_indicator(found, tap, turn.texts)


async def load_indicator(
    db: AsyncConnection,
    shown: AdvisorReport,
    tap: taps.OneIndicator,
    now: datetime,
    versions: Versions,
    reader: int,
) -> IndicatorReport:
    """Load an indicator's shops with the auditors' words, and the colleagues' passes.

    Of themselves an advisor sees neither: only the sums that the list has, too.
    """
    history = history_of(shown.results, tap.indicator)
    if shown.results.detail is Detail.RELEASED:
        return IndicatorReport(shown, history)
    found = marks(shown.results, history.indicator.id, versions)
    page = views.page_of_shops(found, tap.shops)
    return IndicatorReport(
        shown,
        history,
        marks=found,
        notes=await storage.notes_beside(db, page),
        others=await storage.passes_of_colleagues(
            db, shown.advisor, history.indicator, tap.period, now, versions, reader=reader
        ),
    )
