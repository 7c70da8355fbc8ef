"""All answers, one row each: what analysts get as a table, and as a CSV file of their own."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.formats import value_word
from bot.texts import texts
from checklist.definition import Kind, Language, Value

COLUMNS = (
    "column-audit",
    "column-day",
    "column-kind",
    "column-version",
    "column-section-id",
    "column-indicator-id",
    "column-code",
    "column-indicator",
    "column-answer",
    "column-point",
    "column-given",
    "column-note",
)
"""The keys of the headings, in the order of `cells`."""

POINT = {Value.YES: 1, Value.NO: 0}
"""What an answer earns; the others earn nothing of nothing."""

# What spreadsheets take for the beginning of a formula, full-width forms included.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer of one submitted audit.

    `version` is the checklist version's id; the ids are stable from one version to the next, `code`
    and `text` are as the form of that version has them in the reader's language. `given`: a
    condition answered on the auditor's behalf.
    """

    audit: int
    day: date
    kind: Kind
    version: int
    section_id: str
    indicator_id: str
    code: str
    text: str
    value: Value
    given: bool
    note: str


def cells(row: AnswerRow, language: Language) -> tuple[int | str | date | None, ...]:
    """A row under `COLUMNS`; the point is 1 for yes, 0 for no and None for neither."""
    words = texts(language)
    return (
        row.audit,
        row.day,
        words.plain(f"file-kind-{int(row.kind)}"),
        row.version,
        row.section_id,
        row.indicator_id,
        row.code,
        row.text,
        value_word(row.value, words),
        POINT.get(row.value),
        words.plain("file-given") if row.given else "",
        row.note,
    )


def raw_answers(answers: Sequence[AnswerRow], language: Language) -> bytes:
    """A CSV file: UTF-8 with a byte order mark, CRLF, days as 2026-11-23.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(texts(language).plain(column) for column in COLUMNS)
    for row in answers:
        table.writerow(_defuse(cell) for cell in cells(row, language))
    return written.getvalue().encode("utf-8-sig")


def _defuse(cell: int | str | date | None) -> int | str | date | None:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
