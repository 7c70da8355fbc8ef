"""An advisor's report on paper: a first page that says it all, then the details."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot import formats
from bot.formats import indicator_line, rate, section_name
from bot.rendering.figures import NumberFormat, ends, figures, printed
from bot.rendering.outline import outline
from bot.rendering.paper import frame
from bot.rendering.typesetting import pdf
from bot.texts import Texts, texts
from checklist.definition import Language
from checklist.results import AdvisorResults, IndicatorHistory, Period, SectionResults, worst_first


def report_document(
    results: AdvisorResults, name: str, period: Period, today: date, language: Language
) -> bytes:
    """A PDF: the outcome, sections, visits and what to coach on one page; then every figure."""
    return pdf("report", report_values(results, name, period, today, texts(language)), today)


def report_values(
    results: AdvisorResults, name: str, period: Period, today: date, words: Texts
) -> Mapping[str, Any]:
    """The values of report.typ."""
    shown = outline(results, name, period, words)
    return {
        **shown,
        **frame(f"{name} · {words.plain('document-report')}", name, today, words),
        "kind": words.plain("document-report"),
        "whole_name": name,
        "remarks": _result_lines(results, words),
        "sections_alt": _spoken(shown),
        "course_alt": _spoken_course(shown),
        "coaching_title": words.plain("document-coaching"),
        "coaching": [_coached(each, words) for each in results.coaching],
        "self_image": _self_image(results, words),
        **_tables(results, words),
    }


def _result_lines(results: AdvisorResults, words: Texts) -> list[str]:
    """Under the score: how the others fared, and the coverage."""
    shops, others = results.shops, results.others.mean
    found = []
    if shops.n and others is not None:
        found.append(words.plain("report-others", rate=rate(others), verdict=results.verdict))
    if shops.score.printed:
        possible, whole = str(shops.score.possible), str(shops.score.printed)
        coverage = rate(shops.score.coverage)
        found.append(
            words.plain("report-coverage", rate=coverage, possible=possible, printed=whole)
        )
    return found


def _self_image(results: AdvisorResults, words: Texts) -> list[str]:
    if not results.blind_spots:
        return []
    spot = results.blind_spots[0]
    indicator = results.checklist.indicator(spot.shops.number)
    code = indicator_line(indicator, words)
    return [words.plain("report-blind-spot", code=code, **formats.blind_spot(spot))]


def _spoken(shown: Mapping[str, Any]) -> str:
    """The bars in words, for whoever has the document read out."""
    bars = (f"{each['label']} {each['rate']}" for each in shown["sections"])
    return "; ".join((shown["sections_title"], *bars))


def _spoken_course(shown: Mapping[str, Any]) -> str:
    course = shown["course"]
    if course is None:
        return ""
    rates = ", ".join(str(each["height"]) for each in course["points"])
    said = (course["title"], course["trend"], course["mean_words"], course["others_words"], rates)
    return "; ".join(each for each in said if each)


def _coached(record: IndicatorHistory, words: Texts) -> str:
    return words.plain("report-indicator", **formats.history(record, words))


def _tables(results: AdvisorResults, words: Texts) -> Mapping[str, Any]:
    language = words.language
    scored = [each for each in worst_first(results.indicators) if each.shops]
    return {
        "figures_title": words.plain("sheet-summary"),
        "figures_head": _words(words, "figure", "value", "margin", "basis"),
        "figures": [
            (each.label, each.printed, each.margin, each.basis) for each in figures(results, words)
        ],
        "table_title": words.plain("sheet-sections"),
        "table_head": _words(
            words, "section", "earned", "possible", "rate", "others", "self", "gap"
        ),
        "table": [_section(each, words) for each in results.sections],
        "indicators_title": words.plain("document-indicators"),
        "indicators_head": _words(
            words, "indicator", "passed", "scored", "pass-rate", "margin", "streak"
        ),
        "indicators": [_indicator(each, language) for each in scored],
    }


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
        printed(higher, NumberFormat.POINTS),
    )


def _indicator(record: IndicatorHistory, language: Language) -> Sequence[str]:
    indicator = record.indicator
    return (
        f"{indicator.code[language]} {indicator.text[language]}",
        str(record.found.passed),
        str(record.found.n),
        rate(record.found.rate),
        ends(record.interval, NumberFormat.RATE),
        str(record.streak),
    )
