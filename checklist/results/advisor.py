"""The results of one advisor: every value of a report, computed from submitted audits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from checklist.definition import Checklist, Indicator, Kind
from checklist.results.change import Change, change
from checklist.results.comparison import Comparison, compare_team
from checklist.results.five_minutes import five_minutes
from checklist.results.indicators import (
    IndicatorHistory,
    Versions,
    WeakIndicators,
    agreement_of,
    find_blind_spots,
    find_weak,
    indicator_histories,
)
from checklist.results.sections import (
    SectionResults,
    judge_sections,
    rates_by_section,
    sections_of,
    sum_scores,
)
from checklist.results.self_gap import SelfGap, gap_of_visits
from checklist.results.visits import Series, Visit, in_order, rates_of, series
from checklist.scoring import Score
from checklist.statistics import Agreement, BlindSpot, Moments


class Detail(Enum):
    """How much results tell of the audits that others filled in."""

    COMPLETE = "every audit, up to now"
    RELEASED = "sums over releases, as advisors see themselves"


@dataclass(frozen=True, slots=True)
class AdvisorResults:
    """The results of an advisor at one dealership in one period.

    `checklist` is the newest version. Sections and indicators are those of this version, also for
    audits of older versions. `older` counts these audits. `gone` counts the indicators that only
    older versions have: their points are in the totals, but `indicators` lacks them. `checks` are
    all self-checks, `partial` counts those of less than the whole form.

    `comparison` sets this advisor beside the dealership's others; `change` sets the last nine shops
    beside those before them. `weak` names the weak indicators. `self_gap` compares
    self-checks and shops; in `blind_spots` the surest gap comes first. `agreement` compares their
    newest answers. `five_minutes` are ten indicators for a short self-check, the
    most useful first. `released` is the day of the last release, if there is one.
    """

    checklist: Checklist = field(repr=False)
    shops: Series
    self_checks: Series
    observations: Series
    checks: tuple[Visit, ...]
    partial: int
    sections: tuple[SectionResults, ...]
    comparison: Comparison
    change: Change | None
    indicators: tuple[IndicatorHistory, ...] = field(repr=False)
    weak: WeakIndicators
    self_gap: SelfGap | None
    blind_spots: tuple[BlindSpot, ...]
    agreement: Agreement | None
    five_minutes: tuple[Indicator, ...]
    older: int
    gone: int
    detail: Detail = Detail.COMPLETE
    released: date | None = None

    @property
    def has_others(self) -> bool:
        """Whether the sections of the others may be shown."""
        return any(each.others.possible for each in self.sections)


@dataclass(frozen=True, slots=True)
class Basis:
    """What results are worked out from.

    `countable` are the audits of which a reader may know how many there are.
    """

    shops: Series
    self_checks: Series
    observations: Series
    sections: tuple[SectionResults, ...]
    indicators: tuple[IndicatorHistory, ...]
    comparison: Comparison
    countable: Sequence[Visit]
    self_gap: SelfGap | None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """The mystery shops of a dealership, as far as results of one of its advisors need them.

    `rates` are of the period, by advisor and oldest first. `before` are this advisor's rates before
    the period, at most nine. `others` are the sums of points of all others, by section id.
    """

    rates: Mapping[int, Sequence[Fraction]] = field(default_factory=dict)
    before: Sequence[Fraction] = ()
    others: Mapping[str, Score] = field(default_factory=dict)


def advisor_results(
    advisor: int, visits: Sequence[Visit], team: Team, versions: Versions
) -> AdvisorResults:
    """Compute the results of an advisor.

    `visits` are all audits about the advisor in the period, of every kind and in any order.
    """
    shops, self_checks = series(visits, Kind.MYSTERY_SHOP), series(visits, Kind.SELF_CHECK)
    rates = rates_of(shops.visits)
    everybody = {who: Moments.of(each) for who, each in team.rates.items()}
    basis = Basis(
        shops=shops,
        self_checks=self_checks,
        observations=series(visits, Kind.OBSERVATION),
        sections=judge_sections(
            sections_of(sum_scores(shops, versions), self_checks, team.others, versions),
            rates_by_section(shops, versions),
        ),
        indicators=indicator_histories(shops.visits, in_order(visits, Kind.SELF_CHECK), versions),
        comparison=compare_team({**everybody, advisor: Moments.of(rates)})[advisor],
        countable=visits,
        self_gap=gap_of_visits(shops.visits, self_checks.visits, versions),
        change=change(rates, team.before),
    )
    return results_from(basis, versions)


def results_from(basis: Basis, versions: Versions) -> AdvisorResults:
    """Compare and rank, and count the audits of older versions and those of a part."""
    checks = in_order(basis.countable, Kind.SELF_CHECK)
    older = [visit.version for visit in basis.countable if visit.version != versions.newest_id]
    return AdvisorResults(
        checklist=versions.newest,
        shops=basis.shops,
        self_checks=basis.self_checks,
        observations=basis.observations,
        checks=checks,
        partial=sum(not visit.whole for visit in checks),
        sections=basis.sections,
        comparison=basis.comparison,
        change=basis.change,
        indicators=basis.indicators,
        weak=find_weak(basis.indicators),
        self_gap=basis.self_gap,
        blind_spots=find_blind_spots(basis.indicators),
        agreement=agreement_of(basis.indicators),
        five_minutes=five_minutes(basis.indicators, versions.newest),
        older=len(older),
        gone=versions.count_dropped(older),
    )
