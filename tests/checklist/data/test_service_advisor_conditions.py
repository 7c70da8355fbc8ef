"""The shipped form's conditions against their table, typed out here a second time."""

from collections.abc import Callable
from unicodedata import normalize

import pytest

from checklist.definition import FORM_LANGUAGES, Checklist, Kind, Text, Value

At = Callable[[str], int]

SMALL_JOBS = "2.14 O.7 O.14"
NOT_SMALL = "1.18 1.19"
WALK_IN = " ".join(f"1.{n}" for n in range(1, 26) if n != 12) + " 2.3 2.4"

# id, first indicator concerned, question, then each option's label and what it rules out.
CONDITIONS: list[tuple[str, str, str, str, list[tuple[str, str, str]]]] = [
    (
        "booking",
        "1.1",
        "这次怎么预约的?",
        "How was the visit booked?",
        [
            ("电话", "Phone", "1.1 1.2 2.5 2.6"),
            ("短信", "Text message", "1.1 1.3 1.4 2.5 2.6"),
            ("邮件", "E-mail", "1.2 1.3 1.4 2.5 2.6"),
            ("未预约", "Walk-in", WALK_IN),
        ],
    ),
    (
        "job",
        "1.18",
        "这次做什么?",
        "What is the job?",
        [
            ("首次保养", "First service", SMALL_JOBS),
            ("换油等小保养", "Minor service", f"{SMALL_JOBS} O.15"),
            ("其他保养", "Other service", f"{NOT_SMALL} {SMALL_JOBS} O.15"),
            ("维修", "Repair", f"{NOT_SMALL} {SMALL_JOBS} O.15"),
            ("返修", "Repeat repair", f"{NOT_SMALL} 2.14 O.15"),
            ("事故车", "Accident", f"{NOT_SMALL} O.7 O.14 O.15"),
        ],
    ),
    (
        "late",
        "1.25",
        "客户到店迟了15分钟以上吗?",
        "Did the customer arrive more than 15 minutes late?",
        [("是", "Yes", ""), ("否", "No", "1.25")],
    ),
    (
        "car",
        "2.12",
        "车辆是来维修、在三包期内,或车况差、车龄长、保养记录不全?",
        "Is the car here for repair, in warranty, in poor condition, old, or without full records?",
        [("是", "Yes", ""), ("否", "No", "2.12")],
    ),
    (
        "waiting",
        "2.13",
        "维修期间客户在哪里?",
        "Where was the customer during the work?",
        [
            ("在店", "Stayed", "2.13 3.11 3.12 5.6"),
            ("离店", "Left", "3.10 5.5 5.8 6.4"),
            ("先等后走", "Waited, then left", ""),
        ],
    ),
    (
        "change",
        "5.1",
        "内容或时间有变更吗(含取车时才发现)?",
        "Did the work or the time change (even if found only at pick-up)?",
        [
            ("内容", "The work", "5.3"),
            ("时间", "The time", "5.2"),
            ("都有", "Both", ""),
            ("没有", "Neither", "5.1 5.2 5.3"),
        ],
    ),
    (
        "parts",
        "6.1",
        "客户要求带走旧件了吗?",
        "Did the customer ask for the old parts?",
        [("是", "Yes", ""), ("否", "No", "6.1")],
    ),
    (
        "problem",
        "7.4",
        "客户表达过不满或问题吗?",
        "Did the customer voice a problem?",
        [("是", "Yes", ""), ("否", "No", "7.4 7.5 7.6 7.7 7.8")],
    ),
]

BACK_OFFICE = (
    "1.11 1.13 1.20 1.21 1.22 3.1 3.13 5.4 5.8 7.5 7.9 O.6 O.7 O.8 O.9 O.10 O.11 O.12 O.13 O.14"
)


def codes(form: Checklist, numbers: frozenset[int]) -> set[str]:
    return {form.indicator(number).code["en"] for number in numbers}


def test_only_a_mystery_shop_is_asked_first_about_the_back_office(form: Checklist) -> None:
    condition = form.conditions[0]
    assert condition.id == "back_office"
    assert condition.asked_first
    assert condition.kinds == {Kind.MYSTERY_SHOP}
    assert condition.gives is Value.NOT_OBSERVED
    assert [option.id for option in condition.options] == ["together", "each"]
    assert codes(form, condition.option("together").rules_out) == set(BACK_OFFICE.split())
    assert all(str(len(condition.reach)) in condition.question[each] for each in FORM_LANGUAGES)


def test_the_other_conditions_are_these_in_this_order(form: Checklist) -> None:
    assert [c.id for c in form.conditions[1:]] == [row[0] for row in CONDITIONS]


@pytest.mark.parametrize("row", CONDITIONS, ids=lambda row: row[0])
def test_a_condition_asks_and_rules_out_what_it_should(
    form: Checklist,
    at: At,
    row: tuple[str, str, str, str, list[tuple[str, str, str]]],
) -> None:
    condition_id, before, zh, en, options = row
    condition = form.condition(condition_id)
    assert min(condition.reach) == at(before)
    assert (normalize("NFKC", condition.question["zh"]), condition.question["en"]) == (zh, en)
    assert condition.gives is Value.NOT_APPLICABLE
    assert condition.kinds == set(Kind)
    assert not condition.asked_first
    *offered, _ = condition.options
    assert [(o.label["zh"], o.label["en"], codes(form, o.rules_out)) for o in offered] == [
        (label_zh, label_en, set(rules_out.split())) for label_zh, label_en, rules_out in options
    ]


def test_every_condition_can_be_answered_one_by_one(form: Checklist) -> None:
    for condition in form.conditions:
        last = condition.options[-1]
        assert last.id == "each"
        assert last.label == Text(zh="逐项问我", en="Ask me each")
        assert last.rules_out == frozenset()
