"""An advisor's report on paper: a first page that says it all, then the details."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from bot import formats
from bot.formats import indicator_line, rate
from bot.rendering.overview import outline
from bot.rendering.page_frame import frame
from bot.rendering.report_tables import INDICATOR_COLUMNS, headings, indicator_row, tables
from bot.rendering.typesetting import pdf
from bot.texts import Texts
from checklist.results import AdvisorResults, IndicatorHistory, Period
from checklist.results.visits import Series
from checklist.thresholds import COACHED

Fact = Mapping[str, str]
"""A figure with its label above and a note below it."""


def report_document(
    results: AdvisorResults, name: str, period: Period, today: date, words: Texts
) -> bytes:
    """A PDF: the outcome, sections, visits and what to coach on one page; then every figure."""
    return pdf("report", report_values(results, name, period, today, words), today)


def report_values(
    results: AdvisorResults, name: str, period: Period, today: date, words: Texts
) -> Mapping[str, Any]:
    """The values of report.typ."""
    shown = outline(results, name, period, words)
    return {
        **shown,
        **frame(f"{name} · {words.plain('document-report')}", name, today, words),
        "kind": words.plain("document-report"),
        "facts": _facts(results, words) if results.shops.n else [],
        "sections_alt": _describe(shown),
        "course_alt": _describe_visits(shown),
        "coaching_title": words.plain(f"document-{'weak' if results.weak.clear else 'watch'}"),
        "coaching_head": headings(words, *INDICATOR_COLUMNS),
        "coaching": [
            _coaching_rows(each, words)
            for each in results.weak.clear[:COACHED] or results.weak.watch
        ],
        "self_image": _self_image(results, words),
        **tables(results, words),
    }


def _facts(results: AdvisorResults, words: Texts) -> list[Fact]:
    """Beside the score: the others, the latest visit, the self-image and the coverage."""
    shops, mean, own = results.shops, results.comparison.others, results.self_checks
    found = []
    if mean is not None:
        found.append(_fact("column-others", mean, _against_the_others(results, words), words))
    if shops.latest is not None:
        found.append(_fact("figure-latest", shops.latest, _latest(shops, words), words))
    if own.mean is not None:
        found.append(_fact("figure-self", own.mean, _self_gap(results, words), words))
    score = shops.score
    if not score.printed:
        return found
    of = words.plain("fact-coverage", possible=str(score.possible), printed=str(score.printed))
    return [*found, _fact("figure-coverage", score.coverage, of, words)]


def _fact(label: str, value: Fraction | None, note: str, words: Texts) -> Fact:
    return {"label": words.plain(label), "value": rate(value), "note": note}


def _against_the_others(results: AdvisorResults, words: Texts) -> str:
    return words.plain("fact-others", **formats.beside_others(results))


def _latest(shops: Series, words: Texts) -> str:
    if shops.usual is None:
        return ""
    return words.plain("fact-latest", unusual="yes" if shops.is_unusual else "no")


def _self_gap(results: AdvisorResults, words: Texts) -> str:
    return words.plain("fact-self", **formats.self_gap(results.self_gap, words))


def _self_image(results: AdvisorResults, words: Texts) -> list[str]:
    if not results.blind_spots:
        return []
    spot = results.blind_spots[0]
    indicator = results.checklist.indicator(spot.shops.number)
    code = indicator_line(indicator, words)
    return [words.plain("report-blind-spot", code=code, **formats.blind_spot(spot))]


def _describe(shown: Mapping[str, Any]) -> str:
    """The bars in words, for whoever has the document read out."""
    bars = (f"{each['label']} {each['rate']}" for each in shown["sections"])
    return "; ".join((shown["sections_title"], *bars))


def _describe_visits(shown: Mapping[str, Any]) -> str:
    course = shown["course"]
    if course is None:
        return ""
    rates = ", ".join(str(each["height"]) for each in course["points"])
    said = (course["title"], course["trend"], course["others_words"], rates)
    return "; ".join(each for each in said if each)


def _coaching_rows(record: IndicatorHistory, words: Texts) -> Mapping[str, Any]:
    _, *numbers = indicator_row(record, words)
    return {
        "name": indicator_line(record.indicator, words),
        "text": record.indicator.text[words.language],
        "numbers": numbers,
    }
