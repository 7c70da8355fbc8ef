"""How the advisors of one dealership compare with each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean

from checklist.statistics import Difference, Moments, Verdict, compare, holm, p_of_common_variance
from checklist.thresholds import COMPARED_FROM, JUDGED_FROM

LEVEL = 0.07
"""The level of Holm's procedure. A p-value is the larger one of two tests, so each is cautious.

With it, a look at a team of equals calls anybody higher or lower in at most 5 of 100 cases: see
docs/numbers.md.
"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An advisor beside the others.

    `others` (0..1) is the mean of the others' means, so that nobody counts more for having more
    shops. None if there is nobody to compare with. `people` counts the others, and `shops` theirs.
    `difference` is this advisor's mean minus `others`.
    """

    others: Fraction | None = None
    people: int = 0
    shops: int = 0
    difference: Difference | None = None
    verdict: Verdict = Verdict.CANNOT_TELL


def compare_team(team: Mapping[int, Moments]) -> dict[int, Comparison]:
    """Compare each advisor with the mean of the others' means.

    `team` has the rates of the whole mystery shops of each advisor of one dealership. Somebody
    with fewer than three shops is nobody's yardstick. There is a verdict from five shops on. The
    verdicts of a team are decided together, so that more advisors do not make more false ones. A
    verdict must hold if everybody varies differently, and if everybody varies alike: the first
    test alone is wrong too often where one visit in eight is a bad one, the second where one
    advisor is erratic.
    """
    found = {advisor: _beside(moments, _others(advisor, team)) for advisor, moments in team.items()}
    tested = {
        advisor: max(each.difference.p, p_of_common_variance(team[advisor], _others(advisor, team)))
        for advisor, each in found.items()
        if team[advisor].n >= COMPARED_FROM and each.difference and each.difference.p is not None
    }
    clear = dict(zip(tested, holm(list(tested.values()), LEVEL), strict=True))
    return {
        advisor: Comparison(
            each.others,
            each.people,
            each.shops,
            each.difference,
            _verdict(each, clear.get(advisor)),
        )
        for advisor, each in found.items()
    }


def _others(advisor: int, team: Mapping[int, Moments]) -> list[Moments]:
    return [each for who, each in team.items() if who != advisor and each.n >= JUDGED_FROM]


def _beside(one: Moments, others: Sequence[Moments]) -> Comparison:
    if not others:
        return Comparison()
    return Comparison(
        others=mean(each.mean for each in others),
        people=len(others),
        shops=sum(each.n for each in others),
        difference=compare(one, others),
    )


def _verdict(each: Comparison, clear: bool | None) -> Verdict:  # noqa: FBT001 - three answers
    if clear is None or each.difference is None:
        return Verdict.CANNOT_TELL
    if not clear:
        return Verdict.WITHIN
    return Verdict.ABOVE if each.difference.difference > 0 else Verdict.BELOW
