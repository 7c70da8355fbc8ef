"""How a workbook is laid out: sheets of typed columns under frozen headings, and bar charts."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from bot.rendering.key_figures import NumberFormat
from bot.texts import Texts

Cell = Fraction | float | str | date | None
"""None leaves the cell empty: nothing to tell is not a zero."""

_FORMATS: Mapping[NumberFormat, dict[str, object]] = {
    NumberFormat.WORDS: {"text_wrap": True},
    NumberFormat.COUNT: {"num_format": "0"},
    NumberFormat.DAY: {"num_format": "yyyy-mm-dd", "align": "left"},
    NumberFormat.RATE: {"num_format": "0.0%"},
    NumberFormat.POINTS: {"num_format": "+0.0;-0.0;0.0"},
    NumberFormat.COEFFICIENT: {"num_format": "0.00"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` is a key of the catalogues, `width` in characters."""

    heading: str
    width: int
    form: NumberFormat = NumberFormat.WORDS


@dataclass(frozen=True, slots=True)
class Formed:
    """A cell printed in another way than the rest of its column."""

    value: Cell
    form: NumberFormat


@dataclass(frozen=True, slots=True)
class Book:
    """XlsxWriter's workbook (it has no types) with the formats of all cells."""

    workbook: Any
    words: Texts
    formats: Mapping[NumberFormat, Any]
    bold: Any
    contents: io.BytesIO = field(repr=False)


@contextmanager
def open_book(words: Texts, title: str, made: date) -> Iterator[Book]:
    """A workbook in memory; its bytes are in `contents` once the block is left."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only where a workbook is made

    contents = io.BytesIO()
    # What people wrote stays text: a note beginning with "=" is not to be calculated.
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with Workbook(contents, as_text) as workbook:
        workbook.set_properties({"title": title, "created": made})
        top = {"valign": "top"}
        formats = {form: workbook.add_format(top | look) for form, look in _FORMATS.items()}
        bold = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True})
        yield Book(workbook, words, formats, bold, contents)


def add_sheet(
    book: Book,
    key: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell | Formed]],
    title: Sequence[str] = (),
) -> Any:  # noqa: ANN401 - XlsxWriter has no types
    """A sheet: lines of title, the headings, then the rows, which filters can narrow down."""
    made = book.workbook.add_worksheet(book.words.plain(key))
    made.hide_gridlines(2)
    for at, line in enumerate(title):
        made.write_string(at, 0, line)
    head = len(title)
    for at, column in enumerate(columns):
        made.set_column(at, at, column.width)
        made.write_string(head, at, book.words.plain(column.heading), book.bold)
    last = head
    for last, row in enumerate(rows, start=head + 1):
        for at, cell in enumerate(row):
            _write(made, (last, at), cell, columns[at].form, book)
    made.freeze_panes(head + 1, 0)
    made.autofilter(head, 0, last, len(columns) - 1)
    _on_paper(made, head)
    return made


def _on_paper(made: Any, head: int) -> None:  # noqa: ANN401 - likewise
    """A4 across, as wide as the page, the headings on every page."""
    made.set_landscape()
    made.set_paper(9)
    made.fit_to_pages(1, 0)
    made.repeat_rows(head)


def _write(
    made: Any,  # noqa: ANN401 - XlsxWriter has no types
    place: tuple[int, int],
    cell: Cell | Formed,
    form: NumberFormat,
    book: Book,
) -> None:
    value, form = (cell.value, cell.form) if isinstance(cell, Formed) else (cell, form)
    if value is None:
        made.write_blank(*place, None, book.formats[form])
    elif isinstance(value, str):
        made.write_string(*place, value, book.formats[NumberFormat.WORDS])
    elif isinstance(value, date):
        made.write_datetime(*place, value, book.formats[NumberFormat.DAY])
    else:
        number = value * 100 if form is NumberFormat.POINTS else value
        made.write_number(*place, float(number), book.formats[form])


def rates_chart(
    book: Book,
    key: str,
    series: Sequence[tuple[int, str]],
    rows: tuple[int, int],
    *,
    labels: tuple[int, int],
    kind: str = "bar",
) -> Any:  # noqa: ANN401 - likewise
    """A native chart of rates, 0-100 %, over one sheet's columns.

    `series` are columns with their colours, `rows` the first and last row, `labels` the columns
    that name them, all from 0.
    """
    name, chart = book.words.plain(key), book.workbook.add_chart({"type": kind})
    first, last = rows
    for column, colour in series:
        chart.add_series(
            {
                "name": [name, first - 1, column],
                "categories": [name, first, labels[0], last, labels[1]],
                "values": [name, first, column, last, column],
                "fill": {"color": colour},
                "line": {"color": colour},
                "marker": {"type": "circle", "fill": {"color": colour}} if kind == "line" else None,
            }
        )
    _set_axes(chart, kind)
    chart.set_legend({"position": "top"})
    return chart


def _set_axes(chart: Any, kind: str) -> None:  # noqa: ANN401 - likewise
    """Set an axis of rates and an axis of names; bars lie on their side."""
    rates, names = chart.set_x_axis, chart.set_y_axis
    if kind == "line":
        rates, names = names, rates
    rates({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": kind == "line"}})
    names({"reverse": kind == "bar"})
