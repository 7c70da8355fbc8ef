"""The results of one advisor: every value of a report, computed from submitted audits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from checklist.definition import Checklist, Indicator, Kind, Section
from checklist.results.five_minutes import five_minutes
from checklist.results.indicators import (
    IndicatorHistory,
    Versions,
    agreement_of,
    find_blind_spots,
    indicator_histories,
    indicators_to_coach,
)
from checklist.results.totals import WHOLE, Totals, totals_of
from checklist.results.visits import NOTHING, Series, Visit, in_order, rates_of, series
from checklist.scoring import Score
from checklist.statistics import Agreement, BlindSpot, Difference, Moments, Verdict, compare


class Detail(Enum):
    """How much results tell of the audits that others filled in."""

    COMPLETE = "every audit, up to now"
    RELEASED = "sums over releases, as advisors see themselves"


@dataclass(frozen=True, slots=True)
class SectionResults:
    """One section of the newest version: the sums of points over whole audits.

    `others` is the sum over mystery shops of the dealership's other advisors.
    """

    section: Section
    shops: Score
    others: Score
    self_checks: Score


@dataclass(frozen=True, slots=True)
class AdvisorResults:
    """The results of an advisor at one dealership in one period.

    `checklist` is the newest version. Sections and indicators are those of this version, also for
    audits of older versions. `older` counts these audits. `gone` counts the indicators that only
    older versions have: their points are in the totals, but `indicators` lacks them. `partial`
    counts self-checks of less than the whole form.

    `others` is the sum over mystery shops of the dealership's other advisors. `difference` is this
    advisor's mean minus theirs (Welch). `coaching` names at most three indicators, the surest
    weakness first; in `blind_spots` the surest gap comes first. `agreement` compares the newest
    answers of self-checks and shops. `five_minutes` are ten indicators for a short self-check, the
    most useful first. `released` is the day of the last release, if there is one.
    """

    checklist: Checklist = field(repr=False)
    shops: Series
    self_checks: Series
    observations: Series
    partial: int
    sections: tuple[SectionResults, ...]
    others: Totals
    difference: Difference | None
    indicators: tuple[IndicatorHistory, ...] = field(repr=False)
    coaching: tuple[IndicatorHistory, ...]
    blind_spots: tuple[BlindSpot, ...]
    agreement: Agreement | None
    five_minutes: tuple[Indicator, ...]
    older: int
    gone: int
    detail: Detail = Detail.COMPLETE
    released: date | None = None

    @property
    def verdict(self) -> Verdict:
        """How this advisor's mean compares with the others'."""
        return Verdict.CANNOT_TELL if self.difference is None else self.difference.verdict

    @property
    def self_gap(self) -> Fraction | None:
        """The mean of self-checks minus the mean of shops: 0.155 is 15.5 points."""
        if self.self_checks.mean is None or self.shops.mean is None:
            return None
        return self.self_checks.mean - self.shops.mean


@dataclass(frozen=True, slots=True)
class Basis:
    """What results are worked out from. `rates` are those of the shops.

    `countable` are the audits of which a reader may know how many there are.
    """

    shops: Series
    rates: Moments
    self_checks: Series
    observations: Series
    sections: tuple[SectionResults, ...]
    indicators: tuple[IndicatorHistory, ...]
    others: Totals
    countable: Sequence[Visit]


def advisor_results(
    visits: Sequence[Visit], dealership: Mapping[str, Totals], versions: Versions
) -> AdvisorResults:
    """Compute the results of an advisor.

    `visits` are all audits about the advisor in the period, of every kind and in any order.
    `dealership` holds the totals of all mystery shops of the same days, this advisor's included,
    by section id (WHOLE: whole audits).
    """
    shops, self_checks = series(visits, Kind.MYSTERY_SHOP), series(visits, Kind.SELF_CHECK)
    by_section = others(shops.visits, dealership, versions)
    basis = Basis(
        shops=shops,
        rates=Moments.of(rates_of(shops.visits)),
        self_checks=self_checks,
        observations=series(visits, Kind.OBSERVATION),
        sections=sections_of(sum_scores(shops, versions), self_checks, by_section, versions),
        indicators=indicator_histories(shops.visits, in_order(visits, Kind.SELF_CHECK), versions),
        others=by_section.get(WHOLE, Totals()),
        countable=visits,
    )
    return results_from(basis, versions)


def results_from(basis: Basis, versions: Versions) -> AdvisorResults:
    """Compare and rank, and count the audits of older versions and those of a part."""
    older = [visit.version for visit in basis.countable if visit.version != versions.newest_id]
    return AdvisorResults(
        checklist=versions.newest,
        shops=basis.shops,
        self_checks=basis.self_checks,
        observations=basis.observations,
        partial=sum(v.kind is Kind.SELF_CHECK and not v.whole for v in basis.countable),
        sections=basis.sections,
        others=basis.others,
        difference=compare(basis.rates, basis.others.moments),
        indicators=basis.indicators,
        coaching=indicators_to_coach(basis.indicators),
        blind_spots=find_blind_spots(basis.indicators),
        agreement=agreement_of(basis.indicators),
        five_minutes=five_minutes(basis.indicators, versions.newest),
        older=len(older),
        gone=versions.count_dropped(older),
    )


def others(
    own: Iterable[Visit], dealership: Mapping[str, Totals], versions: Versions
) -> dict[str, Totals]:
    """Subtract an advisor's own whole audits from the dealership's totals, by section id."""
    left = dict(dealership)
    for visit in own:
        for section, score in (*_by_id(visit, versions).items(), (WHOLE, visit.total)):
            left[section] = left.get(section, Totals()) - totals_of(score)
    return left


def sections_of(
    found: Mapping[str, Score],
    self_checks: Series,
    rest: Mapping[str, Totals],
    versions: Versions,
) -> tuple[SectionResults, ...]:
    """Put the points of shops, of self-checks and of the others together, by section."""
    claimed = sum_scores(self_checks, versions)
    return tuple(
        SectionResults(
            section=section,
            shops=found.get(section.id, NOTHING),
            others=rest.get(section.id, Totals()).score,
            self_checks=claimed.get(section.id, NOTHING),
        )
        for section in versions.newest.sections
    )


def sum_scores(found: Series, versions: Versions) -> dict[str, Score]:
    """Add the points of whole audits by section id."""
    added: dict[str, Score] = {}
    for visit in found.visits:
        for section, score in _by_id(visit, versions).items():
            added[section] = added.get(section, NOTHING) + score
    return added


def _by_id(visit: Visit, versions: Versions) -> dict[str, Score]:
    """A visit's scores by the section's id instead of its position in one version."""
    checklist = versions.by_id[visit.version]
    return {checklist.section(position).id: score for position, score in visit.scores.items()}
