"""A team's verdicts are decided together, and a section's too."""

from fractions import Fraction

import pytest

from checklist.results import compare_team
from checklist.results.sections import SectionResults, judge_sections
from checklist.scoring import Score
from checklist.statistics import Moments, Verdict
from tests.checklist.small_form import SMALL

STEADY = (80, 82, 81, 79, 80, 81, 80, 79, 82)


def rates(*values: int) -> Moments:
    return Moments.of([Fraction(value, 100) for value in values])


def verdicts(*team: tuple[int, ...]) -> list[Verdict]:
    found = compare_team({at: rates(*each) for at, each in enumerate(team)})
    return [found[at].verdict for at in range(len(team))]


def test_the_yardstick_is_the_mean_of_means_of_whoever_has_three_shops() -> None:
    found = compare_team(
        {1: rates(*STEADY), 2: rates(90, 90, 93), 3: rates(60, 66), 4: rates(*[70] * 9)}
    )
    assert found[1].others == (Fraction(91, 100) + Fraction(70, 100)) / 2
    assert (found[1].people, found[1].shops) == (2, 12)
    assert found[3].others is not None
    assert found[3].verdict is Verdict.CANNOT_TELL


def test_somebody_far_below_is_clearly_lower_and_nobody_else_is() -> None:
    low = tuple(each - 15 for each in STEADY)
    found = verdicts(STEADY, STEADY[::-1], tuple(each + 1 for each in STEADY), low)
    assert found[3] is Verdict.BELOW
    assert Verdict.BELOW not in found[:3]


@pytest.mark.parametrize(("shops", "said"), [(4, Verdict.CANNOT_TELL), (5, Verdict.BELOW)])
def test_a_verdict_needs_five_shops(shops: int, said: Verdict) -> None:
    low = tuple(each - 30 for each in STEADY)[:shops]
    assert verdicts(STEADY, STEADY[::-1], low)[2] is said


def test_an_erratic_advisor_is_not_clearly_lower_by_a_common_variance() -> None:
    erratic = (95, 40, 90, 45, 92, 50, 88, 42, 91)
    assert verdicts(erratic, *[STEADY] * 5)[0] is Verdict.WITHIN


def test_alone_there_is_nobody_to_compare_with() -> None:
    assert verdicts(STEADY) == [Verdict.CANNOT_TELL]
    assert compare_team({}) == {}


def judged(*by_section: tuple[int, ...]) -> list[Verdict]:
    """Sections whose shops had these rates in percent, beside others at 80 %."""
    sections = [
        SectionResults(
            section, Score(sum(found), 100 * len(found), 0), Score(80, 100, 0), Score(0, 0, 0)
        )
        for section, found in zip(SMALL.sections, by_section, strict=True)
    ]
    each_rate = {
        section.id: [Fraction(value, 100) for value in found]
        for section, found in zip(SMALL.sections, by_section, strict=True)
    }
    return [each.verdict for each in judge_sections(sections, each_rate)]


def test_a_section_is_clearly_below_from_five_shops_on() -> None:
    assert judged((60, 62, 61, 60, 63), (79, 82, 80, 81, 78)) == [Verdict.BELOW, Verdict.WITHIN]
    assert judged((60, 62, 61, 60), (99, 97, 98, 99, 98)) == [Verdict.CANNOT_TELL, Verdict.ABOVE]


def test_shops_that_never_differed_say_nothing_of_a_section() -> None:
    assert judged((60,) * 6, (60, 70, 80, 90, 100)) == [Verdict.CANNOT_TELL, Verdict.WITHIN]
