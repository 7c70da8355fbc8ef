"""What goes out: two calls a tap, the newest screen wins, floods and lost lines are waited out."""

import asyncio

import pytest

from bot.delivery import messages
from bot.taps import Answer
from checklist.definition import Value
from simulator.phone import Phone
from simulator.world.faults import FaultKind
from tests.bot.controls import (
    add_fault,
    calls,
    count_rows,
    forget_calls,
    open_audit,
    start_and_wait,
    stored_answers,
    tap,
    wait_until,
    wait_until_idle,
    while_stopped,
)
from tests.harness import Harness, screen


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "EDIT_PAUSES", (0.05,) * 4)
    monkeypatch.setattr(messages, "SEND_PAUSES", (0.05,))


def errors(harness: Harness) -> list[str]:
    return [call.error for call in calls(harness) if call.error]


async def test_a_tap_takes_exactly_two_calls_and_nothing_is_edited_to_the_same(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    forget_calls(harness)
    for label in ("是", "否", "不适用", "未观察到", "‹上题", "是", "稍后", "是"):
        await shopper.tap(label)
    await wait_until_idle(harness)
    methods = [call.method for call in calls(harness)]
    assert methods.count("answerCallbackQuery") == methods.count("editMessageText") == 8
    assert len(methods) == 16
    assert errors(harness) == []
    assert len(await stored_answers(harness, audit)) == 5


async def test_the_newest_screen_wins_when_taps_come_faster_than_edits(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    forget_calls(harness)
    add_fault(harness, "delay", "editMessageText", seconds=1.5)
    for number in range(1, 11):
        tap(harness, shopper.id, Answer(audit, number, Value.YES))
        await asyncio.sleep(0.02)
    await wait_until_idle(harness)
    assert "10/102" in (await screen(shopper)).text
    assert len(calls(harness, "editMessageText")) == 2
    assert len(calls(harness, "answerCallbackQuery")) == 10


async def test_a_flood_in_one_chat_holds_up_neither_its_answers_nor_other_chats(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    audit, theirs = await open_audit(harness, shopper), await open_audit(harness, manager)
    add_fault(harness, "flood", "editMessageText", chat_id=shopper.id, seconds=2)
    first = tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    await wait_until(lambda: harness.sim.world.queries[first].answered)
    second = tap(harness, shopper.id, Answer(audit, 2, Value.NO))
    await wait_until(lambda: harness.sim.world.queries[second].answered)
    await manager.tap("✅ 是")
    await manager.see("1/102", timeout=1)
    assert await stored_answers(harness, theirs) == {1: Value.YES}
    assert await stored_answers(harness, audit) == {1: Value.YES, 2: Value.NO}
    assert "1.1 " in (await screen(shopper)).text, "it still waits"
    await shopper.see("2/102")
    assert len(calls(harness, "editMessageText", shopper.id)) <= 5


async def test_a_screen_that_was_replaced_during_a_flood_is_not_sent(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    forget_calls(harness)
    add_fault(harness, "flood", "editMessageText", seconds=1)
    tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    await wait_until(lambda: calls(harness, "editMessageText"))
    tap(harness, shopper.id, Answer(audit, 2, Value.YES))
    await wait_until_idle(harness)
    assert "2/102" in (await screen(shopper)).text
    assert len(calls(harness, "editMessageText")) == 2
    assert calls(harness, "sendMessage") == []


@pytest.mark.parametrize("kind", ["drop", "drop_answer", "html", "error"])
async def test_an_edit_whose_fate_is_unknown_is_repeated(
    harness: Harness, shopper: Phone, kind: FaultKind
) -> None:
    audit = await open_audit(harness, shopper)
    forget_calls(harness)
    add_fault(harness, kind, "editMessageText", count=2)
    await shopper.tap("是")
    await shopper.see("1/102")
    await wait_until_idle(harness)
    assert len(calls(harness, "editMessageText")) == 3 if kind != "drop_answer" else 2
    await shopper.tap("否")
    await shopper.see("2/102")
    assert await stored_answers(harness, audit) == {1: Value.YES, 2: Value.NO}


async def test_the_same_screen_again_is_shown_where_the_first_was_lost(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    add_fault(harness, "drop", "editMessageText")
    for _ in range(2):
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
        await asyncio.sleep(0.02)
    await shopper.see("1/102")


@pytest.mark.parametrize("on", ["older", "newer"])
async def test_of_a_message_sent_twice_a_tap_on_either_copy_counts_once(
    harness: Harness, shopper: Phone, on: str
) -> None:
    audit = await open_audit(harness, shopper)
    add_fault(harness, "drop_answer", "sendMessage")
    await shopper.say("/audit")
    await wait_until(lambda: len(calls(harness, "sendMessage", shopper.id)) == 3)
    await wait_until_idle(harness)
    copies = [each for each in await shopper.messages() if "还没完成" in each.text]
    assert len(copies) == 2
    assert await count_rows(harness, "outbox") == 0
    await shopper.tap_old(copies[on == "newer"], "继续")
    if on == "older":  # what is not an answer leads to the message that is current
        await shopper.tap("继续")
    await shopper.tap("是")
    await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES}
    if on == "older":  # its id is known from the tap
        assert [each.id for each in await shopper.messages() if each.keyboard] == [copies[1].id]


async def test_an_answer_on_the_copy_nobody_knew_of_is_kept(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.tap("备注")
    add_fault(harness, "drop_answer", "sendMessage")
    await shopper.say("柜台没有人")
    await wait_until(lambda: len(calls(harness, "sendMessage", shopper.id)) == 3)
    await wait_until_idle(harness)
    copies = [each for each in await shopper.messages() if "备注：柜台" in each.text]
    toast = await shopper.tap_old(copies[0], "是")
    assert "已保存" in toast
    await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES}
    assert "1/102" in (await screen(shopper)).text


async def test_a_person_who_blocked_the_bot_is_left_alone_until_they_write(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
        await shopper.block()
        forget_calls(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES}
    marked = "select unreachable from people where telegram_id = 1001"
    assert await harness.rows(marked) == [(1,)]
    assert len(calls(harness, "editMessageText")) == 1
    await harness.stop()
    await harness.write("update heartbeat set at = at - 200000")
    forget_calls(harness)
    await start_and_wait(harness)
    assert calls(harness, chat=shopper.id) == []
    await shopper.unblock()
    await shopper.say("/audit")
    await shopper.see("已答 1/102")
    await wait_until_idle(harness)
    assert await harness.rows(marked) == [(0,)]


async def test_a_message_that_was_deleted_is_replaced_by_a_fresh_one(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    live = await screen(shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
        await shopper.delete(live)
    shown = await screen(shopper)
    assert "1/102" in shown.text
    assert shown.id > live.id
    await shopper.tap("否")
    assert await stored_answers(harness, audit) == {1: Value.YES, 2: Value.NO}
    assert len([each for each in await shopper.messages() if each.keyboard]) == 1


async def test_a_tap_that_can_no_longer_be_answered_still_counts(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
        harness.sim.world.clock.offset += 100
    assert await stored_answers(harness, audit) == {1: Value.YES}
    await shopper.see("1/102")
    assert [error for error in errors(harness) if "too old" in error]
    assert await count_rows(harness, "dead_letters") == 0


async def test_a_screen_that_telegram_refuses_is_not_owed_for_ever(
    harness: Harness, shopper: Phone
) -> None:
    await shopper.say("/help")
    await shopper.see("手机关机")
    await wait_until_idle(harness)
    await harness.stop()
    await harness.write(
        "insert into outbox (chat, content) values (1001, :content)",
        content='{"text": "<b>never closed", "rows": []}',
    )
    await start_and_wait(harness)
    assert await count_rows(harness, "outbox") == 0


async def test_an_edit_under_way_goes_to_the_message_that_has_replaced_its_own(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    add_fault(harness, "delay", "sendMessage", seconds=0.3)
    await shopper.say("/audit")
    await wait_until(lambda: harness.app._sender._tasks)
    tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    await wait_until_idle(harness)
    with_buttons = [each for each in await shopper.messages() if each.keyboard]
    assert len(with_buttons) == 1
    assert "1/102" in with_buttons[0].text
