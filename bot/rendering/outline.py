"""What a report's picture and its first page show: plain values, worked out from the results."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from bot import formats
from bot.formats import cut, rate, short_section
from bot.texts import Texts
from checklist.results import PROVISIONAL_BELOW, AdvisorResults, Period, SectionResults, Visit
from checklist.scoring import half_up, percent

LONGEST_NAME = 14
SINGLY = 8  # visits whose rates fit beside each other as numbers
MOST_VISITS = 40  # more points than this are a cloud on a phone
_DAYS_NAMED = 4


def outline(results: AdvisorResults, name: str, period: Period, words: Texts) -> Mapping[str, Any]:
    """The values of picture.typ: a score, sections and visits. Rates to draw are 0..100."""
    shops = results.shops
    mean = rate(shops.mean)
    return {
        "lang": words.language,
        "name": cut(name, LONGEST_NAME),
        "rate": mean,
        "rate_label": words.plain("column-rate"),
        "interval": formats.interval(shops.interval, words) if shops.n else "",
        "title": words.plain("chart-title", name=name, rate=mean),
        "basis": _basis(results, period, words),
        "nothing": "" if shops.n else words.plain("file-nothing"),
        "sections_title": words.plain("chart-sections"),
        "sections": [_section(each, words) for each in results.sections] if shops.n else [],
        "others_label": words.plain("column-others") if results.others.score.possible else "",
        "course": _course(results, words) if shops.n and shops.visits else None,
    }


def _basis(results: AdvisorResults, period: Period, words: Texts) -> str:
    """How many mystery shops of which time, and whether that is enough."""
    return words.plain(
        "chart-basis",
        count=results.shops.n,
        period=formats.period(period, words),
        provisional="yes" if results.shops.n and results.shops.provisional else "no",
        enough=str(PROVISIONAL_BELOW),
    )


def _section(each: SectionResults, words: Texts) -> Mapping[str, Any]:
    score = each.shops
    return {
        "label": short_section(each.section, words),
        "bar": height(score.rate) or 0.0,
        "others": height(each.others.rate),
        "rate": rate(score.rate),
        "points": f"{score.earned}/{score.possible}" if score.possible else "",
    }


def _course(results: AdvisorResults, words: Texts) -> Mapping[str, Any]:
    """Each mystery shop's rate in order, with the mean, its interval and the others' mean."""
    shops, others = results.shops, results.others.mean
    scored = [each for each in shops.visits if each.total.rate is not None][-MOST_VISITS:]
    rates = [each.total.rate or Fraction(0) for each in scored]
    whole = len(scored) == shops.n
    title = (
        words.plain("chart-course")
        if whole
        else words.plain("chart-latest-visits", count=str(len(scored)))
    )
    margin = formats.interval(shops.interval, words)
    band = shops.interval
    return {
        "title": title,
        "trend": words.plain(f"trend-{shops.trend.direction}"),
        "points": _points(rates, shops.mean or Fraction(0)),
        "days": _days(scored, words),
        "mean": height(shops.mean),
        "mean_words": words.plain("chart-mean", rate=rate(shops.mean), interval=margin),
        "low": None if band is None else max(0.0, band.low * 100),
        "high": None if band is None else min(100.0, band.high * 100),
        "others": height(others),
        "others_words": "" if others is None else words.plain("chart-others", rate=rate(others)),
    }


def _points(rates: Sequence[Fraction], mean: Fraction) -> list[Mapping[str, Any]]:
    """Every rate, with its number where it fits: else the latest and the extremes have one."""
    numbered = {len(rates) - 1, rates.index(min(rates)), rates.index(max(rates))}
    return [
        {
            "height": height(each),
            "number": str(percent(each)) if len(rates) <= SINGLY or place in numbered else "",
            "above": each >= mean,  # the number stands away from the mean's line
        }
        for place, each in enumerate(rates)
    ]


def _days(scored: Sequence[Visit], words: Texts) -> list[Mapping[str, Any]]:
    """A few of the visits' days, the first and the last among them."""
    last = len(scored) - 1
    named = sorted({last * each // (_DAYS_NAMED - 1) for each in range(_DAYS_NAMED)})
    one_year = scored[0].at.year == scored[last].at.year
    return [
        {"at": at, "day": words.date(scored[at].at) if one_year else f"{scored[at].at:%Y-%m}"}
        for at in named
    ]


def height(value: Fraction | None) -> float | None:
    """0..100, exact to a tenth, as it is printed."""
    return None if value is None else float(half_up(value * 100))
