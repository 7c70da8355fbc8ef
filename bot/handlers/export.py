"""Makes pictures and files of a report or an audit, beside the taps and not between them.

Typst works without the interpreter's lock, so that pictures and documents are made in a thread.
Workbooks are made in a process of their own.
"""

from asyncio import to_thread

from bot import taps
from bot.handlers.advisor_report import load_report
from bot.handlers.advisors import advisor_name
from bot.handlers.pictures import is_drawable, name_file, picture_of
from bot.rendering.answers_csv import AnswerRow, raw_answers
from bot.rendering.form_pdf import audit_document
from bot.rendering.one_off_process import run_in_process
from bot.rendering.report_pdf import report_document
from bot.rendering.workbook import audit_workbook, report_workbook
from bot.screen import File, Screen
from bot.taps import AuditFileFormat, FileFormat
from bot.texts import Texts
from bot.turn import Turn
from bot.user_errors import NothingToShowError
from bot.views.export import file_alone
from bot.views.report.first import AdvisorReport
from checklist.access import Act, Subject, require
from checklist.definition import Checklist
from checklist.records import StoredAnswer
from checklist.results import days_of
from storage import exports


async def picture(turn: Turn, tap: taps.ReportPicture) -> Screen:
    shown = await load_report(turn, tap)
    if not is_drawable(shown):
        raise NothingToShowError
    return file_alone(await picture_of(turn, shown), turn.texts)


async def report_file(turn: Turn, tap: taps.ReportFile) -> Screen:
    """Make the file of a report. It holds every single answer."""
    require(turn.person, Act.TAKE_FILE, Subject(tap.dealership, tap.advisor))
    shown = await load_report(turn, tap)
    content = await _report_content(turn, shown, tap.file_format)
    ending = tap.file_format.name.lower()
    return file_alone(
        File(name_file(turn, shown.advisor.name, "report", ending), content), turn.texts
    )


async def _report_content(turn: Turn, shown: AdvisorReport, file_format: FileFormat) -> bytes:
    name, today, language = shown.advisor.name, turn.texts.day(turn.now), turn.texts.language
    if file_format is FileFormat.PDF:
        return await to_thread(report_document, shown.results, name, shown.period, today, language)
    answers = await _answers(turn, shown)
    if file_format is FileFormat.CSV:
        return await to_thread(raw_answers, answers, language)
    return await run_in_process(
        report_workbook, shown.results, name, shown.period, answers, today, language
    )


async def _answers(turn: Turn, shown: AdvisorReport) -> list[AnswerRow]:
    db = await turn.connection()
    stored = exports.answers_of(db, shown.advisor, days_of(shown.period, turn.now))
    versions = turn.versions.by_id
    return [_row(each, versions[each.version], turn.texts) async for each in stored]


def _row(stored: StoredAnswer, checklist: Checklist, texts: Texts) -> AnswerRow:
    language = texts.language
    indicator = checklist.indicator(stored.indicator)
    return AnswerRow(
        audit=stored.audit,
        day=texts.day(stored.at),
        kind=stored.kind,
        version=stored.version,
        section_id=checklist.section_of(stored.indicator).id,
        indicator_id=indicator.id,
        code=indicator.code[language],
        text=indicator.text[language],
        value=stored.value,
        given=stored.given,
        note=stored.note,
    )


async def audit_file(turn: Turn, tap: taps.AuditFile) -> Screen:
    """Make the file of one submitted audit, as the paper form or as a workbook."""
    stored = turn.audit(tap.audit)
    require(turn.person, Act.TAKE_AUDIT, stored.subject)
    name, day = (
        await advisor_name(turn, stored),
        turn.texts.day(stored.submitted_at or stored.touched_at),
    )
    written = (stored.notes, stored.evaluations)
    values = (stored.sheet, name, day, *written, turn.texts.language)
    if tap.file_format is AuditFileFormat.PDF:
        content = await to_thread(audit_document, *values)
    else:
        content = await run_in_process(audit_workbook, *values)
    return file_alone(
        File(name_file(turn, name, "audit", tap.file_format.name.lower()), content), turn.texts
    )
