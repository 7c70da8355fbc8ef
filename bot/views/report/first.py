"""The first screen of a report: each figure with what it is based on, the outcome first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import FileFormat
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.report.caption import Part, Rank, fit, parts
from bot.views.report.figures import figures, observations
from bot.views.report.weak_ones import weak_ones
from checklist.access import Act
from checklist.definition import Kind
from checklist.records import Advisor
from checklist.results import (
    OF_DAYS,
    PERIODS,
    AdvisorResults,
    Detail,
    IndicatorHistory,
    Order,
    Period,
    is_too_few,
)
from checklist.thresholds import COACHED

LONGEST_NAME = 60  # characters; a caption has no room for more


@dataclass(frozen=True, slots=True)
class AdvisorReport:
    """An advisor's results over a period, and what the person who sees them may do with them.

    `reader_left_out`: the reader is an advisor there too, and is not among the others.
    `several`: the reader sees advisors of more than one dealership.
    """

    advisor: Advisor
    period: Period
    results: AdvisorResults
    allowed: frozenset[Act] = frozenset()
    reader_left_out: bool = False
    several: bool = False

    @property
    def has_details(self) -> bool:
        """Whether there are indicators and a comparison to look at."""
        results = self.results
        return results.detail is Detail.COMPLETE or results.released is not None


def subject(shown: AdvisorReport, texts: Texts) -> str:
    """The advisor's name, with the dealership for whoever sees more than one."""
    own = formats.name(shown.advisor, texts)
    return f"{own} · {shown.advisor.dealership_name}" if shown.several else own


def only_own(screen: Screen, texts: Texts) -> Screen:
    """An advisor asked for somebody else: say above their own dealerships that there is no more."""
    return replace(screen, text=layout.join_blocks(texts("report-own-only"), screen.text))


def report(shown: AdvisorReport, texts: Texts, *, other_asked: bool = False) -> Screen:
    """The text is a picture's caption. `other_asked`: say that there is no other's report."""
    return Screen(
        text=fit(
            (
                (Part(texts("report-own-only") if other_asked else ""),),
                (Part(headline(shown, texts)),),
                parts(figures(shown.results, texts), Rank.FIGURES, first=Rank.ALWAYS),
                (Part(_clearly_weak(shown, texts)), Part(_watch(shown, texts), Rank.WATCH)),
                parts(_self_image(shown, texts), Rank.FIGURES),
                parts(_small_print(shown, texts), Rank.SMALL_PRINT),
            )
        ),
        rows=_rows(shown, texts),
    )


def headline(shown: AdvisorReport, texts: Texts) -> str:
    """One sentence: the rate, whether anything changed, and what to do first."""
    results = shown.results
    name = formats.cut(subject(shown, texts), LONGEST_NAME)
    period = formats.period(shown.period, texts, results)
    if not results.shops.n:
        return texts("report-headline-nothing", name=name, period=period)
    return texts(
        "report-headline",
        name=name,
        period=period,
        rate=formats.rate(results.shops.mean),
        finding=formats.conclusion(results, texts),
    )


def _clearly_weak(shown: AdvisorReport, texts: Texts) -> Html:
    results = shown.results
    if is_too_few(results.shops.n):
        return Html("")
    clear = results.weak.clear
    oneself = "yes" if results.detail is Detail.RELEASED else "no"
    title = texts("report-weak", own=oneself) if clear else texts("report-no-weakness")
    return layout.join_lines(
        title,
        (record_line(each, texts) for each in clear[:COACHED]),
        texts("report-more-weak", count=len(clear) - COACHED) if len(clear) > COACHED else "",
    )


def _watch(shown: AdvisorReport, texts: Texts) -> Html:
    """What may become weak."""
    results = shown.results
    if is_too_few(results.shops.n) or not results.weak.watch:
        return Html("")
    return layout.join_lines(
        texts("report-watch"), (record_line(each, texts) for each in results.weak.watch)
    )


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
    """The rate of self-checks, and how far they are from the shops on what both have scored."""
    if results.self_checks.mean is None:
        return ""
    return texts(
        "report-self",
        rate=formats.rate(results.self_checks.mean),
        count=results.self_checks.n,
        **formats.self_gap(results.self_gap, texts),
    )


def _small_print(shown: AdvisorReport, texts: Texts) -> Html:
    results = shown.results
    older = texts("report-older", count=results.older, gone=results.gone) if results.older else ""
    released = results.detail is Detail.RELEASED
    return layout.join_lines(
        observations(results, texts) if released else "", older, *_rules(shown, texts)
    )


def _rules(shown: AdvisorReport, texts: Texts) -> Iterator[str]:
    """What the results leave out because of who reads them."""
    if shown.results.detail is Detail.RELEASED:
        yield texts("report-own-rule")
    if shown.results.released is not None:
        yield texts(
            "report-released",
            day=texts.date(shown.results.released),
            days=int(shown.period) if shown.period in OF_DAYS else 0,
        )
    if shown.reader_left_out:
        yield texts("report-reader-left-out")


def periods(shown: AdvisorReport, texts: Texts) -> Rows:
    """A button for each period. The period that is shown stands between dots."""
    who = shown.advisor
    buttons = [
        Button(
            layout.mark_current(period_button(each, texts), yes=each is shown.period),
            taps.ReportOf(who.id, who.dealership, each),
        )
        for each in PERIODS
    ]
    return layout.in_rows(buttons, 4)


def back(shown: AdvisorReport, texts: Texts) -> Button:
    who = shown.advisor
    there = taps.ReportOf(who.id, who.dealership, shown.period)
    return Button(texts.plain("button-back-to-report"), there)


def period_button(period: Period, texts: Texts) -> str:
    return texts.plain("button-period", days=int(period))


def _rows(shown: AdvisorReport, texts: Texts) -> Rows:
    """Buttons to weak indicators, periods, details, files and the team, without empty rows."""
    rows = (
        *weak_ones(shown.advisor, shown.period, shown.results, texts),
        *periods(shown, texts),
        *layout.in_rows(_drill_downs(shown, texts), 3),
        *layout.in_rows((*_to_take_away(shown), *_team(shown, texts)), 4),
    )
    return tuple(row for row in rows if row)


def _drill_downs(shown: AdvisorReport, texts: Texts) -> tuple[Button, ...]:
    place = (shown.advisor.id, shown.advisor.dealership, shown.period, 1)
    indicators = Button(texts.plain("button-indicators"), taps.ReportIndicators(*place))
    visits = Button(texts.plain("button-visits"), taps.ReportVisits(*place))
    gap = Button(texts.plain("button-gap"), taps.ReportGap(*place))
    checks = Button(texts.plain("button-own-checks"), taps.VisitsOfKind(*place, Kind.SELF_CHECK))
    if Act.LIST_VISITS in shown.allowed:
        return (indicators, visits, gap) if shown.has_details else ()
    own = (checks,) if shown.results.checks else ()
    return (indicators, gap, *own) if shown.has_details else own


def _to_take_away(shown: AdvisorReport) -> tuple[Button, ...]:
    if Act.TAKE_FILE not in shown.allowed:
        return ()
    place = (shown.advisor.id, shown.advisor.dealership, shown.period)
    return tuple(Button(each.name, taps.ReportFile(*place, each)) for each in FileFormat)


def _team(shown: AdvisorReport, texts: Texts) -> tuple[Button, ...]:
    if Act.SEE_TEAM not in shown.allowed:
        return ()
    place = taps.TeamOf(shown.advisor.dealership, shown.period, Order.SCORE, 1)
    return (Button(texts.plain("button-team"), place),)
