"""The figures of a report's first screen, each in one line with what makes it trustworthy."""

from bot import formats
from bot.texts import Html, Texts
from bot.views import layout
from checklist.results import AdvisorResults, Detail, Finding, finding, is_too_few
from checklist.statistics import Direction, Interval, Steadiness
from checklist.thresholds import PROVISIONAL_BELOW

CHANGES = {Finding.BETTER, Finding.WORSE, Finding.RISING, Finding.FALLING}


def figures(results: AdvisorResults, texts: Texts) -> Html:
    shops = results.shops
    if shops.mean is None:
        return layout.join_lines(texts(_why_no_rate(results)))
    return layout.join_lines(
        _rate(results, texts),
        _beside_others(results, texts),
        _change(results, texts),
        _trend(results, texts),
        _latest(results, texts),
        _steadiness(results, texts),
    )


def _rate(results: AdvisorResults, texts: Texts) -> str:
    """The rate with its interval, or how few shops it is of."""
    shops = results.shops
    return texts(
        "report-rate",
        rate=formats.rate(shops.mean),
        interval="" if is_too_few(shops.n) else formats.interval(shops.interval, texts),
        count=shops.n,
        days=formats.days_between(results, texts) or "none",
        standing="few" if is_too_few(shops.n) else "provisional" if shops.provisional else "sound",
        enough=str(PROVISIONAL_BELOW),
    )


def _why_no_rate(results: AdvisorResults) -> str:
    if results.detail is Detail.RELEASED:
        return "report-not-released"
    return "file-nothing" if results.shops.visits else "report-empty"


def _beside_others(results: AdvisorResults, texts: Texts) -> str:
    found = results.comparison
    if found.others is None:
        return texts("report-no-others")
    return texts("report-others", **formats.beside_others(results))


def _change(results: AdvisorResults, texts: Texts) -> str:
    found = results.change
    if found is None:
        return ""
    return texts("report-change", **formats.change(found, texts))


def _trend(results: AdvisorResults, texts: Texts) -> str:
    """That the rates rise or fall. That no trend is visible is no news."""
    moves = results.shops.trend.direction in {Direction.RISING, Direction.FALLING}
    return formats.trend(results, texts) if moves else ""


def _latest(results: AdvisorResults, texts: Texts) -> str:
    shops = results.shops
    if shops.latest is None or shops.usual is None:
        return ""
    low, high = shops.usual
    usual = Interval(max(0.0, float(low)), min(1.0, float(high)))
    return texts(
        "report-latest",
        latest=formats.rate(shops.latest),
        usual="no" if shops.is_unusual else "yes",
        interval=formats.interval(usual, texts),
    )


def _steadiness(results: AdvisorResults, texts: Texts) -> str:
    found = results.shops.spread
    if finding(results) in CHANGES:
        return ""  # who has changed swings, too
    if found.steadiness not in {Steadiness.STEADY, Steadiness.SWINGING}:
        return ""
    if found.lowest is None or found.highest is None:
        return ""
    return texts(
        "report-spread",
        steadiness=found.steadiness,
        low=formats.rate(found.lowest),
        high=formats.rate(found.highest),
    )


def coverage(results: AdvisorResults, texts: Texts) -> str:
    score = results.shops.score
    if not score.printed:
        return ""
    return texts(
        "report-coverage",
        rate=formats.rate(score.coverage),
        possible=str(score.possible),
        printed=str(score.printed),
    )


def observations(results: AdvisorResults, texts: Texts) -> str:
    observed = results.observations
    if not observed.n:
        return ""
    return texts("report-observations", count=observed.n, rate=formats.rate(observed.mean))
