"""The results of one advisor: every value of a report, computed from submitted audits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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
from checklist.results.visits import NOTHING, Series, Visit, in_order, series
from checklist.scoring import Score
from checklist.statistics import Agreement, BlindSpot, Difference, Moments, Verdict, compare


class Detail(Enum):
    """How much results tell of the audits that others filled in."""

    COMPLETE = "every audit, up to now"
    WEEKLY = "the audits of finished weeks, dated with their week's Monday"
    SUMS = "of the audits of finished weeks only what they add up to"


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
    most useful first.
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
    histories = indicator_histories(shops.visits, in_order(visits, Kind.SELF_CHECK), versions)
    older = [visit.version for visit in visits if visit.version != versions.newest_id]
    all_others = by_section.get(WHOLE, Totals())
    return AdvisorResults(
        checklist=versions.newest,
        shops=shops,
        self_checks=self_checks,
        observations=series(visits, Kind.OBSERVATION),
        partial=sum(v.kind is Kind.SELF_CHECK and not v.whole for v in visits),
        sections=_sections(shops, self_checks, by_section, versions),
        others=all_others,
        difference=_difference(shops, all_others),
        indicators=histories,
        coaching=indicators_to_coach(histories),
        blind_spots=find_blind_spots(histories),
        agreement=agreement_of(histories),
        five_minutes=five_minutes(histories, versions.newest),
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


def _difference(shops: Series, rest: Totals) -> Difference | None:
    rates = [rate for visit in shops.visits if (rate := visit.total.rate) is not None]
    return compare(Moments.of(rates), rest.moments)


def _sections(
    shops: Series, self_checks: Series, rest: Mapping[str, Totals], versions: Versions
) -> tuple[SectionResults, ...]:
    found, claimed = _sum_scores(shops, versions), _sum_scores(self_checks, versions)
    return tuple(
        SectionResults(
            section=section,
            shops=found.get(section.id, NOTHING),
            others=rest.get(section.id, Totals()).score,
            self_checks=claimed.get(section.id, NOTHING),
        )
        for section in versions.newest.sections
    )


def _sum_scores(found: Series, versions: Versions) -> dict[str, Score]:
    added: dict[str, Score] = {}
    for visit in found.visits:
        for section, score in _by_id(visit, versions).items():
            added[section] = added.get(section, NOTHING) + score
    return added


def _by_id(visit: Visit, versions: Versions) -> dict[str, Score]:
    """A visit's scores by the section's id instead of its position in one version."""
    checklist = versions.by_id[visit.version]
    return {checklist.section(position).id: score for position, score in visit.scores.items()}
