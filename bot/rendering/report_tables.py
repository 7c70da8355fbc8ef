"""The details of a report on paper: every figure, section, visit and indicator in tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.formats import rate, section_name
from bot.rendering.key_figures import NumberFormat, ends, figures, format_value
from bot.texts import Texts
from checklist.results import (
    AdvisorResults,
    IndicatorHistory,
    SectionResults,
    Visit,
    worst_first,
)

SECTION_COLUMNS = ("section", "earned", "possible", "rate", "others", "self", "gap")
VISIT_COLUMNS = ("day", "kind", "earned", "possible", "rate", "coverage")
INDICATOR_COLUMNS = ("indicator", "passed", "scored", "pass-rate", "margin", "streak")


def tables(results: AdvisorResults, words: Texts) -> Mapping[str, Any]:
    """The values of the four tables of report.typ."""
    scored = [each for each in worst_first(results.indicators) if each.shops]
    return {
        "figures_title": words.plain("sheet-summary"),
        "figures_head": headings(words, "figure", "value", "margin", "basis"),
        "figures": [
            (each.label, each.printed, each.margin(words), each.basis)
            for each in figures(results, words)
        ],
        "table_title": words.plain("sheet-sections"),
        "table_head": headings(words, *SECTION_COLUMNS),
        "table": [_section_row(each, words) for each in results.sections],
        "visits_title": words.plain("document-visits"),
        "visits_head": headings(words, *VISIT_COLUMNS),
        "visits": [_visit_row(each, words) for each in _newest_first(results, words)],
        "indicators_title": words.plain("document-indicators"),
        "indicators_head": headings(words, *INDICATOR_COLUMNS),
        "indicators": [indicator_row(each, words) for each in scored],
    }


def headings(words: Texts, *columns: str) -> Sequence[str]:
    return [words.plain(f"column-{each}") for each in columns]


def _section_row(each: SectionResults, words: Texts) -> Sequence[str]:
    own, shops = each.self_checks.rate, each.shops.rate
    higher = None if own is None or shops is None else own - shops
    return (
        section_name(each.section, words),
        str(each.shops.earned),
        str(each.shops.possible),
        rate(shops),
        rate(each.others.rate),
        rate(own),
        format_value(higher, NumberFormat.POINTS),
    )


def _newest_first(results: AdvisorResults, words: Texts) -> Sequence[Visit]:
    """The whole audits of every kind by day, those of one day by submission."""
    every = (results.shops, results.self_checks, results.observations)
    found = [visit for each in every for visit in each.visits]
    return sorted(found, key=lambda visit: (words.day(visit.at), visit.submission), reverse=True)


def _visit_row(visit: Visit, words: Texts) -> Sequence[str]:
    score = visit.total
    return (
        words.day(visit.at).isoformat(),
        words.plain(f"file-kind-{int(visit.kind)}"),
        str(score.earned),
        str(score.possible),
        rate(score.rate),
        f"{score.possible}/{score.printed}",
    )


def indicator_row(record: IndicatorHistory, words: Texts) -> Sequence[str]:
    """Under INDICATOR_COLUMNS."""
    indicator = record.indicator
    return (
        f"{indicator.code[words.language]} {indicator.text[words.language]}",
        str(record.found.passed),
        str(record.found.n),
        rate(record.found.rate),
        ends(record.interval, NumberFormat.RATE, words),
        str(record.streak),
    )
