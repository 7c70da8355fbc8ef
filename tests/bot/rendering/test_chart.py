"""The picture of a report: read back from its pixels."""

import io
import pickle
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from PIL import Image

from bot.rendering import panels
from bot.rendering.chart import HEIGHT, WIDTH, report_picture, warm_up
from bot.rendering.fonts import drawable
from checklist.definition import LANGUAGES, Kind, Language
from checklist.results import AdvisorResults, Period, advisor_results
from tests.bot.builders import VERSIONS, advisor_results_of, nobody, told_of, totals, visits

Pixel = tuple[int, int, int]
_BESIDE_POINTS = round(WIDTH * 0.119)  # left of the first point, right of the axis


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    return picture.convert("RGB")


def drawn(found: AdvisorResults, language: Language = "zh", name: str = "张伟") -> Image.Image:
    return opened(report_picture(found, name, Period.ALL, language))


def colour(name: str) -> Pixel:
    return (int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16))


def pixels(picture: Image.Image, wanted: str) -> int:
    return sum(count for count, seen in picture.getcolors(1 << 20) or [] if seen == colour(wanted))


def bar_lengths(picture: Image.Image, sections: int) -> list[float]:
    """How much of each section's track is filled, read in the middle of the bar."""
    found = []
    for place in range(sections):
        height = panels._BARS_TOP - panels._BARS_HEIGHT * (place + 0.5) / sections
        row = picture.crop(
            (0, round((1 - height) * HEIGHT), WIDTH, round((1 - height) * HEIGHT) + 1)
        )
        filled, left = pixels(row, panels.OWN), pixels(row, panels.FAINT)
        found.append(filled / (filled + left))
    return found


def alone(name: str, count: int | None = None) -> AdvisorResults:
    """The only advisor of a dealership, so that nothing stands before the bars."""
    own = visits(told for told in told_of(name) if told.sheet.kind is Kind.MYSTERY_SHOP)[:count]
    return advisor_results(own, totals(own), VERSIONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bar_is_as_long_as_the_sections_rate(language: Language) -> None:
    found = alone("张伟")
    lengths = bar_lengths(drawn(found, language), len(found.sections))
    for section, length in zip(found.sections, lengths, strict=True):
        assert length == pytest.approx(float(section.shops.rate or 0), abs=0.01)


def test_a_section_with_nothing_possible_has_an_empty_track() -> None:
    found = alone("张伟")
    nothing = replace(
        found.sections[0], shops=replace(found.sections[0].shops, earned=0, possible=0)
    )
    changed = replace(found, sections=(nothing, *found.sections[1:]))
    assert bar_lengths(drawn(changed), len(found.sections))[0] == 0


def test_the_others_are_marked_where_there_are_any() -> None:
    assert pixels(drawn(advisor_results_of("张伟")), panels.OTHERS) > 1000
    assert pixels(drawn(alone("张伟")), panels.OTHERS) == 0


def test_the_band_is_as_high_as_the_interval() -> None:
    found = alone("张伟")
    interval = found.shops.interval
    assert interval is not None
    _, _, _, height = panels.COURSE
    column = drawn(found).crop((_BESIDE_POINTS, HEIGHT * 65 // 100, _BESIDE_POINTS + 1, HEIGHT))
    red, blue = column.getchannel("R").tobytes(), column.getchannel("B").tobytes()
    tinted = [place for place, seen in enumerate(red) if blue[place] - seen > 30]
    wanted = (interval.high - interval.low) * 100 / panels.TOP * height * HEIGHT
    assert len(tinted) == pytest.approx(wanted, abs=4)


def test_the_same_values_give_the_same_bytes() -> None:
    found = advisor_results_of("李娜")
    first, second = (report_picture(found, "李娜", Period.QUARTER, "en") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 8, 9])
def test_few_visits_are_drawn_too(count: int, language: Language) -> None:
    found = alone("王强", count)
    assert found.shops.n == count
    assert pixels(drawn(found, language), panels.OWN) > 1000


def test_without_a_scored_visit_the_picture_says_so() -> None:
    picture = drawn(nobody())
    assert pixels(picture, panels.OWN) == 0
    assert len(picture.getcolors(1 << 20) or []) > 10


def test_visits_that_all_came_to_the_same_have_no_band() -> None:
    one = alone("张伟", 1).shops.visits[0]
    same = [replace(one, audit=at, submission=at) for at in range(1, 9)]
    found = advisor_results(same, totals(same), VERSIONS)
    assert found.shops.interval is None
    assert pixels(drawn(found), panels.OWN) > 1000


def test_of_many_visits_the_latest_forty_are_drawn() -> None:
    own = alone("张伟").shops.visits
    many = [replace(each, submission=at) for at, each in enumerate((own * 4)[:60], start=1)]
    every = advisor_results(many, totals(many), VERSIONS)
    latest = replace(every, shops=replace(every.shops, visits=every.shops.visits[20:]))
    assert every.shops.n == 60
    assert drawn(every).tobytes() == drawn(latest).tobytes()


def test_a_standing_without_single_visits_shows_the_sections_alone() -> None:
    found = advisor_results_of("张伟")
    summed = replace(found, shops=replace(found.shops, visits=()))
    lower = drawn(summed).crop((0, HEIGHT * 6 // 10, WIDTH, HEIGHT))
    assert lower.getcolors() == [(WIDTH * (HEIGHT - HEIGHT * 6 // 10), (255, 255, 255))]


@pytest.mark.parametrize("name", ["$\\frac{1}{2}$", "😀🫠", "马" * 400, "a\u202eb\x07", "", "<b>&"])
def test_any_name_can_be_drawn(name: str) -> None:
    drawn(advisor_results_of("陈静"), name=name)


def test_what_no_font_can_draw_becomes_a_box_and_marks_without_a_shape_vanish() -> None:
    assert drawable("张伟▲\u202e\x07\n🫠\U000105c0") == "张伟▲\n□□"


def test_the_values_travel_to_the_process_that_draws() -> None:
    found = advisor_results_of("陈静")
    draw, there = pickle.loads(pickle.dumps((report_picture, found)))
    assert there == found
    assert draw(there, "陈静", Period.ALL, "zh") == report_picture(found, "陈静", Period.ALL, "zh")


def test_a_picture_takes_less_than_half_a_second_once_warm() -> None:
    warm_up()
    found = advisor_results_of("张伟")
    begun = time.process_time()
    report_picture(found, "张伟", Period.ALL, "zh")
    assert time.process_time() - begun < 0.5


def test_what_draws_is_loaded_only_where_it_draws() -> None:
    heavy = "{'matplotlib', 'fpdf', 'xlsxwriter', 'noto_cjk_sans_otc'}"
    code = f"import sys, bot.handlers.export; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
