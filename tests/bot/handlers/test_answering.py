"""Answering: four values, the way back, later, and what interrupts."""

import pytest

from simulator.phone import Phone
from tests.bot.drivers import first_question, labels, reply, screen_text
from tests.harness import Harness

ROWS = [["是", "否"], ["不适用", "未观察到"], ["‹上题", "稍后›", "目录", "备注"]]


async def test_the_screen_is_the_one_on_paper(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("否")
    live = await shopper.live()
    assert live is not None
    assert live.text.splitlines()[:3] == ["1 服务预约  1/25 · 全部 1/102", "上题 1.1 → 否", ""]
    assert live.text.splitlines()[3].startswith("1.2 服务顾问是否")
    assert await shopper.buttons() == ROWS


async def test_the_rows_never_move(shopper: Phone) -> None:
    await first_question(shopper)
    for _ in range(4):
        assert await shopper.buttons() == ROWS
        await shopper.tap("是")


@pytest.mark.parametrize(("label", "value"), [("是", 1), ("否", 0), ("不适用", 2), ("未观察到", 3)])
async def test_each_value_is_kept_and_confirmed_without_a_toast(
    harness: Harness, shopper: Phone, label: str, value: int
) -> None:
    await first_question(shopper)
    assert await shopper.tap(label) == ""
    assert f"上题 1.1 → {label}" in await screen_text(shopper)
    rows = await harness.rows("SELECT indicator, value, given FROM answers")
    assert [tuple(row) for row in rows] == [(1, value, 0)]


@pytest.mark.parametrize("label", ["Yes", "No", "Not applicable", "Not observed"])
async def test_the_values_in_english(harness: Harness, label: str) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    await emma.tap(label)
    assert f"Last: 1.1 → {label}" in await screen_text(emma)
    assert "Booking  1/25 · All 1/102" in await screen_text(emma)


async def test_a_change_of_mind_is_one_answer_with_its_history(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("否")
    await shopper.tap("‹上题")
    assert "● 否" in await labels(shopper)
    await shopper.tap("● 否")
    await shopper.tap("‹上题")
    await shopper.tap("是")
    assert [row.value for row in await harness.rows("SELECT value FROM answers")] == [1]
    rows = await harness.rows("SELECT indicator, before, after FROM answer_changes")
    assert [tuple(row) for row in rows] == [(1, 0, 1)]


async def test_the_way_back_passes_questions_and_conditions_to_the_menu(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await shopper.tap("是")
    seen = []
    for _ in range(5):
        await shopper.tap("‹上题")
        seen.append((await screen_text(shopper)).splitlines()[-1])
    assert seen[0].startswith("1.2 ")
    assert seen[1].startswith("1.1 ")
    assert seen[2] == "情况：这次怎么预约的？"
    assert seen[3].startswith("情况：有20项后台工作")
    assert "目录" in await screen_text(shopper)


async def test_later_leaves_it_open_and_it_comes_when_all_else_is_done(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("稍后›")
    assert "上题 1.1 → 稍后" in await screen_text(shopper)
    assert "1.2 " in await screen_text(shopper)
    assert not await harness.rows("SELECT 1 FROM answers")
    assert [row.put_off for row in await harness.rows("SELECT put_off FROM audits")] == ["1"]


async def test_later_on_an_answered_question_keeps_the_answer(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await shopper.tap("‹上题")
    await shopper.tap("稍后›")
    assert "上题 1.1 → 是" in await screen_text(shopper)
    assert len(await harness.rows("SELECT 1 FROM answers")) == 1


async def test_what_was_put_off_is_no_longer_once_answered(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("稍后›")
    await shopper.tap("‹上题")
    await shopper.tap("是")
    assert [row.put_off for row in await harness.rows("SELECT put_off FROM audits")] == [""]


async def test_a_hint_stands_under_its_question(shopper: Phone) -> None:
    await first_question(shopper)
    for _ in range(3):
        await shopper.tap("是")
    live = await shopper.live()
    assert live is not None
    assert "问候和感谢都有才算“是”。" in live.text
    assert "<i>" in live.html


async def test_a_restart_of_the_bot_is_invisible(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await harness.restart()
    await shopper.tap("否")
    assert "上题 1.2 → 否" in await screen_text(shopper)


async def test_a_command_in_between_leaves_the_question_usable(shopper: Phone) -> None:
    await first_question(shopper)
    await reply(shopper, "/help")
    await shopper.tap("是")
    assert "上题 1.1 → 是" in await screen_text(shopper)


async def test_a_deleted_message_costs_only_a_fresh_one(shopper: Phone) -> None:
    await first_question(shopper)
    live = await shopper.live()
    assert live is not None
    await shopper.delete(live)
    await reply(shopper, "/audit")
    await shopper.tap("继续")
    assert "1.1 " in await screen_text(shopper)
