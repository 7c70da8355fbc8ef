"""Talks of an advisor, a manager and a stranger in the page, with the demo's year behind them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from demo import database, setup
from demo.people import PEOPLE
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.browser.page_driver import PageDriver, Phoned

pytestmark = pytest.mark.asyncio(loop_scope="session")

NUMBERS = {each.name: each.telegram_id for each in PEOPLE}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Simulator]:
    folder = tmp_path_factory.mktemp("demo")
    url = await database.prepare(folder)
    async with setup.start_demo(folder, url, limits=UNLIMITED) as on:
        yield on.simulator


async def test_an_advisor_checks_themselves_in_five_minutes(
    demo: Simulator, phoned: Phoned
) -> None:
    zhang = await phoned(demo, NUMBERS["张伟"], "zh-CN")
    await zhang.start("您好，张伟。")
    offered = await zhang.say("/selfcheck", "您自己和您的经理能看到")
    assert offered.is_whole
    await zhang.tap("五分钟（10项）", "0/10")
    await through(zhang, "全部答完")
    await zhang.picture("self-check-review-zh")
    await zhang.tap("提交", "确认提交？")
    result = await zhang.tap("确认提交", "已提交")
    await zhang.picture("self-check-result-zh")
    assert "和神秘客看到的对照" in result.text


async def through(person: PageDriver, until: str) -> None:
    """Say yes where that is asked, and that each is to be asked where it is not."""
    while until not in (screen := person.seen).text:
        assert screen.is_whole, screen
        yes = [label for label in screen.labels if label.endswith("是")]
        each = [label for label in screen.labels if label == "逐项问我"]
        await person.tap((each or yes or ["继续"])[0])


async def test_a_manager_reads_one_advisors_report_and_the_teams(
    demo: Simulator, phoned: Phoned
) -> None:
    zhou = await phoned(demo, NUMBERS["周经理"], "zh-CN")
    await zhou.start("您好，周经理。")
    first = await zhou.say("/report 张伟", "近9次")
    await zhou.picture("report-zh")
    assert "暂定" not in first.text
    longer = await zhou.tap("全部", "全部时间")
    assert "确有短板" in longer.text
    assert "2.8 边检查边讲解" in longer.text
    await zhou.tap("指标", "最弱在前")
    await zhou.picture("report-indicators-zh")
    await zhou.tap("2.8", "其他顾问")
    await zhou.picture("report-indicator-zh")
    await zhou.tap("‹返回指标", "最弱在前")
    await zhou.tap("‹返回报告", "全部时间")
    await zhou.tap("自评差距", "盲区")
    await zhou.tap("‹返回报告", "全部时间")
    visits = await zhou.tap("单次", "新的在前")
    await zhou.tap(visits.labels[0], "和上一次")
    await zhou.picture("report-visit-zh")
    await zhou.tap("全文", "合计")
    await zhou.picture("report-whole-visit-zh")
    team = await zhou.say("/report", "全店")
    await zhou.picture("report-team-zh")
    assert {"李娜", "刘洋", "章薇"} <= set(team.labels)
    await zhou.tap("李娜", "李娜：")


async def test_an_english_manager_finds_a_report_by_the_names_sound(
    demo: Simulator, phoned: Phoned
) -> None:
    emma = await phoned(demo, NUMBERS["Emma Clarke"], "en-GB")
    await emma.start("Hello, Emma Clarke.")
    choice = await emma.say("/report zhangwei", "Which one?")
    assert choice.labels == ["Zhang Wei 张伟", "Zhang Wei 章薇"]
    report = await emma.tap("Zhang Wei 章薇", "章薇")
    await emma.picture("report-en")
    assert "No clear weakness" in report.text


async def test_a_stranger_learns_nothing(demo: Simulator, phoned: Phoned) -> None:
    passer_by = await phoned(demo, NUMBERS["路人"], "zh-CN")
    answer = await passer_by.start("这里只为受邀的人服务")
    assert answer.labels == []
    for asked in ("/report 张伟", "/audit"):
        await passer_by.write(asked)
    await passer_by.say("/start 0", "这个链接已经用过")  # each wrong link is answered
    assert await passer_by.count("受邀") == 1
    await passer_by.picture("stranger-zh")
