"""The first screen of a report: outcome first, and what makes each figure trustworthy beside it."""

from dataclasses import dataclass
from fractions import Fraction

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import FileFormat
from bot.texts import Html, Texts
from bot.views import layout
from checklist.access import Act
from checklist.records import Advisor
from checklist.results import (
    PERIODS,
    PROVISIONAL_BELOW,
    AdvisorResults,
    Detail,
    IndicatorHistory,
    Order,
    Period,
    Series,
)
from checklist.scoring import half_up


@dataclass(frozen=True, slots=True)
class AdvisorReport:
    """An advisor's results over a period, and what the person who sees them may do with them."""

    advisor: Advisor
    period: Period
    results: AdvisorResults
    allowed: frozenset[Act] = frozenset()


def report(shown: AdvisorReport, texts: Texts) -> Screen:
    return Screen(
        text=layout.blocks(
            _outcome(shown, texts),
            _coaching(shown, texts),
            _self_image(shown, texts),
            _small_print(shown, texts),
        ),
        rows=(*periods(shown, texts), *_ways_on(shown, texts)),
        expects=taps.ReportOf(shown.advisor.id, shown.advisor.dealership, shown.period),
    )


def _outcome(shown: AdvisorReport, texts: Texts) -> Html:
    shops = shown.results.shops
    title = texts(
        "report-title",
        name=shown.advisor.name,
        count=shops.n,
        period=formats.period(shown.period, texts),
    )
    if shops.mean is None:
        return layout.joined(title, texts(_why_no_rate(shops)))
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
        _beside_others(shown.results, texts),
        _latest(shown.results, texts),
        texts(f"trend-{shops.trend.direction}"),
    )


def _why_no_rate(shops: Series) -> str:
    if shops.n:
        return "report-single"
    return "file-nothing" if shops.visits else "report-empty"


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


def _coaching(shown: AdvisorReport, texts: Texts) -> Html:
    if shown.results.detail is Detail.SUMS:
        return Html(texts("report-aggregates"))
    coached = shown.results.coaching
    if not coached:
        return Html("")
    return layout.joined(texts("report-coaching"), (record_line(each, texts) for each in coached))


def record_line(found: IndicatorHistory, texts: Texts) -> str:
    """An indicator with its passes of its scored visits, and how often it was missed in a row."""
    return texts("report-indicator", **formats.history(found, texts))


def _self_image(shown: AdvisorReport, texts: Texts) -> Html:
    results = shown.results
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


def _small_print(shown: AdvisorReport, texts: Texts) -> Html:
    results = shown.results
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
    rule = "" if results.detail is Detail.COMPLETE else texts("report-own-rule")
    return layout.joined(coverage, observed, older, rule)


def periods(shown: AdvisorReport, texts: Texts) -> Rows:
    """The periods, the one that is shown between dots."""
    who = shown.advisor
    return (
        tuple(
            Button(
                layout.chosen(period_button(each, texts), yes=each is shown.period),
                taps.ReportOf(who.id, who.dealership, each),
            )
            for each in PERIODS
        ),
    )


def period_button(period: Period, texts: Texts) -> str:
    return texts.plain("button-period", days=int(period))


def _ways_on(shown: AdvisorReport, texts: Texts) -> Rows:
    """What the report drills down to, and what the person may do with it; empty rows vanish."""
    rows = (_drill_downs(shown, texts), _to_take_away(shown, texts), _team(shown, texts))
    return tuple(row for row in rows if row)


def _drill_downs(shown: AdvisorReport, texts: Texts) -> tuple[Button, ...]:
    place = (shown.advisor.id, shown.advisor.dealership, shown.period, 1)
    indicators = Button(texts.plain("button-indicators"), taps.ReportIndicators(*place))
    visits = Button(texts.plain("button-visits"), taps.ReportVisits(*place))
    gap = Button(texts.plain("button-gap"), taps.ReportGap(*place))
    if shown.results.detail is Detail.SUMS:
        return ()
    return (indicators, visits, gap) if Act.LIST_VISITS in shown.allowed else (indicators, gap)


def _to_take_away(shown: AdvisorReport, texts: Texts) -> tuple[Button, ...]:
    if Act.TAKE_FILE not in shown.allowed:
        return ()
    place = (shown.advisor.id, shown.advisor.dealership, shown.period)
    picture = Button(texts.plain("button-picture"), taps.ReportPicture(*place))
    return (picture, *(Button(each.name, taps.ReportFile(*place, each)) for each in FileFormat))


def _team(shown: AdvisorReport, texts: Texts) -> tuple[Button, ...]:
    if Act.SEE_TEAM not in shown.allowed:
        return ()
    return (Button(texts.plain("button-team"), taps.Team(shown.period, Order.NAME, 1)),)
