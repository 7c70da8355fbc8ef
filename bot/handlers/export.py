"""Makes files of a report or an audit, beside the taps and not between them.

Typst works without the interpreter's lock, so that documents are made in a thread.
Workbooks and CSV files are made in a process of their own.
"""

from asyncio import to_thread

from bot import taps
from bot.handlers.advisor_report import load_report
from bot.handlers.advisors import advisor_name, find_advisor
from bot.handlers.files_of_answers import FileRequest, csv_of, workbook_of
from bot.handlers.named_files import name_audit, name_report
from bot.rendering.form_pdf import audit_document
from bot.rendering.one_off_process import run_in_process
from bot.rendering.report_pdf import report_document
from bot.rendering.workbook import audit_workbook
from bot.screen import File, Screen
from bot.taps import AuditFileFormat, FileFormat
from bot.turn import Turn
from bot.user_errors import UnknownAdvisorError
from bot.views.export import file_alone
from bot.views.report.first import subject
from checklist.access import Act, Subject, require
from checklist.records import Advisor


async def report_file(turn: Turn, tap: taps.ReportFile) -> Screen:
    """Make the file of a report. It holds every single answer."""
    require(turn.person, Act.TAKE_FILE, Subject(tap.dealership, tap.advisor))
    advisor = await find_advisor(turn, tap.advisor, tap.dealership)
    if advisor is None:
        raise UnknownAdvisorError(tap.advisor)
    if tap.file_format is FileFormat.PDF:
        content = await _document(turn, tap)
    else:
        content = await _file_of_answers(turn, advisor, tap)
    return file_alone(await name_report(turn, advisor, tap, content), turn.texts)


async def _document(turn: Turn, tap: taps.ReportFile) -> bytes:
    shown, today = await load_report(turn, tap), turn.texts.day(turn.now)
    return await to_thread(
        report_document,
        shown.results,
        subject(shown, turn.texts),
        shown.period,
        today,
        turn.texts,
    )


async def _file_of_answers(turn: Turn, advisor: Advisor, tap: taps.ReportFile) -> bytes:
    make = csv_of if tap.file_format is FileFormat.CSV else workbook_of
    texts, newest = turn.texts, turn.versions.newest_id
    wanted = FileRequest(
        advisor, turn.person.id, tap.period, turn.now, newest, texts.language, texts.zone
    )
    url = (await turn.connection()).engine.url.render_as_string(hide_password=False)
    return await run_in_process(make, url, wanted)


async def audit_file(turn: Turn, tap: taps.AuditFile) -> Screen:
    """Make the file of one submitted audit, as the paper form or as a workbook."""
    stored = turn.audit(tap.audit)
    require(turn.person, Act.TAKE_AUDIT, stored.subject)
    name = await advisor_name(turn, stored)
    day = turn.texts.day(stored.submitted_at or stored.touched_at)
    written = (stored.notes, stored.evaluations)
    values = (stored.sheet, name, day, *written, turn.texts.language)
    if tap.file_format is AuditFileFormat.PDF:
        content = await to_thread(audit_document, *values)
    else:
        content = await run_in_process(audit_workbook, *values)
    file = File(await name_audit(turn, stored, tap.file_format.name.lower()), content)
    return file_alone(file, turn.texts)
