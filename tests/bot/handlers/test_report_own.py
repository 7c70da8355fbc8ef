"""What advisors see of themselves: whole releases, and never a single shop or whoever held it."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import asdict

import pytest
import pytest_asyncio

from bot import taps
from checklist.results import Order, Period
from simulator.phone import Phone
from tests.bot.controls import calls
from tests.bot.drivers import forge_tap
from tests.bot.story import NOTHING, Story, open_story, read_out, say_and_wait, tap_data, tap_label

pytestmark = pytest.mark.asyncio(loop_scope="module")
QUARTER, ALL = Period.QUARTER, Period.ALL
SHOPPERS = ("王芳", "何磊", "吴静怡", "1001", "2001", "2002")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as made:
        yield made


@pytest.fixture
def advisor(place: Story) -> Phone:
    return place.phones["advisor"]


async def test_periods_hold_whole_releases(place: Story, advisor: Phone) -> None:
    await say_and_wait(advisor, "/report")
    shown = {each: await tap_data(advisor, taps.ReportOf(3, 1, each)) for each in Period}
    titles = {each: message.text.split(" ")[0] for each, message in shown.items()}
    assert titles == {
        Period.ALL: "张伟：全部时间",
        Period.NINE: "张伟：近13次（已公布）",
        Period.MONTH: "张伟：30天内公布",
        Period.QUARTER: "张伟：90天内公布",
    }
    for message in shown.values():
        assert not re.search("最近一次 |之前|稳定|起伏|覆盖", message.text)


@pytest.mark.parametrize("typed", ["", " 张伟", " zhangwei"])
async def test_they_see_themselves(advisor: Phone, typed: str) -> None:
    assert (await say_and_wait(advisor, f"/report{typed}")).text.startswith(
        "张伟：近13次（已公布） "
    )


@pytest.mark.parametrize("typed", ["李娜", "nobody", "<b>"])
async def test_whoever_else_they_ask_for_it_says_that_these_are_their_own(
    advisor: Phone, typed: str
) -> None:
    shown = await say_and_wait(advisor, f"/report {typed}")
    assert shown.text.startswith("您只能看自己的成绩：\n\n张伟：近13次（已公布） ")


async def test_only_a_period_of_days_explains_them(advisor: Phone) -> None:
    await say_and_wait(advisor, "/report")
    everything = await tap_label(advisor, "全部")
    assert everything.text.endswith("\n最近一批：2月23日公布。")
    quarter = await tap_label(advisor, "90天")
    assert quarter.text.endswith("\n最近一批：2月23日公布；90天＝截至这天的90天。")


async def test_it_says_how_results_are_released(advisor: Phone) -> None:
    own = await say_and_wait(advisor, "/report")
    assert own.text.endswith(
        "神秘客成绩在周一成批公布，每批至少3次、来自至少2位神秘客；两批之间只有您的自评会变。"
        "不显示是谁、何时来的。\n最近一批：2月23日公布。"
    )
    assert [[button.label for button in row] for row in own.keyboard] == [
        ["6.7›", "2.8›", "3.2›"],
        ["·近9次·", "30天"],
        ["90天", "全部"],
        ["指标", "自评差距", "自检记录"],
    ]
    indicators = (await tap_label(advisor, "指标")).text
    assert "\n各项指标，最弱在前" in indicators
    assert "一项指标新增满3次可评才更新" in indicators
    await tap_label(advisor, "‹返回报告")
    assert (await tap_label(advisor, "自评差距")).text.startswith("张伟 · 自评与神秘客")


async def test_two_shops_are_not_released(place: Story) -> None:
    phone = place.phones["陈静"]
    own = await say_and_wait(phone, "/report")
    assert own.text.startswith("陈静 · 近9次\n\n还没有公布的成绩。\n\n自评")
    for word in ("最近", "上次", "先辅导", "盲区", "连失", "得分率"):
        assert word not in own.text
    assert [[button.label for button in row] for row in own.keyboard] == [
        ["·近9次·", "30天"],
        ["90天", "全部"],
        ["自检记录"],
    ]
    me = await place.person("陈静")
    for tap in (taps.ReportIndicators(me, 1, ALL, 1), taps.ReportGap(me, 1, ALL, 1)):
        assert await forge_tap(phone, tap) == NOTHING
    assert not own.files


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
        taps.ReportIndicators(other, 1, QUARTER, 1),
        taps.ReportVisits(other, 1, QUARTER, 1),
        taps.ReportGap(other, 1, QUARTER, 1),
        taps.ReportFile(other, 1, QUARTER, taps.FileFormat.XLSX),
        taps.ReportOf(3, 2, QUARTER),
        taps.ReportOf(9999, 1, QUARTER),
    ):
        assert await forge_tap(advisor, tap) == NOTHING, tap
    assert read_out((await advisor.messages())[-1]) == shown


async def test_nothing_that_reached_an_advisor_gives_a_shopper_away(
    place: Story, advisor: Phone
) -> None:
    """File names and captions are part of the calls."""
    await say_and_wait(advisor, "/report")
    for tap in (
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
