"""Workbooks for whoever wants to calculate on: an advisor's report, and a single audit.

Rates are written exactly, as fractions of 1; the cells' formats round them half up for the eye.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot import formats
from bot.formats import value_word
from bot.rendering import worksheet_columns as columns
from bot.rendering.answers_csv import POINT, AnswerRow, cells
from bot.rendering.key_figures import NumberFormat, figures
from bot.rendering.palette import OTHERS, OWN
from bot.rendering.worksheets import (
    Book,
    Cell,
    Column,
    Formed,
    add_sheet,
    open_book,
    rates_chart,
)
from bot.texts import Texts, texts
from checklist.audit import Audit
from checklist.definition import Language, Section
from checklist.results import (
    AdvisorResults,
    IndicatorHistory,
    Period,
    SectionResults,
    Visit,
    worst_first,
)
from checklist.scoring import Score, section_scores, total_score

_VISIT_RATES = columns.VISITS.index(Column("column-rate", 10, NumberFormat.RATE))


def report_workbook(
    results: AdvisorResults,
    name: str,
    period: Period,
    answers: Sequence[AnswerRow],
    today: date,
    words: Texts,
) -> bytes:
    """An advisor's report: outcome, sections, visits, indicators worst first, and all answers."""
    language = words.language
    with open_book(words, name, today) as book:
        heading = f"{name} · {formats.period(period, words)}"
        made = words.plain("file-made", day=today.isoformat())
        _summary(book, results, (heading, made, ""))
        both = ((columns.RATES, OWN), (columns.OTHERS_RATES, OTHERS))
        sections = [_section_row(each, language) for each in results.sections]
        _sections(book, columns.SECTIONS, sections, both)
        _visits(book, results)
        rows = (_indicator_row(each, language) for each in worst_first(results.indicators))
        add_sheet(book, "sheet-indicators", columns.INDICATORS, rows)
        add_sheet(
            book, "sheet-answers", columns.ANSWERS, (cells(each, language) for each in answers)
        )
    return book.contents.getvalue()


def _summary(book: Book, results: AdvisorResults, title: Sequence[str]) -> None:
    rows: list[Sequence[Cell | Formed]] = []
    for each in figures(results, book.words):
        ends = (each.interval.low, each.interval.high) if each.interval else (None, None)
        found = (Formed(value, each.form) for value in (each.value, *ends))
        rows.append((each.label, *found, each.basis))
    add_sheet(book, "sheet-summary", columns.FIGURES, rows, title)


def _sections(
    book: Book,
    layout: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    series: Sequence[tuple[int, str]],
) -> None:
    made = add_sheet(book, "sheet-sections", layout, rows)
    chart = rates_chart(book, "sheet-sections", series, (1, len(rows)), labels=(0, 1))
    made.insert_chart(len(rows) + 2, 0, chart)


def _section_row(each: SectionResults, language: Language) -> Sequence[Cell]:
    own, shops = each.self_checks.rate, each.shops.rate
    higher = None if own is None or shops is None else own - shops
    return (*_score_row(each.section, each.shops, language), each.others.rate, own, higher)


def _score_row(section: Section, score: Score, language: Language) -> tuple[Cell, ...]:
    named = (section.code[language], section.title[language], section.id)
    return (*named, *_score_cells(score))


def _score_cells(score: Score) -> tuple[Cell, ...]:
    coverage = score.coverage if score.printed else None
    return (score.earned, score.possible, score.printed, score.rate, coverage)


def _visits(book: Book, results: AdvisorResults) -> None:
    """Every whole audit in its own row, each kind by itself; the chart is of mystery shops."""
    shops = results.shops.visits
    rest = (*results.self_checks.visits, *results.observations.visits)
    rows = [_visit_row(each, book) for each in (*shops, *rest)]
    made = add_sheet(book, "sheet-visits", columns.VISITS, rows)
    if shops:
        chart = rates_chart(
            book,
            "sheet-visits",
            ((_VISIT_RATES, OWN),),
            (1, len(shops)),
            labels=(1, 1),
            kind="line",
        )
        made.insert_chart(len(rows) + 2, 0, chart)


def _visit_row(visit: Visit, book: Book) -> Sequence[Cell]:
    kind = book.words.plain(f"file-kind-{int(visit.kind)}")
    return (visit.audit, book.words.day(visit.at), kind, *_score_cells(visit.total))


def _indicator_row(record: IndicatorHistory, language: Language) -> Sequence[Cell]:
    interval, found, own = record.interval, record.found, record.claimed
    return (
        record.indicator.code[language],
        record.indicator.text[language],
        record.indicator.id,
        found.passed,
        found.n,
        record.found.rate,
        interval.low if interval else None,
        interval.high if interval else None,
        record.streak,
        own.passed,
        own.n,
        record.claimed.rate,
        record.gap,
    )


def audit_workbook(
    sheet: Audit,
    name: str,
    day: date,
    notes: Mapping[int, str],
    evaluations: Mapping[int, str],
    language: Language,
) -> bytes:
    """A single audit: outcome, sections with their evaluations, and every answer with its note."""
    words = texts(language)
    with open_book(words, name, day) as book:
        kind = words.plain(f"file-kind-{int(sheet.kind)}")
        about = (name, f"{kind} · {day}", "")
        add_sheet(book, "sheet-summary", columns.FIGURES, _outcome(sheet, words), about)
        rows = [
            (*_score_row(section, score, language), evaluations.get(section.position))
            for section, score in section_scores(sheet)
        ]
        _sections(book, columns.EVALUATED, rows, ((columns.RATES, OWN),))
        answers = (_answer_row(sheet, number, notes, words) for number in sorted(sheet.scope))
        add_sheet(book, "sheet-answers", columns.OF_ONE, answers)
    return book.contents.getvalue()


def _outcome(sheet: Audit, words: Texts) -> Iterator[Sequence[Cell | Formed]]:
    """The total with the points it rests on, and how much of the form could be judged."""
    score = total_score(sheet)
    earned, possible, printed = str(score.earned), str(score.possible), str(score.printed)
    points = words.plain("figure-points-basis", earned=earned, possible=possible)
    seen = words.plain("figure-coverage-basis", possible=possible, printed=printed)
    yield words.plain("column-rate"), score.rate, None, None, points
    yield words.plain("figure-coverage"), score.coverage, None, None, seen


def _answer_row(
    sheet: Audit, number: int, notes: Mapping[int, str], words: Texts
) -> Sequence[Cell]:
    indicator, value = sheet.checklist.indicator(number), sheet.value(number)
    return (
        sheet.checklist.section_of(number).id,
        indicator.id,
        indicator.code[words.language],
        indicator.text[words.language],
        value_word(value, words),
        None if value is None else POINT.get(value),
        words.plain("file-given") if sheet.is_given(number) else None,
        notes.get(number),
    )
