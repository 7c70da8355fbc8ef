"""Drafts: going on, several of them, leaving and discarding."""

from simulator.phone import Phone
from tests.bot.drivers import content, first_question, labels, reply, screen_text
from tests.harness import Harness


async def test_audit_offers_the_one_draft_and_resumes_where_it_stands(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    offered = await reply(shopper, "/audit")
    assert "还没完成" in offered.text
    assert "1/102" in offered.text
    assert "张伟" not in offered.text
    assert await labels(shopper) == ["继续", "新开一份", "删除这份"]
    await shopper.tap("继续")
    assert "1.2 " in await screen_text(shopper)


async def test_the_old_message_loses_its_buttons(shopper: Phone) -> None:
    await first_question(shopper)
    await reply(shopper, "/audit")
    await reply(shopper, "/audit")
    await shopper.tap("继续")
    assert len([each for each in await shopper.messages() if each.keyboard]) == 1


async def test_a_cleared_chat_is_no_harm(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("否")
    await shopper.clear()
    await reply(shopper, "/audit")
    await shopper.tap("继续")
    assert "1.2 " in await screen_text(shopper)


async def test_several_drafts_are_listed_by_date_without_names(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await reply(shopper, "/audit 李娜")
    await harness.write("UPDATE audits SET started_at = 1700000000000 WHERE id = 1")
    listed = await reply(shopper, "/audit")
    assert "有2份未完成" in listed.text
    buttons = await labels(shopper)
    assert buttons[1] == "2023年11月15日 06:13 开始 · 1/102"
    assert buttons[2] == "新开一份"
    assert not any("张伟" in each or "李娜" in each for each in (listed.text, *buttons))
    await shopper.tap("2023年11月15日")
    assert "1/102" in await screen_text(shopper)
    await shopper.tap("继续")
    assert "1.2 " in await screen_text(shopper)


async def test_the_ten_drafts_that_were_touched_last_are_listed(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    for number in range(2, 13):
        await harness.write(
            "INSERT INTO audits (id, checklist, kind, auditor, advisor, dealership, state, choices,"
            " put_off, started_at, touched_at) SELECT :number, checklist, kind, auditor, advisor,"
            " dealership, state, choices, put_off, started_at, touched_at + :number"
            " FROM audits WHERE id = 1",
            number=number,
        )
    assert "有12份未完成" in (await reply(shopper, "/audit")).text
    *listed, new = await labels(shopper)
    assert len(listed) == 10
    assert new == "新开一份"


async def test_a_draft_speaks_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    await emma.tap("Later")
    await harness.write("UPDATE audits SET started_at = 1700000000000")
    offered = (await reply(emma, "/audit")).text
    assert "Started Nov 15, 2023, not finished: 0/102 answered." in offered
    assert await labels(emma) == [
        "Continue",
        "Do the skipped one first",
        "Start another",
        "Discard this one",
    ]


async def test_what_was_put_off_can_be_taken_first(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("稍后")
    await shopper.tap("是")
    await reply(shopper, "/audit")
    await shopper.tap("先答跳过的1题")
    assert "1.1 " in await screen_text(shopper)
    await reply(shopper, "/audit")
    assert not any("稍后" in each for each in await labels(shopper))


async def test_a_draft_is_discarded_only_after_asking_once_more(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await reply(shopper, "/audit")
    await shopper.tap("删除这份")
    assert "已答的1项会全部丢掉" in await screen_text(shopper)
    await shopper.tap("‹返回")
    assert "还没完成" in await screen_text(shopper)
    await shopper.tap("删除这份")
    await shopper.tap("确认删除")
    assert "已删除" in await screen_text(shopper)
    assert [row.state for row in await harness.rows("SELECT state FROM audits")] == [2]
    assert "选择顾问" in (await reply(shopper, "/audit")).text


async def test_buttons_of_a_discarded_draft_change_nothing(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    question = await shopper.live()
    assert question is not None
    await reply(shopper, "/audit")
    await shopper.tap("删除这份")
    await shopper.tap("确认删除")
    before = await content(harness)
    assert await shopper.tap_old(question, "是") == "这份已经删除。"
    assert await content(harness) == before


async def test_a_draft_list_after_the_last_draft_is_gone_says_so(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await reply(shopper, "/audit")
    await shopper.tap("删除这份")
    await harness.write("UPDATE audits SET state = 2")
    await shopper.tap("‹返回")
    assert "没有未完成的评价表" in await screen_text(shopper)


async def test_cancel_leaves_a_prompt_and_keeps_the_draft(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await shopper.tap("备注")
    assert "好的，已退出" in (await reply(shopper, "/cancel")).text
    assert "现在没有要填的文字" in (await reply(shopper, "不是备注")).text
    assert not await harness.rows("SELECT 1 FROM notes")
    await reply(shopper, "/audit")
    await shopper.tap("继续")
    assert "1.2 " in await screen_text(shopper)


async def test_cancel_with_nothing_under_way_says_so(shopper: Phone) -> None:
    assert "现在没有进行中的事" in (await reply(shopper, "/cancel")).text


async def test_a_second_cancel_does_not_say_the_same_again(shopper: Phone) -> None:
    await first_question(shopper)
    assert "好的，已退出" in (await reply(shopper, "/cancel")).text
    for _ in range(2):
        assert (await reply(shopper, "/cancel")).text == "现在没有打开的题。"


async def test_cancel_stores_a_text_that_waits_for_its_place(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await reply(shopper, "前台没有人")
    answer = await reply(shopper, "/cancel")
    assert "好的，已退出" in answer.text
    assert "1.1 的备注已保存" in answer.text
    rows = await harness.rows("SELECT indicator, text FROM notes")
    assert [tuple(row) for row in rows] == [(1, "前台没有人")]
    await reply(shopper, "/cancel")
    assert len(await harness.rows("SELECT 1 FROM notes")) == 1


async def test_cancel_while_choosing_an_advisor_leaves_the_choice(shopper: Phone) -> None:
    await reply(shopper, "/audit")
    assert (await reply(shopper, "/cancel")).text == "好的，已退出。"
    assert "没有要填的文字" in (await reply(shopper, "张伟")).text


async def test_drafts_are_ones_own(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    emma = await harness.phone("english")
    assert "Choose the advisor" in (await reply(emma, "/audit")).text


async def test_the_bot_says_goodbye_to_a_draft_that_is_left(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("目录")
    await shopper.tap("检查")
    await shopper.tap("先到这里")
    assert "已保存，共答了0项" in await screen_text(shopper)
    assert await labels(shopper) == ["接着答（0/102）", "新开一份"]
