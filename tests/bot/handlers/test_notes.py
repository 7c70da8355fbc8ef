"""Notes and evaluations: what is typed is never lost, never guessed at, and always placed."""

import base64

from bot import taps
from bot.handlers.typed_texts import NOTE_LIMIT
from checklist.results import Period
from simulator.phone import Phone
from tests.bot.controls import while_stopped
from tests.bot.drivers import answer_to, first_question, forge_tap, labels, reply, screen_text
from tests.harness import Harness

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def notes(harness: Harness) -> dict[int, str]:
    rows = await harness.rows("SELECT indicator, text FROM notes ORDER BY indicator")
    return {row.indicator: row.text for row in rows}


async def test_the_button_asks_and_the_next_text_is_the_note(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    assert "请写“1.1 30分钟内回邮件”的备注（最多1000字" in await screen_text(shopper)
    assert await labels(shopper) == ["‹返回", "收起"]
    await reply(shopper, "没回\n第二行")
    assert "备注：没回\n第二行" in await screen_text(shopper)
    assert "1.1 " in await screen_text(shopper)
    assert await notes(harness) == {1: "没回\n第二行"}


async def test_leaving_the_prompt_keeps_the_question_and_no_note(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    await shopper.tap("‹返回")
    assert "1.1 " in await screen_text(shopper)
    assert "这是备注吗" in (await reply(shopper, "其实没回")).text
    assert await notes(harness) == {}


async def test_a_new_note_replaces_the_old_one_and_says_so_before(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    await reply(shopper, "旧")
    await shopper.tap("备注")
    assert "现有备注：旧" in await screen_text(shopper)
    assert "会替换它" in await screen_text(shopper)
    await reply(shopper, "新")
    assert await notes(harness) == {1: "新"}


async def test_a_note_in_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    await emma.tap("Note")
    assert "Your note on “1.1 E-mail reply in 30 min” (up to 1000 characters" in await screen_text(
        emma
    )
    await reply(emma, "no mail")
    assert "Note: no mail" in await screen_text(emma)
    assert "Is it a note?" in (await reply(emma, "or not")).text
    assert await labels(emma) == ["A note on 1.1", "Not a note", "Hide"]


async def test_a_text_at_a_question_is_asked_about(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    assert "您刚写了：“迟了”" in (await reply(shopper, "迟了")).text
    assert await labels(shopper) == ["是 1.2 的备注", "是 1.1 的备注", "不是备注", "收起"]
    await shopper.tap("是 1.1 的备注")
    assert "1.2 " in await screen_text(shopper)
    assert await notes(harness) == {1: "迟了"}


async def test_it_may_be_a_note_on_this_one(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await reply(shopper, "迟了")
    await shopper.tap("是 1.2 的备注")
    assert "备注：迟了" in await screen_text(shopper)
    assert await notes(harness) == {2: "迟了"}


async def test_a_text_at_a_condition_is_asked_about_too(harness: Harness, shopper: Phone) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("逐项问我")
    assert "您刚写了：“电话占线”" in (await reply(shopper, "电话占线")).text
    await shopper.tap("是 1.1 的备注")
    assert "1.1 的备注已保存" in await screen_text(shopper)
    assert "这次怎么预约的" in await screen_text(shopper)
    assert await notes(harness) == {1: "电话占线"}
    await reply(shopper, "没什么")
    await shopper.tap("不是备注")
    assert "这次怎么预约的" in await screen_text(shopper)
    assert await notes(harness) == {1: "电话占线"}


async def test_it_may_be_no_note_at_all(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await reply(shopper, "给同事的话")
    assert await labels(shopper) == ["是 1.1 的备注", "不是备注", "收起"]
    await shopper.tap("不是备注")
    assert "1.1 " in await screen_text(shopper)
    assert await notes(harness) == {}
    assert not (await harness.rows("SELECT typed FROM people WHERE id = 1"))[0].typed


async def test_what_is_said_to_be_a_note_is_added_to_the_one_there_is(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    for words in ("一", "二"):
        await reply(shopper, words)
        await shopper.tap("是 1.1 的备注")
    assert await notes(harness) == {1: "一\n二"}


async def test_two_texts_in_a_row_are_both_kept(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await reply(shopper, "第一句")
    assert "第一句\n第二句" in (await reply(shopper, "第二句")).text
    await shopper.tap("是 1.1 的备注")
    assert await notes(harness) == {1: "第一句\n第二句"}


async def test_a_command_in_between_does_not_lose_the_text(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await reply(shopper, "没回")
    await reply(shopper, "/help")
    await shopper.tap("是 1.1 的备注")
    assert await notes(harness) == {1: "没回"}


async def test_a_text_stays_with_its_question_when_the_person_goes_to_another_audit(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await reply(shopper, "甲的备注")
    assert "1.1 的备注已保存" in (await reply(shopper, "/audit 李娜")).text
    assert await notes(harness) == {1: "甲的备注"}
    await first_question(shopper, "李娜")
    asked = await reply(shopper, "乙的备注")
    assert "您刚写了：“乙的备注”" in asked.text
    await shopper.tap("是 1.1 的备注")
    rows = await harness.rows("SELECT audit, text FROM notes ORDER BY audit")
    assert [row.text for row in rows] == ["甲的备注", "乙的备注"]
    assert len({row.audit for row in rows}) == 2


async def test_a_second_tap_on_the_same_choice_adds_nothing(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await reply(shopper, "没回")
    asked = await shopper.live()
    assert asked is not None
    await shopper.tap("是 1.1 的备注")
    await shopper.tap_old(asked, "是 1.1 的备注")
    assert await notes(harness) == {1: "没回"}


async def test_a_restart_keeps_the_prompt_and_what_was_typed(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    await harness.restart()
    await reply(shopper, "重启后")
    assert await notes(harness) == {1: "重启后"}
    await reply(shopper, "再来")
    await harness.restart()
    await shopper.tap("是 1.1 的备注")
    assert await notes(harness) == {1: "重启后\n再来"}


async def test_a_command_in_the_middle_of_a_prompt_leaves_the_prompt(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    await reply(shopper, "/help")
    assert "这是备注吗" in (await reply(shopper, "还是备注")).text
    await shopper.tap("是 1.1 的备注")
    assert await notes(harness) == {1: "还是备注"}


async def test_too_long_a_note_is_cut_at_the_said_limit_and_that_is_said(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    answer = await reply(shopper, "长" * 4096)
    assert "只保存了前1000字" in answer.text
    assert await notes(harness) == {1: "长" * NOTE_LIMIT}
    assert "备注：" + "长" * 79 + "…" in answer.text
    assert "长" * 80 not in answer.text
    await shopper.tap("是")
    assert "只保存了前" not in await screen_text(shopper)


async def test_a_note_of_exactly_the_limit_is_not_called_cut(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    assert "只保存了前" not in (await reply(shopper, "长" * 1000)).text


async def test_too_long_a_stray_text_says_so_before_it_is_placed(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    assert "只保存了前1000字" in (await reply(shopper, "长" * 1001)).text
    await shopper.tap("是 1.1 的备注")
    assert await notes(harness) == {1: "长" * 1000}
    await reply(shopper, "再加")
    await shopper.tap("是 1.1 的备注")
    assert "只保存了前1000字" in await screen_text(shopper)


async def test_5000_characters_arrive_in_two_parts_and_are_quoted_in_80(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    async with while_stopped(harness):
        for part in ("长" * 4096, "长" * 904):
            await shopper.say(part)
    asked = (await shopper.messages())[-1]
    assert "您刚写了：“" + "长" * 79 + "…”" in asked.text
    assert "只保存了前1000字" in asked.text
    assert asked.text.count("长") <= 80
    await shopper.tap("是 1.1 的备注")
    assert (await screen_text(shopper)).count("长") <= 80
    assert await notes(harness) == {1: "长" * 1000}


async def test_a_quote_of_80_characters_is_whole(shopper: Phone) -> None:
    await first_question(shopper)
    assert "“" + "字" * 80 + "”" in (await reply(shopper, "字" * 80)).text


async def test_a_long_evaluation_is_quoted_in_80_characters_and_stored_whole(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    assert (await reply(shopper, "好" * 300)).text.count("好") <= 80
    assert (await harness.rows("SELECT text FROM evaluations"))[0].text == "好" * 300


async def test_a_photo_where_text_is_asked_is_refused_politely(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    answer = await answer_to(shopper, await shopper.send_photo(PIXEL))
    assert "这里只能收文字" in answer.text
    await reply(shopper, "那就写")
    assert await notes(harness) == {1: "那就写"}


async def test_a_text_where_none_is_expected_is_not_stored_and_that_is_said(
    harness: Harness, shopper: Phone
) -> None:
    assert "没有要填的文字" in (await reply(shopper, "你好")).text
    await first_question(shopper)
    await shopper.tap("目录")
    assert "没有要填的文字" in (await reply(shopper, "你好")).text


async def test_an_empty_text_is_asked_for_again(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    assert "没有收到文字" in (await reply(shopper, "\u200b\u202e")).text
    await reply(shopper, "写了")
    assert await notes(harness) == {1: "写了"}


async def test_an_evaluation_is_typed_at_a_sections_end(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    assert "评价已保存：热情" in (await reply(shopper, "热情")).text
    await shopper.tap("写评价")
    assert "请写“服务预约”的评价（最多1000字" in await screen_text(shopper)
    assert "现有评价：热情" in await screen_text(shopper)
    await shopper.tap("‹返回")
    assert "评价：热情" in await screen_text(shopper)
    assert "已保存" not in await screen_text(shopper)
    await shopper.tap("写评价")
    answer = await reply(shopper, "冷" * 1200)
    assert "只保存了前1000字" in answer.text
    rows = await harness.rows("SELECT section, text FROM evaluations")
    assert [tuple(row) for row in rows] == [(1, "冷" * 1000)]


async def test_a_command_at_the_evaluation_prompt_leaves_it_at_the_sections_end(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await forge_tap(shopper, taps.WriteEvaluation(1, 2))
    await reply(shopper, "/help")
    assert "评价已保存：好" in (await reply(shopper, "好")).text


async def test_an_evaluation_in_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    await forge_tap(emma, taps.SectionEnd(1, 1))
    assert "Anything to add on this section" in await screen_text(emma)
    assert "Saved: fine" in (await reply(emma, "fine")).text


async def test_a_text_that_waits_for_its_place_survives_a_restart_and_a_tap_elsewhere(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.say("声音很小")
    await shopper.see("这是备注吗")
    await harness.restart()
    await shopper.say("听不清")
    await shopper.see("声音很小\n听不清")
    await shopper.tap("是 1.1 的备注")
    await shopper.see("1.1 的备注已保存")
    assert (await harness.rows("SELECT text FROM notes"))[0].text == "声音很小\n听不清"


async def test_a_second_text_at_a_sections_end_adds_to_the_evaluation(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    await shopper.tap("本节小结")
    await shopper.say("很热情")
    await shopper.see("评价已保存：很热情")
    await shopper.say("但等了很久")
    await shopper.see("很热情\n但等了很久")


async def test_a_report_opened_from_an_older_message_closes_the_prompt_for_a_note(
    harness: Harness, manager: Phone
) -> None:
    await reply(manager, "/audit 张伟")
    await manager.tap("逐项问我")
    await manager.tap("备注")
    await forge_tap(manager, taps.ReportOf(3, 1, Period.ALL))
    assert "全部时间" in await screen_text(manager)
    assert "这是备注吗？" in (await reply(manager, "张伟怎么样")).text
    assert not await harness.rows("SELECT 1 FROM notes")
