"""The picture of a report: the values that the template gets, and the PNG that comes out."""

import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from bot.rendering.fonts import drawable
from bot.rendering.overview import outline
from bot.rendering.picture import HEIGHT, WIDTH, report_picture
from bot.texts import texts
from checklist.definition import FORM_LANGUAGES, Kind, Language
from checklist.results import (
    AdvisorResults,
    Comparison,
    Detail,
    Period,
    Point,
    Team,
    advisor_results,
)
from checklist.scoring import Score, half_up, percent
from checklist.statistics import Verdict
from tests.bot.builders import (
    VERSIONS,
    advisor_results_of,
    audits_about,
    results_of_nobody,
    visits,
)


def drawn(found: AdvisorResults, language: Language = "zh", name: str = "张伟") -> bytes:
    content = report_picture(values(found, language, name))
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
    return content


def values(found: AdvisorResults, language: Language = "zh", name: str = "张伟") -> Any:  # noqa: ANN401 - as JSON has it
    return outline(found, name, Period.ALL, texts(language))


def alone(name: str, count: int | None = None) -> AdvisorResults:
    """The only advisor of a dealership, so that there are no others to compare with."""
    own = visits(past for past in audits_about(name) if past.sheet.kind is Kind.MYSTERY_SHOP)[
        :count
    ]
    return advisor_results(1, own, Team(), VERSIONS)


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_every_section_has_its_rate_its_points_and_its_bar(language: Language) -> None:
    found = alone("张伟")
    shown = values(found, language)["sections"]
    for section, bar in zip(found.sections, shown, strict=True):
        score = section.shops
        assert score.rate is not None
        assert bar["bar"] == float(percent(score.rate))
        assert bar["rate"] == f"{percent(score.rate)}%"
        assert bar["points"] == f"{score.earned}/{score.possible}"


def test_a_section_with_nothing_possible_has_an_empty_bar_and_a_dash() -> None:
    found = alone("张伟")
    nothing = replace(found.sections[0], shops=Score(0, 0, 25))
    bar = values(replace(found, sections=(nothing, *found.sections[1:])))["sections"][0]
    assert (bar["bar"], bar["rate"], bar["points"]) == (0.0, "—", "")


def test_the_others_are_marked_where_there_are_any() -> None:
    with_others, without = values(advisor_results_of("张伟")), values(alone("张伟"))
    assert with_others["others_label"]
    assert all(each["others"] is not None for each in with_others["sections"])
    assert not without["others_label"]
    assert all(each["others"] is None for each in without["sections"])
    assert (without["course"]["others"], without["course"]["others_words"]) == (None, "")


def are_same_pictures(one: Any, other: Any) -> bool:  # noqa: ANN401 - as JSON has it
    """Whether two pictures are the same, but for what is judged by the others' points."""
    return {**one, "sections": plain(one)} == {**other, "sections": plain(other)}


def plain(shown: Any) -> list[Any]:  # noqa: ANN401 - as JSON has it
    return [{**each, "verdict": ""} for each in shown["sections"]]


def test_results_without_the_others_show_nothing_of_them() -> None:
    """What an advisor sees while colleagues have too few mystery shops."""
    found = advisor_results_of("张伟")
    withheld = replace(
        found,
        comparison=Comparison(),
        sections=tuple(replace(each, others=Score(0, 0, 0)) for each in found.sections),
    )
    assert are_same_pictures(values(withheld), values(alone("张伟")))
    assert drawn(withheld) != drawn(found)


def test_the_band_is_the_interval_within_the_axis() -> None:
    found = alone("李娜", 2)
    interval = found.shops.interval
    assert interval is not None
    assert interval.high >= 1
    course = values(found)["course"]
    assert course["low"] == pytest.approx(interval.low * 100)
    assert course["high"] == 100


def shown_at(*rates: float) -> Any:  # noqa: ANN401 - as JSON has it
    """What is drawn of visits with these rates, alone."""
    own = alone("张伟").shops.visits[0]
    scores = [Score(round(each * 1000), 1000, 1000) for each in rates]
    each_visit = [
        replace(own, audit=at, submission=at, scores={1: score})
        for at, score in enumerate(scores, start=1)
    ]
    return values(advisor_results(1, each_visit, Team(), VERSIONS))["course"]


def test_the_number_of_the_latest_visit_does_not_touch_the_highest() -> None:
    rates = [0.7, 0.8, 0.75, 0.82, 0.7, 0.64, 0.78, 0.8, 0.92, 0.83]
    numbers = [(each["number"], each["above"]) for each in shown_at(*rates)["points"]]
    assert numbers[-2:] == [("92.0", True), ("83.0", False)]
    assert ("64.0", False) in numbers


@pytest.mark.parametrize(
    ("last", "numbers"), [(0.9, ["", "", "90.0"]), (0.8, ["95.0", "", "80.0"])]
)
def test_an_extreme_beside_the_latest_visit_has_no_number_on_the_same_side(
    last: float, numbers: list[str]
) -> None:
    shown = shown_at(*[0.7] * 20, 0.95, 0.85, last)["points"]
    assert [each["number"] for each in shown][-3:] == numbers


def test_the_scale_begins_at_a_half_where_nothing_is_drawn_below() -> None:
    assert shown_at(0.8, 0.82, 0.84, 0.81)["bottom"] == 50
    assert shown_at(0.8, 0.82, 0.84, 0.49)["bottom"] == 0


def test_the_same_values_give_the_same_bytes() -> None:
    found = advisor_results_of("李娜")
    assert drawn(found) == drawn(found)


