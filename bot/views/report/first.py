"""The first screen of a report: outcome first, and what makes each figure trustworthy beside it."""

from dataclasses import dataclass
from fractions import Fraction

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import FileFormat
from bot.texts import Html, Texts
from bot.views import layout
from checklist.records import Advisor
from checklist.results import PERIODS, AdvisorResults, IndicatorHistory, Order, Period
from checklist.scoring import half_up
from checklist.statistics import PROVISIONAL_BELOW


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


def _outcome(seen: Seen, texts: Texts) -> Html:
    shops = seen.results.shops
    title = texts(
        "report-title",
        name=seen.advisor.name,
        count=shops.n,
        period=formats.period(seen.period, texts),
    )
    if shops.mean is None:
        return layout.joined(title, texts("file-nothing" if shops.visits else "report-empty"))
    return layout.joined(
        title,
        texts(
            "report-rate",
            rate=formats.rate(shops.mean),
            interval=formats.interval(shops.interval, texts),
        ),
        texts("report-provisional", count=shops.n, enough=str(PROVISIONAL_BELOW))
        if shops.provisional
        else "",
        _beside_others(seen.results, texts),
        _latest(seen.results, texts),
        texts(f"trend-{shops.trend.direction}"),
    )


def _beside_others(results: AdvisorResults, texts: Texts) -> str:
    mean = results.others.mean
    if mean is None:
        return texts("report-no-others")
    return texts("report-others", rate=formats.rate(mean), verdict=results.verdict)


def _latest(results: AdvisorResults, texts: Texts) -> str:
    shops = results.shops
    if shops.latest is None or shops.previous is None or shops.change is None:
        return ""
    return texts(
        "report-latest",
        latest=formats.rate(shops.latest),
        previous=formats.rate(shops.previous),
        change=formats.points(shops.change),
    )


def _coaching(seen: Seen, texts: Texts) -> Html:
    if seen.aggregates_only:
        return Html(texts("report-aggregates"))
    coached = seen.results.coaching
    if not coached:
        return Html("")
    return layout.joined(texts("report-coaching"), (record_line(each, texts) for each in coached))


def record_line(found: IndicatorHistory, texts: Texts) -> str:
    """An indicator with its passes of its scored visits, and how often it was missed in a row."""
    return texts("report-indicator", **formats.history(found, texts))


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
                **formats.blind_spot(spot),
            )
        )
    if results.self_checks.mean is not None:
        gap = results.self_gap
        lines.append(
            texts(
                "report-self",
                rate=formats.rate(results.self_checks.mean),
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
            rate=formats.rate(score.coverage),
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
            rate=formats.rate(results.observations.mean),
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
