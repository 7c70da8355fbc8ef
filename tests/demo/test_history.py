"""The year behind the demo is the same all day, complete, and shows what it is there to show."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from statistics import fmean

import pytest

from checklist.access import Role
from checklist.definition import Kind, Value
from checklist.loading import shipped
from checklist.scoring import missed_indicators, section_scores, total_score
from demo import people
from demo.history import PastAudit, generate_history, interpolate
from demo.sample_texts import NOTES
from demo.tendencies import TENDENCIES
from tests.demo.builders import TODAY

MIDNIGHT = datetime.combine(TODAY, datetime.min.time(), UTC)


def shops(history: Iterable[PastAudit], advisor: str) -> list[PastAudit]:
    about = [each for each in history if each.advisor == advisor and each.submitted]
    return [each for each in about if each.sheet.kind is Kind.MYSTERY_SHOP]


def rate(history: Iterable[PastAudit]) -> float:
    scores = [total_score(each.sheet) for each in history]
    return sum(score.earned for score in scores) / sum(score.possible for score in scores)


def test_the_same_day_tells_the_same_story(history: list[PastAudit]) -> None:
    assert generate_history(shipped(), TODAY) == history


def test_on_the_next_day_everything_has_moved_by_a_day(history: list[PastAudit]) -> None:
    day = timedelta(days=1)
    later = generate_history(shipped(), TODAY + day)
    assert [each.sheet for each in later] == [each.sheet for each in history]
    assert [each.touched_at - day for each in later] == [each.touched_at for each in history]


def test_every_audit_is_complete_but_the_draft(history: list[PastAudit]) -> None:
    assert [each.sheet.complete for each in history] == [each.submitted for each in history]
    assert [each.auditor for each in history if not each.submitted] == [people.SHOPPER.name]


def test_the_draft_is_half_way_with_something_put_off_and_noted(history: list[PastAudit]) -> None:
    (draft,) = (each for each in history if not each.submitted)
    progress = draft.sheet.progress()
    assert 40 < progress.done < 80
    assert progress.put_off == 4
    assert len(draft.notes) == 3


def test_audits_lie_within_the_last_year_and_before_today(history: list[PastAudit]) -> None:
    for each in history:
        assert MIDNIGHT - timedelta(days=370) < each.started_at < each.touched_at < MIDNIGHT


def test_they_are_in_the_order_of_their_beginning(history: list[PastAudit]) -> None:
    assert sorted(history, key=lambda each: each.started_at) == history


@pytest.mark.parametrize("advisor", people.names_with_role(Role.ADVISOR))
def test_every_advisor_was_shopped_in_the_last_90_days(
    history: list[PastAudit], advisor: str
) -> None:
    recent = [
        each for each in shops(history, advisor) if MIDNIGHT - each.touched_at < timedelta(90)
    ]
    assert len(recent) >= 2


def test_only_the_new_advisor_is_provisional(history: list[PastAudit]) -> None:
    few = [name for name in TENDENCIES if len(shops(history, name)) < 9]
    assert few == ["陈静"]


def test_several_auditors_take_turns(history: list[PastAudit]) -> None:
    by_kind = {kind: {each.auditor for each in history if each.sheet.kind is kind} for kind in Kind}
    assert by_kind[Kind.MYSTERY_SHOP] == set(people.names_with_role(Role.SHOPPER))
    assert by_kind[Kind.OBSERVATION] == set(people.names_with_role(Role.MANAGER))
    assert by_kind[Kind.SELF_CHECK] == set(TENDENCIES)


def test_a_self_check_is_the_advisors_own(history: list[PastAudit]) -> None:
    own = [each for each in history if each.sheet.kind is Kind.SELF_CHECK]
    assert all(each.auditor == each.advisor for each in own)
    assert {len(each.sheet.scope) for each in own} == {102, 14}


def test_zhang_wei_fell_and_is_better_since_he_was_coached(history: list[PastAudit]) -> None:
    year = shops(history, "张伟")
    first, middle, last = rate(year[:4]), rate(year[4:10]), rate(year[-9:])
    assert middle < first - 0.03
    assert middle < last - 0.06


def test_zhang_wei_misses_the_same_three_again_and_again(history: list[PastAudit]) -> None:
    count = Counter(
        number for each in shops(history, "张伟") for number in missed_indicators(each.sheet)
    )
    codes = [shipped().indicator(number).code["zh"] for number, _ in count.most_common(3)]
    assert sorted(codes) == ["2.8", "3.2", "6.7"]


def test_zhang_wei_thinks_much_better_of_himself(history: list[PastAudit]) -> None:
    own = [each for each in history if each.auditor == "张伟"]
    assert rate(own) > rate(shops(history, "张伟")) + 0.1


def test_li_na_is_the_best_and_the_most_steady(history: list[PastAudit]) -> None:
    rates = {name: rate(shops(history, name)) for name in TENDENCIES}
    assert max(rates, key=lambda name: rates[name]) == "李娜"


def test_wang_qiang_is_erratic(history: list[PastAudit]) -> None:
    spread = {}
    for name in TENDENCIES:
        each_rate = [rate([each]) for each in shops(history, name)]
        spread[name] = fmean(abs(one - fmean(each_rate)) for one in each_rate)
    assert max(spread, key=lambda name: spread[name]) == "王强"


def test_liu_yang_is_slipping(history: list[PastAudit]) -> None:
    year = shops(history, "刘洋")
    assert rate(year[-5:]) < rate(year[:5]) - 0.08


def test_zhang_wei_the_second_is_good_with_people_and_weak_at_papers(
    history: list[PastAudit],
) -> None:
    sheets = [each.sheet for each in shops(history, "章薇")]
    care, order = (
        [sheet.value(shipped().by_id(name).number) for sheet in sheets]
        for name in ("handover.send_off", "handover.order_checked")
    )
    assert care.count(Value.YES) > 1.5 * order.count(Value.YES)


def test_notes_stand_at_misses_and_say_what_was_missed(history: list[PastAudit]) -> None:
    for each in history:
        assert set(each.notes) <= set(missed_indicators(each.sheet))
        for number, text in each.notes.items():
            own = NOTES.get(shipped().indicator(number).id)
            assert own is None or text in own


def test_evaluations_stand_at_sections_that_were_draw_observed(history: list[PastAudit]) -> None:
    submitted = [each for each in history if each.submitted]
    assert sum(len(each.evaluations) for each in submitted) > len(submitted)
    for each in submitted:
        scores = {section.position: score for section, score in section_scores(each.sheet)}
        assert all(scores[position].possible for position in each.evaluations)


def test_every_note_and_record_is_about_something_on_the_form() -> None:
    sections = {section.id for section in shipped().sections}
    ids = {indicator.id for indicator in shipped().indicators}
    assert NOTES.keys() <= ids
    assert {name for tendency in TENDENCIES.values() for name in tendency.offsets} <= ids | sections


def test_a_course_is_joined_by_straight_lines() -> None:
    pass_rates = (0.0, 1.0, 0.5)
    assert [interpolate(pass_rates, when) for when in (0, 0.25, 0.5, 0.75, 1)] == [
        0,
        0.5,
        1,
        0.75,
        0.5,
    ]


def test_rates_in_the_story_differ_enough_to_be_told_apart(history: list[PastAudit]) -> None:
    rates = sorted(Fraction(rate(shops(history, name))) for name in TENDENCIES)
    assert rates[-1] - rates[0] > Fraction(1, 10)