@pytest.mark.parametrize("language", FORM_LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 8, 9])
def test_few_visits_are_drawn_too(count: int, language: Language) -> None:
    found = alone("王强", count)
    points = values(found, language)["course"]["points"]
    assert len(points) == found.shops.n == count
    numbered = [each for each in points if each["number"]]
    assert points[-1]["number"]
    assert len(numbered) == count if count <= 2 else 2 <= len(numbered) <= count
    drawn(found, language)


@pytest.mark.parametrize("language", FORM_LANGUAGES)
@pytest.mark.parametrize("count", range(1, 10))
def test_the_first_day_and_the_last_are_named_and_no_two_touch(
    count: int, language: Language
) -> None:
    found = alone("张伟", count)
    course = values(found, language)["course"]
    words = texts(language)
    days = [words.month_and_day(each.at) for each in found.shops.visits]
    places = [each["at"] for each in course["days"]]
    assert [each["day"] for each in course["days"]] == [days[at] for at in places]
    assert {places[0], places[-1]} == {0, count - 1}
    across = [course["points"][at]["across"] for at in places]
    assert all(later - earlier > 0.2 for earlier, later in pairwise(across))


def test_visits_stand_where_their_days_are() -> None:
    own = alone("张伟").shops.visits[0]
    days = (0, 1, 10)
    visits = [
        replace(own, audit=at, submission=at, at=own.at + timedelta(days=day))
        for at, day in enumerate(days)
    ]
    points = values(advisor_results(1, visits, Team(), VERSIONS))["course"]["points"]
    assert [each["across"] for each in points] == [0, 0.1, 1]


def test_the_section_that_is_furthest_below_the_others_comes_first() -> None:
    found = advisor_results_of("刘洋")
    gaps = [each.gap for each in found.sections if each.gap is not None]
    shown = values(found)["sections"]
    assert shown[0]["gap"] == f"−{half_up(abs(min(gaps)) * 100, 0)}"
    assert sum(each["verdict"] == "below" for each in shown) == sum(
        each.verdict is Verdict.BELOW for each in found.sections
    )


def test_without_a_scored_visit_the_picture_says_so() -> None:
    shown = values(results_of_nobody())
    assert shown["nothing"] == texts("zh").plain("file-nothing")
    assert (shown["sections"], shown["course"]) == ([], None)
    drawn(results_of_nobody())


def test_visits_that_all_came_to_the_same_have_no_band() -> None:
    one = alone("张伟", 1).shops.visits[0]
    same = [replace(one, audit=at, submission=at) for at in range(1, 9)]
    found = advisor_results(1, same, Team(), VERSIONS)
    assert values(found)["course"]["low"] is None
    drawn(found)


def test_of_many_visits_the_latest_forty_are_drawn() -> None:
    own = alone("张伟").shops.visits
    many = [replace(each, submission=at) for at, each in enumerate((own * 4)[:60], start=1)]
    every = advisor_results(1, many, Team(), VERSIONS)
    latest = replace(every, shops=replace(every.shops, course=every.shops.course[20:]))
    assert every.shops.n == 60
    assert len(values(every)["course"]["points"]) == 40
    assert drawn(every) == drawn(latest)


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_an_advisors_own_course_is_that_of_releases(language: Language) -> None:
    """The days are those of releases, and no visit is needed to draw it."""
    found = advisor_results_of("张伟")
    course = (Point(date(2026, 1, 5), Fraction(4, 5)), Point(date(2026, 3, 2), Fraction(7, 10)))
    shops = replace(found.shops, visits=(), course=course)
    own = replace(found, shops=shops, detail=Detail.RELEASED, released=date(2026, 3, 2))
    shown = values(own, language)["course"]
    assert [each["height"] for each in shown["points"]] == [80.0, 70.0]
    assert [each["day"] for each in shown["days"]] == [
        texts(language).month_and_day(each.at) for each in course
    ]
    assert shown["title"] == texts(language).plain("chart-releases")
    drawn(own, language)


HOSTILE = ["$x$", '#read("/etc/passwd")', "*a*", "<b>&", "\\", "a\nb", '"]', "@label", "= t", ""]


@pytest.mark.parametrize("name", [*HOSTILE, "😀🫠", "马" * 400, "a\u202eb\x07"])
def test_any_name_is_drawn_as_it_is(name: str) -> None:
    drawn(advisor_results_of("陈静"), name=name)


def test_of_a_long_name_the_first_sixty_characters_reach_the_template() -> None:
    """It measures a name once for each character that it leaves out, which takes seconds."""
    shown = values(advisor_results_of("陈静"), name="Maximilian " * 30)["name"]
    assert (len(shown), shown[-1]) == (60, "…")
    assert ("Maximilian " * 30).startswith(shown[:-1])
    assert values(advisor_results_of("陈静"), name="i" * 60)["name"] == "i" * 60


def test_what_the_font_cannot_draw_becomes_a_box_and_marks_without_a_shape_vanish() -> None:
    assert drawable("张伟▲\u202e\x07\n🫠\U000105c0") == "张伟▲\n□□"


def test_several_threads_may_draw_at_once() -> None:
    found = [advisor_results_of(name) for name in ("张伟", "李娜", "王强")] * 4
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(drawn, found))
    assert made == [drawn(each) for each in found]


def test_a_picture_takes_less_than_half_a_second_of_processor_once_warm() -> None:
    found = advisor_results_of("张伟")
    drawn(found)
    begun = time.process_time()
    drawn(found, name="李娜")
    assert time.process_time() - begun < 0.5


def test_what_draws_is_loaded_only_where_it_draws() -> None:
    heavy = "{'typst', 'xlsxwriter', 'noto_cjk_sans_otc'}"
    code = f"import sys, bot.handlers.export; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
