"""Reports where there is little to say, or something odd: nothing yet, one shop, an older form."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import taps
from checklist.definition import Checklist, Value
from checklist.loading import shipped
from checklist.results import Order, Period
from simulator.phone import Phone
from tests.bot.drivers import fill, forge_tap, labels, reply, screen_text, toast_of
from tests.bot.story import NOTHING, say_and_wait, tap_data
from tests.harness import Harness

MONTH, QUARTER, ALL = Period.MONTH, Period.QUARTER, Period.ALL
DAY = 24 * 3600 * 1000  # milliseconds
ZHANG = 3


async def shop(
    harness: Harness,
    shopper: Phone,
    number: int,
    days_ago: int = 0,
    *missed: int,
    about: str = "张伟",
) -> None:
    """Hold a mystery shop past the questions, so many days ago."""
    await reply(shopper, f"/audit {about}")
    await fill(harness, number, but=dict.fromkeys(missed, Value.NO))
    await forge_tap(shopper, taps.Submit(number, sure=True))
    await harness.write(
        "UPDATE audits SET submitted_at = submitted_at - :by WHERE id = :id",
        by=days_ago * DAY,
        id=number,
    )


async def released(harness: Harness) -> None:
    """Three weeks pass."""
    await harness.write("UPDATE audits SET submitted_at = submitted_at - :by", by=21 * DAY)


async def test_an_advisor_with_nothing_yet(manager: Phone) -> None:
    report = await say_and_wait(manager, "/report 李娜")
    assert report.text == "李娜 · 近9次\n\n这段时间没有神秘客评价。"
    assert not [message for message in await manager.messages() if message.files]
    await manager.tap("指标")
    assert "还没有可评的指标。" in await screen_text(manager)
    await manager.tap("‹返回报告")
    await manager.tap("单次")
    assert "这段时间没有神秘客评价。" in await screen_text(manager)
    await manager.tap("‹返回报告")
    await manager.tap("自评差距")
    assert "这段时间没有自评。" in await screen_text(manager)


async def test_one_shop_has_neither_margin_nor_trend_nor_before(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    await shop(harness, shopper, 1, 0, 26, 27)
    there = datetime.now(ZoneInfo("Asia/Shanghai"))
    today = f"{there.month}月{there.day}日"
    report = await say_and_wait(manager, "/report 张伟")
    assert report.text == (
        "张伟：至今1次 98.0%，次数太少，先别下结论\n\n"
        f"得分率 98.0%（只有1次，算不出误差范围） · {today}\n"
        "店内其他顾问的成绩太少，还不能比"
    )


async def test_equal_shops_claim_no_certainty(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    for number in (1, 2, 3, 4, 5, 6):
        await shop(harness, shopper, number)
    report = await say_and_wait(manager, "/report 张伟")
    assert "得分率 100.0% (次数太少，算不出误差范围)" in report.text
    assert "最近一次" not in report.text
    assert "没有确凿的短板" in report.text


async def test_a_shop_that_could_judge_nothing_is_not_a_rate(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    await fill(harness, 1, but=dict.fromkeys(range(1, 103), Value.NOT_APPLICABLE))
    await forge_tap(shopper, taps.Submit(1, sure=True))
    report = await say_and_wait(manager, "/report 张伟")
    assert report.text == ("张伟 · 近9次\n\n这段时间没有可评的神秘客评价表。")
    await tap_data(manager, taps.ReportVisits(ZHANG, 1, QUARTER, 1))
    assert any(label.endswith("  —") for label in await labels(manager))


async def test_rates_are_rounded_half_up(harness: Harness, shopper: Phone, manager: Phone) -> None:
    """7 of 16 is 43.75 %, which half-even and half-up both call 43.8; 1 of 16 tells them apart."""
    await reply(shopper, "/audit 张伟")
    nothing = dict.fromkeys(range(17, 103), Value.NOT_APPLICABLE)
    await fill(harness, 1, but=nothing | dict.fromkeys(range(2, 17), Value.NO))
    await forge_tap(shopper, taps.Submit(1, sure=True))
    assert "得分率 6.3%" in (await say_and_wait(manager, "/report 张伟")).text


async def test_an_empty_period_says_so_and_the_longer_one_does_not(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    await shop(harness, shopper, 1, 60)
    await say_and_wait(manager, "/report 张伟")
    await manager.tap("30天")
    assert await screen_text(manager) == "张伟 · 近30天\n\n这段时间没有神秘客评价。"
    await manager.tap("90天")
    assert "张伟：近90天 " in await screen_text(manager)


async def test_an_advisor_who_left_is_found_no_more(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    await shop(harness, shopper, 1)
    await say_and_wait(manager, "/report")
    await harness.write("UPDATE people SET active = 0 WHERE id = :id", id=ZHANG)
    assert await forge_tap(manager, taps.ReportOf(ZHANG, 1, QUARTER)) == NOTHING
    assert (await say_and_wait(manager, "/report 张伟")).text.startswith("没有")
    assert "张伟" not in (await say_and_wait(manager, "/report")).text


async def test_one_advisor_at_two_dealerships_is_a_choice_that_names_them(
    harness: Harness, tmp_path: Path
) -> None:
    await harness.write("INSERT INTO memberships VALUES (3, 2, 4)")
    owner = await harness.phone("owner")
    await say_and_wait(owner, "/report 张伟")
    assert await labels(owner) == ["张伟 · 浦东店", "张伟 · 虹桥店"]
    await owner.tap("张伟 · 虹桥店")
    assert (await screen_text(owner)).startswith("张伟 · 虹桥店 · 近9次")


def without_the_last_section(checklist: Checklist) -> Checklist:
    return replace(checklist, sections=checklist.sections[:-1], conditions=())


async def test_audits_of_an_older_form_are_matched_by_indicator_and_it_is_said(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    await shop(harness, shopper, 1, 30, 26, 100)
    await harness.stop()
    harness.checklist = without_the_last_section(shipped())
    await harness.start()
    await reply(shopper, "/audit 张伟")
    await fill(harness, 2, but={26: Value.NO})
    left = len(harness.checklist.indicators)
    await harness.write("DELETE FROM answers WHERE audit = 2 AND indicator > :left", left=left)
    await forge_tap(shopper, taps.Submit(2, sure=True))
    report = (await say_and_wait(manager, "/report 张伟")).text
    gone = 102 - left
    assert f"其中1次用的是旧版评价表，按指标对应；{gone}项新版已取消，未列出" in report
    assert "至今2次" in report
    await manager.tap("指标")
    assert "2.1 " in (await screen_text(manager)).split("\n")[4]
    assert "0/2" in (await screen_text(manager)).split("\n")[4]
    await tap_data(manager, taps.Summary(1, 1))
    assert "100/102" in await screen_text(manager)


async def test_kinds_are_never_mixed(harness: Harness, shopper: Phone, manager: Phone) -> None:
    await shop(harness, shopper, 1)
    await reply(manager, "/audit 张伟")
    await fill(harness, 2, but=dict.fromkeys(range(1, 52), Value.NO))
    await forge_tap(manager, taps.Submit(2, sure=True))
    advisor = await harness.phone("advisor")
    await reply(advisor, "/audit")
    await advisor.tap("全部")
    await fill(harness, 3, but=dict.fromkeys(range(1, 27), Value.NO))
    await forge_tap(advisor, taps.Submit(3, sure=True))
    report = (await say_and_wait(manager, "/report 张伟")).text
    assert "至今1次" in report
    assert "得分率 100.0%" in report
    assert "自评 74.5%（1次）；同样的指标比神秘客低25.5个百分点" in report
    await manager.tap("单次")
    assert "覆盖 100.0%（102/102" in await screen_text(manager)
    await manager.tap("观察1")
    assert "现场观察1次 50.0%，不计入" in await screen_text(manager)


async def test_to_an_advisor_one_colleagues_shops_are_no_average(
    harness: Harness, shopper: Phone, advisor: Phone, manager: Phone
) -> None:
    for number in (1, 2, 3):
        await shop(harness, shopper, number)
    for number in (4, 5, 6):
        await shop(harness, shopper, number, 0, 26, about="李娜")
    await harness.write("UPDATE audits SET auditor = 7 WHERE id = 2")
    await released(harness)
    own = (await say_and_wait(advisor, "/report")).text
    assert own.startswith("张伟：至今3次（已公布）")
    assert "店内其他顾问的成绩太少，还不能比" in own
    assert "店内其他顾问 99.0%" in (await say_and_wait(manager, "/report 张伟")).text


@pytest.mark.parametrize("count", [0, 1, 2, 3])
async def test_a_fresh_advisor_sees_that_nothing_is_released(
    harness: Harness, shopper: Phone, advisor: Phone, count: int
) -> None:
    """Three shops of the same shopper are not released either."""
    before = (await say_and_wait(advisor, "/report")).text
    assert before.startswith("张伟 · 近9次\n\n还没有公布的成绩。")
    for number in range(1, count + 1):
        await shop(harness, shopper, number, 0, 26)
    await released(harness)
    assert (await say_and_wait(advisor, "/report")).text == before
    assert await labels(advisor) == ["·近9次·", "30天", "90天", "全部"]


async def test_where_nobody_can_be_reported_on_that_is_said(
    harness: Harness, manager: Phone
) -> None:
    await say_and_wait(manager, "/report")
    await harness.write("UPDATE people SET active = 0 WHERE name IN ('张伟', '李娜', '章薇')")
    assert await toast_of(manager, taps.Team(QUARTER, Order.SCORE, 1)) == NOTHING
    assert (await say_and_wait(manager, "/report")).text == "目前没有您能看的报告。"
