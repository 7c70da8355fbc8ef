"""What shops found for one indicator, and whether the advisor or the process is weak."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.definition import Kind, UnknownIndicator
from checklist.results import (
    AdvisorResults,
    Cause,
    IndicatorHistory,
    Mark,
    Team,
    Versions,
    Visit,
    advisor_results,
    cause,
    history_of,
    marks,
)
from checklist.statistics import Tally
from tests.checklist.small_form import MANAGERS, SMALL, VERSIONS, form, indicator, visit


def of(*visits: Visit, versions: Versions = VERSIONS) -> AdvisorResults:
    return advisor_results(1, visits, Team(), versions)


def test_each_shop_has_a_mark_oldest_first_also_where_it_was_not_scored() -> None:
    shops = [visit(3, "n-----"), visit(1, "y-----"), visit(2, "-yyyyy")]
    found = marks(of(*shops), "greet", VERSIONS)
    assert [each.passed for each in found] == [True, None, False]
    assert [each.audit for each in found] == [101, 102, 103]
    assert found[0] == Mark(101, shops[1].at, 1, passed=True)


def test_only_whole_shops_have_marks() -> None:
    check = visit(1, "y-----", kind=Kind.SELF_CHECK)
    part = visit(2, "y-----", whole=False)
    assert marks(of(check, part), "greet", VERSIONS) == ()


def test_an_older_version_has_its_own_number_or_none() -> None:
    older = form(("offer", "greet"), ("repair", "gone"))
    versions = Versions({1: SMALL, 2: older}, 1)
    first, second = visit(1, "ny--", version=2, checklist=older), visit(2, "yyyyyy")
    found = of(first, second, versions=versions)
    assert [(each.number, each.passed) for each in marks(found, "greet", versions)] == [
        (2, True),
        (1, True),
    ]
    assert [(each.number, each.passed) for each in marks(found, "listen", versions)] == [
        (None, None),
        (2, True),
    ]


@given(st.lists(st.text("yn-", min_size=6, max_size=6), max_size=12))
def test_the_marks_are_what_the_history_counts(sheets: list[str]) -> None:
    found = of(*(visit(at, sheet) for at, sheet in enumerate(sheets, start=1)))
    for history in found.indicators:
        shown = marks(found, history.indicator.id, VERSIONS)
        assert len(shown) == len(sheets)
        assert tuple(each.passed for each in shown if each.passed is not None) == history.shops


def test_a_number_that_the_form_lacks_is_unknown() -> None:
    assert history_of(of(), 6).indicator.id == MANAGERS
    with pytest.raises(UnknownIndicator):
        history_of(of(), 7)


def history(passed: int, n: int, name: str = "greet") -> IndicatorHistory:
    return IndicatorHistory(indicator(1, name), (True,) * passed + (False,) * (n - passed), ())


@pytest.mark.parametrize(
    ("own", "others", "found"),
    [
        ((2, 17), (51, 58), Cause.ADVISOR),
        ((1, 9), (27, 30), Cause.ADVISOR),
        ((9, 9), (10, 30), Cause.BETTER),
        ((3, 9), (10, 30), Cause.PROCESS),
        ((6, 9), (27, 30), Cause.NO_DIFFERENCE),  # p = 0.12
        ((8, 9), (20, 30), Cause.NO_DIFFERENCE),
        ((3, 9), (24, 30), Cause.NO_DIFFERENCE),  # p = 0.014: the weakest of many is looked at
        ((0, 2), (30, 30), Cause.TOO_FEW),
        ((0, 9), (4, 4), Cause.TOO_FEW),
        ((0, 0), (0, 0), Cause.TOO_FEW),
    ],
)
def test_whether_it_is_the_advisor_or_the_process(
    own: tuple[int, int], others: tuple[int, int], found: Cause
) -> None:
    assert cause(history(*own), Tally(1, *others)) is found


def test_what_judges_the_service_manager_is_nobodys_weakness() -> None:
    assert cause(history(0, 9, MANAGERS), Tally(1, 30, 30)) is Cause.SERVICE_MANAGER


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 60), st.integers(0, 60))
def test_who_passes_more_often_is_not_called_weak(a: int, b: int, c: int, d: int) -> None:
    own, others = history(a, a + b), Tally(1, c, c + d)
    found = cause(own, others)
    if found is Cause.ADVISOR:
        assert a * (c + d) < c * (a + b)
    if found is Cause.BETTER:
        assert a * (c + d) > c * (a + b)
    if found is Cause.PROCESS:
        swapped = cause(history(c, c + d), replace(own.found))
        assert swapped in {Cause.PROCESS, Cause.TOO_FEW}
