"""An advisor's report on paper."""

import io
from collections.abc import Sequence
from datetime import date

from bot.rendering.chart import report_picture
from bot.rendering.figures import Form, ends, figures, pass_rate, printed, worst_first
from bot.rendering.paper import Paper
from bot.texts import Texts, texts
from bot.views.layout import indicator_line, rate, section_name
from bot.views.report.first import REPEATED, period_words
from checklist.definition import Language
from checklist.results import AdvisorResults, IndicatorHistory, Period, SectionResults

_PICTURE = 135  # mm wide


def report_pages(
    results: AdvisorResults, name: str, period: Period, today: date, language: Language
) -> bytes:
    """The outcome, what to coach, the picture, sections, and the indicators weakest first."""
    words = texts(language)
    paper = Paper(name, today, words)
    paper.say(words.plain("document-report"), 18)
    paper.say(f"{name} · {period_words(period, words)}", 12)
    _outcome(paper, results)
    if results.shops.n:
        _details(paper, results, report_picture(results, name, period, language))
    paper.lines_to_sign()
    return paper.finished()


def _outcome(paper: Paper, results: AdvisorResults) -> None:
    words = paper.words
    paper.head(words.plain("sheet-summary"))
    headings = _words(words, "figure", "value", "margin", "basis")
    found = figures(results, words)
    rows = [(each.label, each.printed, each.margin, each.basis) for each in found]
    paper.rows(headings, (46, 20, 27, 87), rows, "LRRL")
    if results.coaching:
        paper.head(words.plain("document-coaching"))
        for each in results.coaching:
            paper.say(_coached(each, words))


def _coached(record: IndicatorHistory, words: Texts) -> str:
    return words.plain(
        "report-indicator",
        indicator=indicator_line(record.indicator, words),
        passed=str(record.found.passed),
        n=str(record.found.n),
        streak=record.streak if record.streak >= REPEATED else 0,
    )


def _details(paper: Paper, results: AdvisorResults, picture: bytes) -> None:
    words, language = paper.words, paper.words.language
    paper.add_page()
    paper.image(io.BytesIO(picture), x=(paper.w - _PICTURE) / 2, w=_PICTURE)
    paper.head(words.plain("sheet-sections"))
    headings = _words(words, "section", "earned", "possible", "rate", "others", "self", "gap")
    rows = [_section(each, words) for each in results.sections]
    paper.rows(headings, (56, 18, 18, 20, 24, 20, 24), rows, "LRRRRRR")
    paper.head(words.plain("document-indicators"))
    headings = _words(words, "indicator", "passed", "scored", "pass-rate", "margin", "streak")
    scored = [_indicator(each, language) for each in worst_first(results) if each.shops]
    paper.rows(headings, (92, 17, 17, 18, 20, 16), scored, "LRRRRR")


def _words(words: Texts, *columns: str) -> Sequence[str]:
    return [words.plain(f"column-{each}") for each in columns]


def _section(each: SectionResults, words: Texts) -> Sequence[str]:
    own, shops = each.self_checks.rate, each.shops.rate
    higher = None if own is None or shops is None else own - shops
    return (
        section_name(each.section, words),
        str(each.shops.earned),
        str(each.shops.possible),
        rate(shops),
        rate(each.others.rate),
        rate(own),
        printed(higher, Form.POINTS),
    )


def _indicator(record: IndicatorHistory, language: Language) -> Sequence[str]:
    indicator = record.indicator
    return (
        f"{indicator.code[language]} {indicator.text[language]}",
        str(record.found.passed),
        str(record.found.n),
        rate(pass_rate(record.shops)),
        ends(record.interval, Form.RATE),
        str(record.streak),
    )
