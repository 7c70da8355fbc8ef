"""What a report's picture and its first page show: plain values, worked out from the results."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot import formats
from bot.formats import cut, rate, short_section
from bot.rendering.visits_chart import course, height
from bot.texts import Texts
from checklist.results import AdvisorResults, Period, SectionResults
from checklist.thresholds import PROVISIONAL_BELOW

LONGEST_NAME = 60
"""Characters of a name that reach the template, which leaves out what does not fit of them.

It measures the text again for each character that it leaves out: 2000 took 14 seconds.
"""


def outline(results: AdvisorResults, name: str, period: Period, words: Texts) -> Mapping[str, Any]:
    """The values of picture.typ: a score, sections and visits. Rates to draw are 0..100."""
    shops = results.shops
    return {
        "lang": words.language,
        "name": cut(name, LONGEST_NAME),
        "rate": rate(shops.mean),
        "rate_label": words.plain("column-rate"),
        "interval": formats.interval(shops.interval, words) if shops.n else "",
        "sentence": formats.conclusion(results, words) if shops.n else "",
        "basis": words.plain(
            "chart-basis",
            count=shops.n,
            period=formats.days_between(results, words) or formats.period(period, words, results),
        ),
        "provisional": _provisional(results, words),
        "nothing": "" if shops.n else words.plain("file-nothing"),
        "sections_title": words.plain("chart-sections"),
        "sections": [_section(each, words) for each in _worst_first(results)] if shops.n else [],
        "others_label": words.plain("column-others") if results.has_others else "",
        "course": course(results, words) if shops.course else None,
    }


def _provisional(results: AdvisorResults, words: Texts) -> str:
    """That there are too few mystery shops for more than a first impression."""
    if not (results.shops.n and results.shops.provisional):
        return ""
    return words.plain("chart-provisional", enough=str(PROVISIONAL_BELOW))


def _worst_first(results: AdvisorResults) -> Sequence[SectionResults]:
    """The sections by their distance from the others, or in the form's order without others."""
    if not results.has_others:
        return results.sections
    return sorted(results.sections, key=lambda each: (each.gap is None, each.gap or 0))


def _section(each: SectionResults, words: Texts) -> Mapping[str, Any]:
    score = each.shops
    return {
        "label": short_section(each.section, words),
        "bar": height(score.rate) or 0.0,
        "others": height(each.others.rate),
        "rate": rate(score.rate),
        "points": f"{score.earned}/{score.possible}" if score.possible else "",
        "gap": "" if each.gap is None else formats.signed(each.gap, 0),
        "verdict": each.verdict,
    }
