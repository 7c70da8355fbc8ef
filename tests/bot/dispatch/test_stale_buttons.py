"""Buttons of messages that were replaced: they answer what is open and overwrite nothing."""

from bot import taps
from checklist.definition import Value
from simulator.phone import Message, Phone
from tests.bot.controls import add_fault, open_audit, wait_until_idle
from tests.bot.drivers import (
    content,
    first_question,
    forge_tap,
    labels,
    reply,
    screen_text,
    toast_of,
)
from tests.harness import Harness, screen


async def two_messages(phone: Phone) -> Message:
    """Return the first of two messages that show 1.1; the second is the live one."""
    await first_question(phone)
    old = await phone.live()
    assert old is not None
    await reply(phone, "/audit")
    await phone.tap("继续")
    return old


async def test_an_open_question_is_recorded_and_that_is_said(
    harness: Harness, shopper: Phone
) -> None:
    old = await two_messages(shopper)
    toast = await shopper.tap_old(old, "否")
    assert toast == "已保存。那是旧消息，请接着用下面这条。"
    assert [tuple(r) for r in await harness.rows("SELECT indicator, value FROM answers")] == [
        (1, 0)
    ]
    live = await shopper.live()
    assert live is not None
    assert live.id > old.id
    assert "1.2 " in live.text


async def test_what_stands_elsewhere_stays_where_it_is(harness: Harness, shopper: Phone) -> None:
    old = await two_messages(shopper)
    await shopper.tap("稍后›")
    await shopper.tap_old(old, "是")
    assert [tuple(r) for r in await harness.rows("SELECT indicator, value FROM answers")] == [
        (1, 1)
    ]
    assert "1.2 " in await screen_text(shopper)


async def test_an_answer_is_not_overwritten_from_an_old_message(
    harness: Harness, shopper: Phone
) -> None:
    old = await two_messages(shopper)
    await shopper.tap("是")
    before = await content(harness)
    assert await shopper.tap_old(old, "否") == "这是旧按钮，什么都没有改。"
    assert await content(harness) == before
    assert "1.2 " in await screen_text(shopper)


async def test_any_other_old_button_only_shows_where_one_is(
    harness: Harness, shopper: Phone
) -> None:
    old = await two_messages(shopper)
    before = await content(harness)
    for label in ("稍后›", "目录", "备注", "‹上题"):
        assert await shopper.tap_old(old, label, settle=False) == "已转到当前这一步。"
    assert await content(harness) == before
    assert "1.1 " in await screen_text(shopper)


async def test_an_observations_old_message_has_no_buttons_left(manager: Phone) -> None:
    await reply(manager, "/audit 张伟")
    await manager.tap("逐项问我")
    old = await manager.live()
    assert old is not None
    await reply(manager, "/audit")
    await manager.tap_old(old, "❌ 否")
    by_id = {message.id: message for message in await manager.messages()}
    assert by_id[old.id].keyboard == ()


async def test_a_shops_old_message_is_gone(shopper: Phone) -> None:
    old = await two_messages(shopper)
    await shopper.tap_old(old, "否")
    assert [message.id for message in await shopper.messages()] == [old.id + 2]


async def test_an_old_button_of_another_draft_counts_there(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    old = await shopper.live()
    assert old is not None
    await reply(shopper, "/audit 李娜")
    assert "已保存" in await shopper.tap_old(old, "是")
    rows = await harness.rows("SELECT audit, indicator FROM answers")
    assert [tuple(row) for row in rows] == [(1, 1)]
    assert "全部 0/102" in await screen_text(shopper)


async def test_an_old_english_button(harness: Harness) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    old = await emma.live()
    assert old is not None
    await reply(emma, "/audit")
    assert "That was an older message" in await emma.tap_old(old, "Yes")
    assert "That was an old button" in await emma.tap_old(old, "No")


async def test_two_quick_taps_are_one_answer_and_one_step(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    live = await shopper.live()
    assert live is not None
    await shopper.tap_old(live, "是", settle=False)
    await shopper.tap_old(live, "是")
    assert "1.2 " in await screen_text(shopper)
    assert len(await harness.rows("SELECT 1 FROM answers")) == 1
    assert not await harness.rows("SELECT 1 FROM answer_changes")


async def test_with_nothing_to_show_an_old_button_is_only_answered(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    old = await shopper.live()
    assert old is not None
    await reply(shopper, "/audit")
    await shopper.tap("删除这份")
    await shopper.tap("确认删除")
    assert await shopper.tap_old(old, "目录") in {"已转到当前这一步。", "这份已经删除。"}
    assert await labels(shopper) == ["新开一份"]


async def test_the_place_of_a_former_version_is_forgotten(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await harness.write("UPDATE people SET expects = 'zzz:1' WHERE telegram_id = 1001")
    assert "没有要填的文字" in (await reply(shopper, "你好")).text
    assert await toast_of(shopper, taps.Answer(9, 1, Value.YES)) == "这里没有您要找的内容。"
    await forge_tap(shopper, taps.Resume(1))
    assert "1.1 " in await screen_text(shopper)


async def test_a_place_that_is_no_longer_ones_own_is_not_shown(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await harness.write("UPDATE people SET expects = 'q:9:1:0' WHERE telegram_id = 1001")
    assert await toast_of(shopper, taps.Review(8)) == "这里没有您要找的内容。"


async def test_an_old_message_of_an_audit_that_is_gone_loses_its_buttons_at_a_tap(
    harness: Harness, manager: Phone
) -> None:
    await open_audit(harness, manager)
    old = await screen(manager)
    add_fault(harness, "error", "editMessageReplyMarkup", code=400)
    await reply(manager, "/audit")
    await wait_until_idle(harness)
    assert len([each for each in await manager.messages() if each.keyboard]) == 2
    await harness.write("UPDATE people SET expects = NULL WHERE telegram_id = 1002")
    await harness.write("UPDATE audits SET state = 2")
    assert await manager.tap_old(old, "✅ 是")
    await wait_until_idle(harness)
    left = [each.id for each in await manager.messages() if each.keyboard]
    assert left == [(await screen(manager)).id]
    assert left != [old.id]
