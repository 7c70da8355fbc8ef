"""The list of a report's indicators, its filters, and each indicator's own screen."""

import re
from collections.abc import AsyncIterator
from fractions import Fraction
from math import sqrt
from typing import Any

import pytest
import pytest_asyncio

from bot import taps
from bot.taps import Only
from checklist.loading import shipped
from checklist.results import Period
from simulator.phone import Message, Phone
from tests.bot.drivers import forge_tap
from tests.bot.story import NOTHING, Story, open_story, say_and_wait, tap_data, tap_label

pytestmark = pytest.mark.asyncio(loop_scope="module")
FORM = shipped()
ALL, NINE = Period.ALL, Period.NINE
AUDITORS = ("王芳", "何磊", "吴静怡")
ZHANG, SHOP = 3, 1
DAY = re.compile(r"^([●○－]) (?:(\d+)年)?(\d+)月(\d+)日(?: “(.*)”)?$", re.MULTILINE)
# By shop of 张伟, oldest first: whether it passed the indicator (empty: not scored), and the note.
MINE = """
    SELECT a.id, r.value, n.text AS note,
        strftime('%m-%d', a.submitted_at / 1000, 'unixepoch') AS day
    FROM audits a
    LEFT JOIN answers r ON r.audit = a.id AND r.indicator = :number AND r.value < 2
    LEFT JOIN notes n ON n.audit = a.id AND n.indicator = :number
    WHERE a.advisor = 3 AND a.kind = 1 AND a.state = 1 ORDER BY a.submission
"""
THEIRS = """
    SELECT a.advisor, r.value FROM audits a JOIN answers r ON r.audit = a.id
    WHERE a.advisor <> 3 AND a.dealership = 1 AND a.kind = 1 AND a.state = 1
        AND r.indicator = :number ORDER BY a.submission DESC
"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as made:
        yield made


@pytest.fixture
def manager(place: Story) -> Phone:
    return place.phones["manager"]


def offered(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.keyboard]


def number_of(code: str) -> int:
    return next(each.number for each in FORM.indicators if each.code["zh"] == code)


def opening(number: int, period: Period = ALL, shops: int = 1) -> taps.OneIndicator:
    return taps.OneIndicator(ZHANG, SHOP, period, 1, Only.ALL, 0, number, shops)


def wilson(passed: int, n: int) -> str:
    """The interval in whole percents, from the formula of E. B. Wilson (1927)."""
    z, rate = 1.959964, passed / n
    middle = (rate + z**2 / (2 * n)) / (1 + z**2 / n)
    reach = z * sqrt(rate * (1 - rate) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    low, high = (
        int(Fraction(100 * end) + Fraction(1, 2)) for end in (middle - reach, middle + reach)
    )
    return f"({max(low, 0)}～{min(high, 100)})"


async def test_twelve_a_page_each_opened_by_its_number(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    await tap_data(manager, taps.ReportOf(ZHANG, SHOP, ALL))
    shown = await tap_label(manager, "指标")
    lines = shown.text.split("\n\n")[1].split("\n")
    codes = [label for row in offered(shown)[:3] for label in row]
    assert len(lines) == 12
    assert codes == [line.split()[0] for line in lines]
    opened = await tap_label(manager, codes[3])
    assert lines[3].startswith(opened.text.split("\n")[1])
    assert (await tap_label(manager, "‹返回指标")).text == shown.text


async def test_before_and_after_follow_the_list_and_so_does_its_page(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    await tap_data(manager, taps.ReportOf(ZHANG, SHOP, ALL))
    first = await tap_label(manager, "指标")
    second = await tap_label(manager, "下一页›")
    one, two = ([label for row in offered(each)[:3] for label in row] for each in (first, second))
    opened = await tap_label(manager, two[0])
    assert offered(opened)[-2] == [f"‹{one[-1]}", f"{two[1]}›"]
    before = await tap_label(manager, f"‹{one[-1]}")
    assert before.text.split("\n")[1].startswith(one[-1])
    assert (await tap_label(manager, "‹返回指标")).text == first.text
    await tap_label(manager, one[0])
    assert "‹返回指标" in offered(await tap_label(manager, f"{one[1]}›"))[-1]


async def test_the_first_has_none_before_it_and_the_last_none_after(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    weak = taps.SomeIndicators(ZHANG, SHOP, ALL, 1, Only.WEAK, 0)
    codes = [
        label for row in offered(await tap_data(manager, weak)) for label in row if "." in label
    ]
    assert offered(await tap_label(manager, codes[0]))[-2] == [f"{codes[1]}›"]
    for code in codes[1:]:
        last = await tap_label(manager, f"{code}›")
    assert offered(last)[-2] == [f"‹{codes[-2]}"]


async def test_only_what_is_clearly_weak(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    report = await tap_data(manager, taps.ReportOf(ZHANG, SHOP, ALL))
    await tap_label(manager, "指标")
    label = next(
        each for row in offered((await manager.messages())[-1]) for each in row if "短板" in each
    )
    weak = await tap_label(manager, label)
    assert f"·{label}·" in str(offered(weak))
    lines = weak.text.split("\n\n")[1].split("\n")
    assert label == f"短板{len(lines)}"
    assert weak.text.split("\n")[1] == "确有短板，最弱在前"
    for line in lines[:3]:
        assert line in report.text


async def test_the_first_screen_leads_to_what_it_calls_clearly_weak(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    report = await tap_data(manager, taps.ReportOf(ZHANG, SHOP, ALL))
    names = report.text.split("确有短板\n")[1].split("\n")[:3]
    assert offered(report)[0] == [f"{line.split()[0]}›" for line in names]
    opened = await tap_label(manager, offered(report)[0][1])
    assert names[1].startswith(opened.text.split("\n")[1])
    listed = await tap_label(manager, "‹返回指标")
    assert listed.text.split("\n")[1] == "确有短板，最弱在前"


async def test_only_one_section(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    await tap_data(manager, taps.ReportOf(ZHANG, SHOP, ALL))
    await tap_label(manager, "指标")
    choice = await tap_label(manager, "环节")
    sections = [label for row in offered(choice)[:-2] for label in row]
    assert [each.split("  ")[0] for each in sections] == [
        f"{each.code['zh']} {each.short['zh']}" for each in FORM.sections
    ]
    shown = await tap_label(manager, sections[2])
    assert shown.text.split("\n")[1] == "3 需求确认，最弱在前"
    assert all(line.startswith("3.") for line in shown.text.split("\n\n")[1].split("\n"))
    assert "·环节·" in str(offered(shown))
    await tap_label(manager, "·环节·")
    assert "各项指标" in (await tap_label(manager, "全部")).text


async def test_the_whole_wording_and_what_counts_as_yes(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    for code in ("2.8", "3.2", "1.5"):
        indicator = FORM.indicator(number_of(code))
        shown = await tap_data(manager, opening(indicator.number))
        assert indicator.text["zh"] in shown.text
        assert (indicator.hint["zh"] if indicator.hint else "") in shown.text


async def shops_of(place: Story, number: int) -> list[Any]:
    return list(await place.harness.rows(MINE, number=number))


async def test_every_indicator_says_what_the_answers_say(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    for indicator in FORM.indicators:
        number = indicator.number
        mine = [row.value for row in await shops_of(place, number) if row.value is not None]
        theirs = [
            row.value for row in await place.harness.rows(THEIRS, number=number) if row.value < 2
        ]
        text = (await tap_data(manager, opening(number))).text
        own = f"神秘客：做到 {sum(mine)}/{len(mine)}" if mine else "神秘客：还没有评到过"
        assert (f"{own} {wilson(sum(mine), len(mine))}" if len(mine) > 2 else own) in text
        if theirs:
            others = f"其他顾问：做到 {sum(theirs)}/{len(theirs)}"
            enough = len(theirs) > 2
            assert (f"{others} {wilson(sum(theirs), len(theirs))}" if enough else others) in text
        else:
            assert "其他顾问：还没有评到过" in text


async def test_each_shop_has_its_day_its_sign_and_the_shoppers_words(
    place: Story, manager: Phone
) -> None:
    await say_and_wait(manager, "/report")
    number = number_of("2.8")
    shops = await shops_of(place, number)
    newest = await tap_data(manager, opening(number))
    older = await tap_label(manager, "‹更早")
    oldest = await tap_label(manager, "‹更早")
    assert "‹更早" not in str(offered(oldest))
    assert "更近›" not in str(offered(newest))
    found = [line for text in (oldest, older, newest) for line in DAY.findall(text.text)]
    assert [(sign, f"{int(month):02}-{int(day):02}") for sign, _, month, day, _ in found] == [
        ({1: "●", 0: "○", None: "－"}[row.value], row.day) for row in shops
    ]
    assert [words for *_, words in found] == [row.note or "" for row in shops]
    assert any(row.note for row in shops)
    assert (await tap_label(manager, "更近›")).text == older.text


async def test_a_day_of_another_year_has_its_year(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    shown = await tap_data(manager, opening(number_of("2.8"), shops=99))
    assert {year for _, year, *_ in DAY.findall(shown.text)} == {"2025"}
    newest = await tap_data(manager, opening(number_of("2.8")))
    assert "" in {year for _, year, *_ in DAY.findall(newest.text)}
    english = place.phones["english"]
    await say_and_wait(english, "/report")
    there = await tap_data(english, opening(number_of("2.8"), shops=99))
    assert re.search(r"^○ \w{3} \d+, 2025", there.text, re.MULTILINE)


async def test_long_and_odd_words_are_shortened_and_escaped(place: Story, manager: Phone) -> None:
    number = number_of("1.9")
    shops = await shops_of(place, number)
    ids = ",".join(str(row.id) for row in shops)
    odd = "<b>&\n" + "很长" * 60
    await place.harness.write(f"DELETE FROM notes WHERE audit IN ({ids}) AND indicator = {number}")
    await place.harness.write(f"INSERT INTO notes VALUES ({shops[-1].id}, {number}, '{odd}')")
    await say_and_wait(manager, "/report")
    shown = await tap_data(manager, opening(number, NINE))
    (words,) = [words for *_, words in DAY.findall(shown.text) if words]
    assert words == f"<b>& {'很长' * 60}"[:79] + "…"


async def test_it_says_whether_it_is_the_advisor_or_the_process(
    place: Story, manager: Phone
) -> None:
    await say_and_wait(manager, "/report")
    assert "同事做得到，是本人要练。" in (await tap_data(manager, opening(number_of("2.8")))).text
    english = place.phones["english"]
    await say_and_wait(english, "/report")
    text = (await tap_data(english, opening(number_of("2.8")))).text
    assert "The others do it: coach the advisor." in text


async def test_no_auditor_is_named(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    seen = ""
    for each in FORM.indicators[:40]:
        seen += (await tap_data(manager, opening(each.number))).text
    assert not [name for name in AUDITORS if name in seen]


async def test_an_advisor_sees_of_themselves_the_sums_and_no_shop(place: Story) -> None:
    advisor = place.phones["advisor"]
    await say_and_wait(advisor, "/report")
    await tap_data(advisor, taps.ReportOf(ZHANG, SHOP, ALL))
    shown = await tap_label(advisor, "指标")
    line = shown.text.split("\n\n")[1].split("\n")[0]
    opened = await tap_label(advisor, line.split()[0])
    assert f"做到 {re.findall(r'[0-9]+/[0-9]+', line)[0]}" in opened.text
    assert not re.search("月|[●○]|其他顾问|同事", opened.text)
    assert offered(opened)[-1] == ["‹返回指标"]
    for tap in (
        taps.OneIndicator(ZHANG, SHOP, ALL, 1, Only.ALL, 0, 2, 2),
        taps.OneIndicator(ZHANG, SHOP, NINE, 1, Only.WEAK, 3, 30, 99),
    ):
        assert not re.search("月|[●○]|其他顾问", (await tap_data(advisor, tap)).text)


@pytest.mark.parametrize(
    "tap",
    [
        opening(0),
        opening(103),
        opening(-1),
        taps.SomeIndicators(ZHANG, SHOP, ALL, 1, Only.ALL, 8),
        taps.SomeIndicators(ZHANG, SHOP, ALL, 1, Only.ALL, -1),
        taps.OneIndicator(ZHANG, SHOP, ALL, 1, Only.ALL, 8, 1, 1),
        taps.OneIndicator(ZHANG, 2, ALL, 1, Only.ALL, 0, 1, 1),
        taps.OneIndicator(1, SHOP, ALL, 1, Only.ALL, 0, 1, 1),
        taps.ReportSections(ZHANG, 2, ALL),
        "px:3:1:0:1:3:0",
    ],
)
async def test_what_stands_for_nothing_is_refused(manager: Phone, tap: taps.Tap | str) -> None:
    assert await forge_tap(manager, tap) == NOTHING


async def test_others_reports_are_refused(place: Story) -> None:
    advisor, li = place.phones["advisor"], await place.person("李娜")
    await say_and_wait(advisor, "/report")
    for tap in (
        taps.OneIndicator(li, SHOP, ALL, 1, Only.ALL, 0, 1, 1),
        taps.SomeIndicators(li, SHOP, ALL, 1, Only.ALL, 0),
        taps.ReportSections(li, SHOP, ALL),
    ):
        assert await forge_tap(advisor, tap) == NOTHING
