"""How much higher an advisor's self-checks are than the shops, on the indicators of both."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checklist.results.indicators import IndicatorHistory, Versions
from checklist.results.visits import Visit
from checklist.statistics import Moments, Verdict, compare


@dataclass(frozen=True, slots=True)
class SelfGap:
    """Self-checks minus shops: 0.155 is 15.5 points. `indicators` counts those compared.

    The form asks what only the advisor can see, too. So only indicators count that both have
    scored. `margin` is that of chance; None if there is too little data for one.
    """

    difference: Fraction
    margin: float | None
    verdict: Verdict
    indicators: int


def gap_of_visits(
    shops: Sequence[Visit], self_checks: Sequence[Visit], versions: Versions
) -> SelfGap | None:
    """Compare whole audits: each has a rate over the common indicators. Welch's margin."""
    both = _scored(shops, versions) & _scored(self_checks, versions)
    own, found = (_rates_over(both, visits, versions) for visits in (self_checks, shops))
    difference = compare(Moments.of(own), [Moments.of(found)])
    if difference is None:
        return None
    exact = Moments.of(own).mean - Moments.of(found).mean
    return SelfGap(exact, difference.margin, difference.verdict, len(both))


def gap_of_indicators(histories: Iterable[IndicatorHistory]) -> SelfGap | None:
    """Compare sums of points. They do not say how much visits differ, so there is no margin."""
    both = [each for each in histories if each.shops and each.own]
    if not both:
        return None
    own, found = (
        Fraction(sum(tally.passed for tally in tallies), sum(tally.n for tally in tallies))
        for tallies in ([each.claimed for each in both], [each.found for each in both])
    )
    return SelfGap(own - found, None, Verdict.CANNOT_TELL, len(both))


def _scored(visits: Iterable[Visit], versions: Versions) -> set[str]:
    return {
        versions.by_id[visit.version].indicator(number).id
        for visit in visits
        for number in visit.passes
    }


def _rates_over(
    indicators: Collection[str], visits: Iterable[Visit], versions: Versions
) -> list[Fraction]:
    found = []
    for visit in visits:
        checklist = versions.by_id[visit.version]
        passes = [
            passed
            for number, passed in visit.passes.items()
            if checklist.indicator(number).id in indicators
        ]
        if passes:
            found.append(Fraction(sum(passes), len(passes)))
    return found
