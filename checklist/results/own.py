"""What an advisor may see of their own results: sums over releases, and their own self-checks.

Every figure of shops is worked out here from what `releases` and `colleagues` let through. Views,
pictures and files show these results without asking who is looking.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from itertools import chain
from statistics import mean

from checklist.definition import Kind
from checklist.results.advisor import (
    AdvisorResults,
    Basis,
    Detail,
    results_from,
)
from checklist.results.colleagues import Colleagues, add_up
from checklist.results.comparison import Comparison
from checklist.results.indicators import IndicatorHistory, Versions, histories_of, passes_of
from checklist.results.periods import Period, midnight_of, start_of, week_of, zone_of
from checklist.results.releases import (
    WEEK,
    Release,
    first_day,
    last_day,
    released_passes,
    releases_within,
)
from checklist.results.sections import sections_of
from checklist.results.self_gap import gap_of_indicators
from checklist.results.totals import WHOLE, Totals, scores_of
from checklist.results.visits import (
    NO_SPREAD,
    NOTHING,
    Point,
    Series,
    Visit,
    in_order,
    rates_of,
    recent_trend,
    series,
)
from checklist.scoring import Score
from checklist.statistics import Moments, Verdict, compare, mean_interval
from checklist.thresholds import COMPARED_FROM


def own_results(
    visits: Iterable[Visit],
    released: Sequence[Release],
    colleagues: Mapping[date, Mapping[str, Colleagues]],
    versions: Versions,
    period: Period,
    now: datetime,
) -> AdvisorResults:
    """Compute an advisor's results without what the advisor may not see.

    `visits` are their self-checks and observations. `released` are the releases of all time.
    `colleagues` holds the totals of colleagues by day of release and section id; only those of the
    period are needed.

    The period is counted back from the last release, for everything but self-checks. These are the
    advisor's own, so they appear at once. Points of shops are those of the released answers, so
    sections tell no more than their indicators do. The newest answers are not compared, because
    they are those of a single shop.
    """
    shown = releases_within(released, period)
    checks = _recent_checks(visits, shown, period, now)
    passes = _passes_within(released, period, versions)
    histories = histories_of(passes, passes_of(checks, versions), versions)
    rest = add_up(colleagues.get(each.day, {}) for each in shown)
    observed = _observations(visits, released, period, now)
    basis = _basis(shown, checks, histories, rest, versions)
    return replace(
        results_from(replace(basis, observations=observed), versions),
        agreement=None,
        detail=Detail.RELEASED,
        released=last_day(released),
    )


def _basis(
    shown: Sequence[Release],
    checks: Sequence[Visit],
    histories: tuple[IndicatorHistory, ...],
    rest: Mapping[str, Totals],
    versions: Versions,
) -> Basis:
    points = _points_by_section(histories, versions)
    own_checks = series(checks, Kind.SELF_CHECK)
    return Basis(
        shops=_shops(shown, points.values()),
        self_checks=own_checks,
        observations=series((), Kind.OBSERVATION),
        sections=sections_of(points, own_checks, scores_of(rest), versions),
        indicators=histories,
        comparison=_beside(rest.get(WHOLE, Totals()), shown),
        countable=checks,
        self_gap=gap_of_indicators(histories),
    )


def _beside(rest: Totals, shown: Sequence[Release]) -> Comparison:
    """Compare with the colleagues' shops of the same weeks, each shop counting alike.

    How many shops each colleague has would tell more than an advisor may know.
    """
    mine = Moments.of(_rates_within(shown))
    difference = compare(mine, [rest.moments])
    clear = difference if mine.n >= COMPARED_FROM else None
    return Comparison(
        others=rest.mean,
        shops=rest.audits,
        difference=difference,
        verdict=clear.verdict if clear else Verdict.CANNOT_TELL,
    )


def _recent_checks(
    visits: Iterable[Visit], shown: Sequence[Release], period: Period, now: datetime
) -> tuple[Visit, ...]:
    """The self-checks of the period. Of nine shops, those since the first of these shops' weeks."""
    start = start_of(period, now)
    if period is Period.NINE and shown:
        start = midnight_of(shown[0].since, zone_of(now))
    return tuple(visit for visit in in_order(visits, Kind.SELF_CHECK) if visit.at >= start)


def _observations(
    visits: Iterable[Visit], released: Sequence[Release], period: Period, now: datetime
) -> Series:
    """The observations of weeks that were over at the last release, without single ones."""
    first, last, zone = first_day(released, period), last_day(released), zone_of(now)
    if period is Period.NINE and released:
        first = releases_within(released, period)[0].since + WEEK
    found = [
        visit
        for visit in visits
        if first and last and first <= week_of(visit.at, zone) + WEEK <= last
    ]
    return replace(
        series(found, Kind.OBSERVATION),
        visits=(),
        latest=None,
        previous=None,
        course=(),
        spread=NO_SPREAD,
        usual=None,
    )


def _passes_within(
    released: Sequence[Release], period: Period, versions: Versions
) -> dict[str, list[bool]]:
    """Whether shops passed each indicator, as far as that came out in the period."""
    first = first_day(released, period)
    return {
        indicator: [
            passed for each in parts if first and each.day >= first for passed in each.passes
        ]
        for indicator, parts in released_passes(released, versions).items()
    }


def _points_by_section(
    histories: Iterable[IndicatorHistory], versions: Versions
) -> dict[str, Score]:
    """Add up the released answers. How many indicators were printed is not said of them."""
    added: dict[str, Score] = {}
    for each in histories:
        section = versions.newest.section_of(each.indicator.number).id
        points = Score(sum(each.shops), len(each.shops), 0)
        added[section] = added.get(section, NOTHING) + points
    return added


def _rates_within(shown: Iterable[Release]) -> list[Fraction]:
    """The rates of all shops of these releases, in an order that tells nothing."""
    return sorted(chain.from_iterable(rates_of(each.shops) for each in shown))


def _shops(shown: Sequence[Release], points: Iterable[Score]) -> Series:
    """The figures of the shops of these releases: none of a single one."""
    every = _rates_within(shown)
    course = tuple(Point(each.day, mean(rates_of(each.shops))) for each in shown)
    estimate = mean_interval(every)
    return Series(
        visits=(),
        n=len(every),
        mean=mean(every) if every else None,
        interval=estimate.interval if estimate else None,
        latest=None,
        previous=None,
        trend=recent_trend(course),
        score=sum(points, NOTHING),
        course=course,
    )
