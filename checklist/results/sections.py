"""An advisor's results by section of the newest version."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import compress

from checklist.definition import Section
from checklist.results.indicators import Versions
from checklist.results.visits import NOTHING, Series, Visit
from checklist.scoring import Score
from checklist.statistics import Moments, Verdict, holm, t_tails
from checklist.thresholds import COMPARED_FROM

LEVEL = 0.05
"""How often a picture may show any section as clearly apart although none is."""


@dataclass(frozen=True, slots=True)
class SectionResults:
    """One section of the newest version: the sums of points over whole audits.

    `others` is the sum over mystery shops of the dealership's other advisors. `verdict` says
    whether the shops are clearly above or below them.
    """

    section: Section
    shops: Score
    others: Score
    self_checks: Score
    verdict: Verdict = Verdict.CANNOT_TELL

    @property
    def gap(self) -> Fraction | None:
        """The rate minus that of the others: -0.19 is 19 points below. None if either lacks."""
        if self.shops.rate is None or self.others.rate is None:
            return None
        return self.shops.rate - self.others.rate


def sections_of(
    found: Mapping[str, Score],
    self_checks: Series,
    others: Mapping[str, Score],
    versions: Versions,
) -> tuple[SectionResults, ...]:
    """Put the points of shops, of self-checks and of the others together, by section."""
    claimed = sum_scores(self_checks, versions)
    return tuple(
        SectionResults(
            section=section,
            shops=found.get(section.id, NOTHING),
            others=others.get(section.id, NOTHING),
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


def rates_by_section(found: Series, versions: Versions) -> dict[str, list[Fraction]]:
    """Return the rates of each section in the whole audits that scored it, by section id."""
    rates: dict[str, list[Fraction]] = {}
    for visit in found.visits:
        for section, score in _by_id(visit, versions).items():
            if score.rate is not None:
                rates.setdefault(section, []).append(score.rate)
    return rates


def judge_sections(
    sections: Sequence[SectionResults], rates: Mapping[str, Sequence[Fraction]]
) -> tuple[SectionResults, ...]:
    """Say of each section whether the shops are clearly above or below the others.

    Student's test of the shops' rates against the others' points, which are of many more shops and
    taken as exact; all sections are decided together (Holm). From five shops on.
    """
    p_values = [_p(each, rates.get(each.section.id, ())) for each in sections]
    tested = [p is not None for p in p_values]
    found = holm([p for p in p_values if p is not None], LEVEL)
    decided = dict(zip(compress(range(len(sections)), tested), found, strict=True))
    return tuple(
        replace(each, verdict=_verdict(each, clear=decided[at])) if at in decided else each
        for at, each in enumerate(sections)
    )


def _p(each: SectionResults, rates: Sequence[Fraction]) -> float | None:
    moments, others = Moments.of(rates), each.others.rate
    variance = moments.variance_of_mean
    if len(rates) < COMPARED_FROM or others is None or not variance:
        return None
    return t_tails(float(moments.mean - others) / math.sqrt(variance), len(rates) - 1)


def _verdict(each: SectionResults, *, clear: bool) -> Verdict:
    if not clear or each.gap is None:
        return Verdict.WITHIN
    return Verdict.ABOVE if each.gap > 0 else Verdict.BELOW
