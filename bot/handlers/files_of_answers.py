"""Makes the files of a report that hold every single answer: the workbook and the CSV file.

Both functions for `run_in_process` read the database themselves. To read thousands of answers in
the bot and to hand them over, every tap had to wait.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import formats
from bot.rendering.answers_csv import AnswerRow, raw_answers
from bot.rendering.workbook import report_workbook
from bot.texts import Texts, texts
from checklist.definition import Checklist, Language
from checklist.records import Advisor, StoredAnswer
from checklist.results import AdvisorResults, Period, Versions
from storage import checklists, exports, reports
from storage.engine import Database


@dataclass(frozen=True, slots=True)
class FileRequest:
    """Whose answers a file holds, and for whom it is written. It can be pickled.

    `reader` is the person who gets it, and `newest` the id of the newest checklist version.
    Permissions were asked before.
    """

    advisor: Advisor
    reader: int
    period: Period
    now: datetime
    newest: int
    language: Language
    zone: tzinfo

    @property
    def texts(self) -> Texts:
        return texts(self.language, self.zone, self.now.astimezone(self.zone).date())


def workbook_of(url: str, request: FileRequest) -> bytes:
    def make(results: AdvisorResults, answers: list[AnswerRow]) -> bytes:
        name = formats.name(request.advisor, request.texts)
        today = request.texts.day(request.now)
        return report_workbook(results, name, request.period, answers, today, request.texts)

    return asyncio.run(_read_and_make(url, request, make))


def csv_of(url: str, request: FileRequest) -> bytes:
    def make(_results: AdvisorResults, answers: list[AnswerRow]) -> bytes:
        return raw_answers(answers, request.language)

    return asyncio.run(_read_and_make(url, request, make))


async def _read_and_make(
    url: str, request: FileRequest, make: Callable[[AdvisorResults, list[AnswerRow]], bytes]
) -> bytes:
    """Read results and answers in one transaction, so that they agree."""
    database = Database(url)
    try:
        async with database.reading() as db:
            newest = await checklists.load(db, request.newest)
            versions = Versions({request.newest: newest}, request.newest)
            results = await reports.advisor_results_of(
                db, request.advisor, request.period, request.now, versions, request.reader
            )
            answers = await _answers(db, request, versions)
    finally:
        await database.close()
    return make(results, answers)


async def _answers(
    db: AsyncConnection, request: FileRequest, versions: Versions
) -> list[AnswerRow]:
    first = await reports.since(db, request.advisor, request.period, request.now)
    stored = await exports.answers_of(db, request.advisor, first)
    return [_row(each, versions.by_id[each.version], request.texts) for each in stored]


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
