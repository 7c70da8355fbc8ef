"""What advisors see of themselves: late, coarse, and never a single shop or whoever held it."""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict

import pytest
import pytest_asyncio

from bot import taps
from checklist.results import Order, Period
from simulator.phone import Phone
from tests.bot.controls import calls
from tests.bot.drivers import forge_tap
from tests.bot.story import NOTHING, Story, open_story, say_and_wait, tap_data, tap_label

pytestmark = pytest.mark.asyncio(loop_scope="module")
QUARTER, ALL = Period.QUARTER, Period.ALL
MONDAY = 1_772_409_600_000  # 2 March 2026, 00:00 UTC
SHOPPERS = ("王芳", "何磊", "吴静怡", "1001", "2001", "2002")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as made:
        await made.harness.write(
            "UPDATE audits SET submitted_at = :now WHERE id ="
            " (SELECT id FROM audits WHERE advisor = 3 AND kind = 1 ORDER BY submission DESC)",
            now=MONDAY + 3_600_000,
        )
        yield made


@pytest.fixture
def advisor(place: Story) -> Phone:
    return place.phones["advisor"]


async def test_only_shops_of_finished_weeks_count(place: Story, advisor: Phone) -> None:
    assert "神秘客4次" in (await say_and_wait(advisor, "/report")).text
    await say_and_wait(place.phones["manager"], "/report")
    full = await tap_data(place.phones["manager"], taps.ReportOf(3, 1, QUARTER))
    assert "神秘客5次" in full.text


@pytest.mark.parametrize("typed", ["", " 张伟", " 李娜", " zhangwei", " nobody", " <b>"])
async def test_whatever_name_they_type_they_see_themselves(advisor: Phone, typed: str) -> None:
    assert (await say_and_wait(advisor, f"/report{typed}")).text.startswith("张伟 · 神秘客4次")


async def test_it_says_how_late_and_how_coarse_it_is(advisor: Phone) -> None:
    own = await say_and_wait(advisor, "/report")
    assert own.text.endswith("您的成绩按周汇总，从下周一起可见；不显示是谁、何时来的。")
    assert [[button.label for button in row] for row in own.keyboard] == [
        ["30天", "·90天·", "全部"],
        ["指标", "自评差距"],
    ]
    assert (await tap_label(advisor, "指标")).text.startswith("张伟 · 各项指标")
    await tap_label(advisor, "‹返回报告")
    assert (await tap_label(advisor, "自评差距")).text.startswith("张伟 · 自评与神秘客")


async def test_fewer_than_three_released_shops_are_only_summed_up(place: Story) -> None:
    phone = place.phones["陈静"]
    own = await say_and_wait(phone, "/report")
    assert own.text.startswith("陈静 · 神秘客2次")
    assert "公布的次数还不到3次，目前只看合计。" in own.text
    for word in ("最近", "上次", "先辅导", "盲区", "连失"):
        assert word not in own.text
    assert [[button.label for button in row] for row in own.keyboard] == [
        ["30天", "·90天·", "全部"]
    ]
    me = await place.person("陈静")
    for tap in (taps.ReportIndicators(me, 1, ALL, 1), taps.ReportGap(me, 1, ALL, 1)):
        assert await forge_tap(phone, tap) == NOTHING
    assert await forge_tap(phone, taps.ReportPicture(me, 1, ALL)) == NOTHING


async def test_an_interval_of_two_shops_would_give_both_away(place: Story) -> None:
    """Mean and interval of two rates are two equations for two unknowns."""
    first, *_ = (await say_and_wait(place.phones["陈静"], "/report")).text.split("\n\n")
    assert "–" not in first
    assert "(" not in first


async def test_everything_that_is_not_theirs_is_one_same_refusal(
    place: Story, advisor: Phone
) -> None:
    shown = await say_and_wait(advisor, "/report")
    other = await place.person("李娜")
    ((shop,),) = await place.harness.rows(
        "SELECT min(id) FROM audits WHERE advisor = 3 AND kind = 1"
    )
    for tap in (
        taps.ReportVisits(3, 1, ALL, 1),
        *(taps.ReportFile(3, 1, ALL, each) for each in taps.FileFormat),
        *(taps.AuditFile(shop, each) for each in taps.AuditFileFormat),
        taps.Summary(shop, 1),
        taps.Team(ALL, Order.NAME, 1),
        taps.ReportOf(other, 1, QUARTER),
        taps.ReportPicture(other, 1, QUARTER),
        taps.ReportIndicators(other, 1, QUARTER, 1),
        taps.ReportVisits(other, 1, QUARTER, 1),
        taps.ReportGap(other, 1, QUARTER, 1),
        taps.ReportFile(other, 1, QUARTER, taps.FileFormat.XLSX),
        taps.ReportOf(3, 2, QUARTER),
        taps.ReportOf(9999, 1, QUARTER),
    ):
        assert await forge_tap(advisor, tap) == NOTHING, tap
    assert (await advisor.messages())[-1] == shown


async def test_nothing_that_reached_an_advisor_gives_a_shopper_away(
    place: Story, advisor: Phone
) -> None:
    """File names and captions are part of the calls."""
    await say_and_wait(advisor, "/report")
    for tap in (
        taps.ReportPicture(3, 1, ALL),
        taps.ReportIndicators(3, 1, ALL, 1),
        taps.ReportGap(3, 1, ALL, 1),
        taps.ReportOf(3, 1, ALL),
    ):
        await tap_data(advisor, tap)
    reached = json.dumps(
        [asdict(call)["parameters"] for call in calls(place.harness, chat=advisor.id)],
        ensure_ascii=False,
        default=str,
    )
    assert "张伟" in reached
    assert "报告_2026-03-04.png" in reached
    assert not [who for who in SHOPPERS if who in reached]
    moments = await place.harness.rows(
        "SELECT strftime('%H:%M', submitted_at / 1000, 'unixepoch') AS utc,"
        " strftime('%H:%M', submitted_at / 1000 + 28800, 'unixepoch') AS local,"
        " strftime('%Y-%m-%d', submitted_at / 1000, 'unixepoch') AS day"
        " FROM audits WHERE advisor = 3 AND kind = 1"
    )
    assert not [each for row in moments for each in row if each in reached]
    notes = await place.harness.rows(
        "SELECT text FROM notes JOIN audits ON audits.id = audit WHERE advisor = 3"
        " UNION SELECT text FROM evaluations JOIN audits ON audits.id = audit WHERE advisor = 3"
    )
    assert notes
    assert not [row.text for row in notes if row.text in reached]
