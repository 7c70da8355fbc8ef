"""The first screen of a report: each figure with what it is based on, the outcome first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    AdvisorResults,
    Detail,
    IndicatorHistory,
    Order,
    Period,
)
from checklist.scoring import half_up
from checklist.thresholds import PROVISIONAL_BELOW


@dataclass(frozen=True, slots=True)
class AdvisorReport:
    """An advisor's results over a period, and what the person who sees them may do with them.

    `reader_left_out`: the reader is an advisor there too, and is not among the others.
    """

    advisor: Advisor
    period: Period
    results: AdvisorResults
    allowed: frozenset[Act] = frozenset()
    reader_left_out: bool = False

    @property
    def has_details(self) -> bool:
        """Whether there are indicators and a comparison to look at."""
        results = self.results
        return results.detail is Detail.COMPLETE or results.released is not None


def only_own(screen: Screen, texts: Texts) -> Screen:
    """An advisor asked for somebody else: say above their own results that there is no more."""
    return replace(screen, text=layout.join_blocks(texts("report-own-only"), screen.text))


def report(shown: AdvisorReport, texts: Texts) -> Screen:
    return Screen(
        text=formats.unbroken_numbers(
            layout.join_blocks(
                _outcome(shown, texts),
                _coaching(shown, texts),
                _self_image(shown, texts),
                _small_print(shown, texts),
            )
        ),
        rows=(*periods(shown, texts), *_ways_on(shown, texts)),
    )


def _outcome(shown: AdvisorReport, texts: Texts) -> Html:
    shops = shown.results.shops
    title = texts(
        "report-title",
        name=shown.advisor.name,
        count=shops.n,
        period=formats.period(shown.period, texts, shown.results.detail),
    )
    if shops.mean is None:
        return layout.join_lines(title, texts(_why_no_rate(shown.results)))
    return layout.join_lines(
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
        formats.trend(shown.results, texts),
    )


def _why_no_rate(results: AdvisorResults) -> str:
    if results.detail is Detail.RELEASED:
        return "report-not-released"
    return "file-nothing" if results.shops.visits else "report-empty"


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
    coached = shown.results.coaching
    if not coached:
        return Html("")
    oneself = shown.results.detail is not Detail.COMPLETE
    title = texts("report-own-coaching" if oneself else "report-coaching")
    return layout.join_lines(title, (record_line(each, texts) for each in coached))


def record_line(found: IndicatorHistory, texts: Texts) -> str:
    """An indicator, its passes and scored visits, and how often it was missed in a row."""
    return texts("report-indicator", **formats.history(found, texts))


def _self_image(shown: AdvisorReport, texts: Texts) -> Html:
    return layout.join_lines(_blind_spot(shown.results, texts), _self_rate(shown.results, texts))


def _blind_spot(results: AdvisorResults, texts: Texts) -> str:
    """The blind spot that is most certain."""
    if not results.blind_spots:
        return ""
    spot = results.blind_spots[0]
    code = results.checklist.indicator(spot.shops.number).code[texts.language]
    return texts("report-blind-spot", code=code, **formats.blind_spot(spot))


def _self_rate(results: AdvisorResults, texts: Texts) -> str:
    """The rate of self-checks, and its difference from the rate of the shops."""
    if results.self_checks.mean is None:
        return ""
    gap = results.self_gap or Fraction(0)
    points = half_up(abs(gap) * 100)
    direction = "higher" if gap > 0 else "lower"
    return texts(
        "report-self",
        rate=formats.rate(results.self_checks.mean),
        count=results.self_checks.n,
        gap=direction if points else "none",
        points=str(points),
    )


def _small_print(shown: AdvisorReport, texts: Texts) -> Html:
    results = shown.results
    older = texts("report-older", count=results.older, gone=results.gone) if results.older else ""
    return layout.join_lines(
        _coverage(results, texts), _observations(results, texts), older, *_rules(shown, texts)
    )


def _rules(shown: AdvisorReport, texts: Texts) -> Iterator[str]:
    """What the results leave out because of who reads them."""
    if shown.results.detail is Detail.RELEASED:
        yield texts("report-own-rule")
    if shown.results.released is not None:
        yield texts(
            "report-released", day=texts.date(shown.results.released), days=int(shown.period)
        )
    if shown.reader_left_out:
        yield texts("report-reader-left-out")


def _coverage(results: AdvisorResults, texts: Texts) -> str:
    score = results.shops.score
    if not score.printed:
        return ""
    return texts(
        "report-coverage",
        rate=formats.rate(score.coverage),
        possible=str(score.possible),
        printed=str(score.printed),
    )


def _observations(results: AdvisorResults, texts: Texts) -> str:
    observed = results.observations
    if not observed.n:
        return ""
    return texts("report-observations", count=observed.n, rate=formats.rate(observed.mean))


def periods(shown: AdvisorReport, texts: Texts) -> Rows:
    """A button for each period. The period that is shown stands between dots."""
    who = shown.advisor
    return (
        tuple(
            Button(
                layout.mark_current(period_button(each, texts), yes=each is shown.period),
                taps.ReportOf(who.id, who.dealership, each),
            )
            for each in PERIODS
        ),
    )


def period_button(period: Period, texts: Texts) -> str:
    return texts.plain("button-period", days=int(period))


def _ways_on(shown: AdvisorReport, texts: Texts) -> Rows:
    """Buttons to the details, to files, and to the team. Empty rows are left out."""
    rows = (
        *layout.in_rows(_drill_downs(shown, texts), 3),
        _to_take_away(shown, texts),
        _team(shown, texts),
    )
    return tuple(row for row in rows if row)


def _drill_downs(shown: AdvisorReport, texts: Texts) -> tuple[Button, ...]:
    place = (shown.advisor.id, shown.advisor.dealership, shown.period, 1)
    indicators = Button(texts.plain("button-indicators"), taps.ReportIndicators(*place))
    visits = Button(texts.plain("button-visits"), taps.ReportVisits(*place))
    gap = Button(texts.plain("button-gap"), taps.ReportGap(*place))
    if not shown.has_details:
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
