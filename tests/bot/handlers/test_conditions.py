"""Conditions: what they rule out, how that is shown, and how it is changed."""

import json

from bot import taps
from simulator.phone import Phone
from tests.bot.drivers import forge_tap, labels, reply, screen_text
from tests.harness import Harness


async def given(harness: Harness) -> int:
    """Count what would be answered on the person's behalf, by what the screen says is done."""
    rows = await harness.rows("SELECT choices FROM audits")
    return len(json.loads(rows[0].choices))


async def test_the_back_office_is_asked_first_and_answers_twenty(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    assert await labels(shopper) == ["一并记为未观察到", "逐项问我", "‹上题", "目录"]
    await shopper.tap("一并记为未观察到")
    screen = await screen_text(shopper)
    assert "上题 情况 → 一并记为未观察到" in screen
    assert "全部 20/102" in screen
    assert await given(harness) == 1
    assert not await harness.rows("SELECT 1 FROM answers")


async def test_the_same_in_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await reply(emma, "/audit 张伟")
    await emma.tap("All as not observed")
    assert "Last: situation → All as not observed" in await screen_text(emma)
    await emma.tap("Phone")
    assert "Last: situation → Phone, 4 marked not applicable" in await screen_text(emma)


async def test_ask_me_each_rules_out_nothing(shopper: Phone) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("逐项问我")
    assert "上题 情况 → 逐项问我" in await screen_text(shopper)
    assert "项记为" not in await screen_text(shopper)
    assert "全部 0/102" in await screen_text(shopper)


async def test_what_is_ruled_out_is_skipped_and_said_and_can_be_changed_one_by_one(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("逐项问我")
    await shopper.tap("电话")
    screen = await screen_text(shopper)
    assert "上题 情况 → 电话，4项记为不适用" in screen
    assert "1.3 " in screen
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    assert "1.1 –" in await labels(shopper)
    await shopper.tap("1.1 –")
    assert "按您选的情况" in await screen_text(shopper)
    assert "● 不适用" in await labels(shopper)
    await shopper.tap("是")
    assert [tuple(r) for r in await harness.rows("SELECT indicator, value FROM answers")] == [
        (1, 1)
    ]
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    assert "1.1 ✓" in await labels(shopper)


async def test_changing_a_condition_re_derives_its_own_and_keeps_the_persons(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("逐项问我")
    await shopper.tap("电话")
    await shopper.tap("否")
    await shopper.tap("‹上题")
    await shopper.tap("‹上题")
    assert "情况：这次怎么预约的？" in await screen_text(shopper)
    assert "● 电话" in await labels(shopper)
    await shopper.tap("短信")
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    marks = await labels(shopper)
    assert {"1.1 –", "1.2", "1.3 ✗", "1.4 –"} <= set(marks)
    assert [tuple(r) for r in await harness.rows("SELECT indicator, value FROM answers")] == [
        (3, 0)
    ]


async def test_back_from_a_condition_reaches_the_question_before_it(shopper: Phone) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("一并记为未观察到")
    await shopper.tap("未预约")
    assert "上题 情况 → 未预约，26项记为不适用" in await screen_text(shopper)
    assert "1.12 " in await screen_text(shopper)
    await shopper.tap("‹上题")
    assert "情况：这次怎么预约的？" in await screen_text(shopper)
    await shopper.tap("‹上题")
    assert "有20项后台工作" in await screen_text(shopper)


async def test_a_condition_is_asked_when_its_first_question_comes(shopper: Phone) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("一并记为未观察到")
    await shopper.tap("逐项问我")
    for _ in range(15):
        assert "情况：" not in (await screen_text(shopper)).splitlines()[-1]
        await shopper.tap("是")
    assert "情况：这次做什么？" in await screen_text(shopper)
    assert "上题 1.17 → 是" in await screen_text(shopper)
    assert "首次保养" in await labels(shopper)
    await shopper.tap("‹上题")
    assert "1.17 " in (await screen_text(shopper)).splitlines()[-1]


async def test_an_observation_asks_the_back_office_like_all_the_rest(manager: Phone) -> None:
    assert "这次怎么预约的" in (await reply(manager, "/audit 张伟")).text


async def test_the_menu_is_reached_from_a_condition_and_leads_back(shopper: Phone) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("目录")
    assert "目录" in await screen_text(shopper)
    await shopper.tap("‹返回")
    assert "1.1 " in await screen_text(shopper)


async def test_a_condition_whose_choice_is_gone_is_not_confirmed(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("逐项问我")
    await harness.write("UPDATE audits SET choices = '{}'")
    await forge_tap(shopper, taps.Question(1, 1, taps.LastCondition(1)))
    screen = await screen_text(shopper)
    assert "1.1 " in screen
    assert "上题" not in screen
