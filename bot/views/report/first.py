"""The first screen of a report: outcome first, and what makes each figure trustworthy beside it."""

from dataclasses import dataclass
from fractions import Fraction

from bot import taps
from bot.screen import Button, Rows, Screen
from bot.taps import FileFormat
from bot.texts import Html, Texts
from bot.views import layout
from checklist.records import Advisor
from checklist.results import AdvisorResults, IndicatorHistory, Order, Period
from checklist.scoring import half_up
from checklist.statistics import PROVISIONAL_BELOW, Interval

REPEATED = 2  # misses in a row from which on they are worth a word
PERIODS = (Period.MONTH, Period.QUARTER, Period.ALL)


@dataclass(frozen=True, slots=True)
class Seen:
    """A standing as somebody sees it. `own`: by the advisor, who gets no single visit and no file.

    `aggregates_only`: too few shops are released to an advisor to show more than their sum.
    """

    advisor: Advisor
    period: Period
    results: AdvisorResults
    own: bool = False
    aggregates_only: bool = False


def report(seen: Seen, texts: Texts) -> Screen:
    return Screen(
        text=layout.blocks(
            _outcome(seen, texts),
            _coaching(seen, texts),
            _self_image(seen, texts),
            _small_print(seen, texts),
        ),
        rows=(*periods(seen, texts), *_ways_on(seen, texts)),
        expects=taps.ReportOf(seen.advisor.id, seen.advisor.dealership, seen.period),
    )


def period_words(period: Period, texts: Texts) -> str:
    return (
        texts.plain("report-all-time")
        if not period
        else texts.plain("report-days", days=str(int(period)))
    )


def _outcome(seen: Seen, texts: Texts) -> Html:
    shops = seen.results.shops
    title = texts(
        "report-title",
        name=seen.advisor.name,
        count=shops.n,
        period=period_words(seen.period, texts),
    )
    if shops.mean is None:
        return layout.joined(title, texts("file-nothing" if shops.visits else "report-empty"))
    return layout.joined(
        title,
        texts(
            "report-rate",
            rate=layout.rate(shops.mean),
            interval=interval_words(shops.interval, texts),
        ),
        texts("report-provisional", count=shops.n, enough=str(PROVISIONAL_BELOW))
        if shops.provisional
        else "",
        _beside_others(seen.results, texts),
        _latest(seen.results, texts),
        texts(f"trend-{shops.trend.direction}"),
    )


def interval_words(interval: Interval | None, texts: Texts) -> str:
    """(73.7–83.3), or that it cannot be told."""
    if interval is None:
        return texts.plain("report-no-interval")
    low, high = (half_up(Fraction(end) * 100) for end in (interval.low, interval.high))
    return f"({low}–{high})"


def _beside_others(results: AdvisorResults, texts: Texts) -> str:
    mean = results.others.mean
    if mean is None:
        return texts("report-no-others")
    found = results.difference
    if found is None or found.margin is None:
        verdict = "cannot-tell"
    elif found.within_margin:
        verdict = "within"
    else:
        verdict = "above" if found.difference > 0 else "below"
    return texts("report-others", rate=layout.rate(mean), verdict=verdict)


def _latest(results: AdvisorResults, texts: Texts) -> str:
    shops = results.shops
    if shops.latest is None or shops.previous is None or shops.change is None:
        return ""
    return texts(
        "report-latest",
        latest=layout.rate(shops.latest),
        previous=layout.rate(shops.previous),
        change=points(shops.change),
    )


def points(change: Fraction) -> str:
    """▲1.2 or ▼5.6 percentage points; = where nothing is left after rounding."""
    rounded = half_up(abs(change) * 100)
    if not rounded:
        return "="
    return f"{'▲' if change > 0 else '▼'}{rounded}"


def _coaching(seen: Seen, texts: Texts) -> Html:
    if seen.aggregates_only:
        return Html(texts("report-aggregates"))
    coached = seen.results.coaching
    if not coached:
        return Html("")
    return layout.joined(texts("report-coaching"), (record_line(each, texts) for each in coached))


def record_line(record: IndicatorHistory, texts: Texts) -> str:
    """An indicator with its passes of its scored visits, and how often it was missed in a row."""
    return texts(
        "report-indicator",
        indicator=layout.indicator_line(record.indicator, texts),
        passed=str(record.found.passed),
        n=str(record.found.n),
        streak=record.streak if record.streak >= REPEATED else 0,
    )


def _self_image(seen: Seen, texts: Texts) -> Html:
    results = seen.results
    lines: list[str] = []
    if results.blind_spots:
        spot = results.blind_spots[0]
        indicator = results.checklist.indicator(spot.shops.number)
        lines.append(
            texts(
                "report-blind-spot",
                code=indicator.code[texts.language],
                own=f"{spot.own.passed}/{spot.own.n}",
                shops=f"{spot.shops.passed}/{spot.shops.n}",
            )
        )
    if results.self_checks.mean is not None:
        gap = results.self_gap
        lines.append(
            texts(
                "report-self",
                rate=layout.rate(results.self_checks.mean),
                count=results.self_checks.n,
                gap="none"
                if gap is None or not half_up(abs(gap) * 100)
                else "higher"
                if gap > 0
                else "lower",
                points=str(half_up(abs(gap or Fraction(0)) * 100)),
            )
        )
    return layout.joined(lines)


def _small_print(seen: Seen, texts: Texts) -> Html:
    results = seen.results
    score = results.shops.score
    coverage = (
        texts(
            "report-coverage",
            rate=layout.rate(score.coverage),
            possible=str(score.possible),
            printed=str(score.printed),
        )
        if score.printed
        else ""
    )
    observed = (
        texts(
            "report-observations",
            count=results.observations.n,
            rate=layout.rate(results.observations.mean),
        )
        if results.observations.n
        else ""
    )
    older = texts("report-older", count=results.older, gone=results.gone) if results.older else ""
    return layout.joined(coverage, observed, older, texts("report-own-rule") if seen.own else "")


def periods(seen: Seen, texts: Texts) -> Rows:
    """The periods, the one that is shown between dots."""
    who = seen.advisor
    return (
        tuple(
            Button(
                layout.chosen(period_button(each, texts), yes=each is seen.period),
                taps.ReportOf(who.id, who.dealership, each),
            )
            for each in PERIODS
        ),
    )


def period_button(period: Period, texts: Texts) -> str:
    return texts.plain("button-period", days=int(period))


def _ways_on(seen: Seen, texts: Texts) -> Rows:
    who, period = seen.advisor, seen.period
    indicators = Button(
        texts.plain("button-indicators"), taps.ReportIndicators(who.id, who.dealership, period, 1)
    )
    gap = Button(texts.plain("button-gap"), taps.ReportGap(who.id, who.dealership, period, 1))
    if seen.own:
        return () if seen.aggregates_only else ((indicators, gap),)
    visits = Button(
        texts.plain("button-visits"), taps.ReportVisits(who.id, who.dealership, period, 1)
    )
    picture = Button(
        texts.plain("button-picture"), taps.ReportPicture(who.id, who.dealership, period)
    )
    files = (
        Button(each.name, taps.ReportFile(who.id, who.dealership, period, each))
        for each in FileFormat
    )
    team = Button(texts.plain("button-team"), taps.Team(period, Order.NAME, 1))
    return ((indicators, visits, gap), (picture, *files), (team,))
