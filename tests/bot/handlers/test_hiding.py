"""A hidden chat shows a dot and nothing of an audit, and one tap brings everything back."""

import pytest

from bot import taps
from bot.dispatch.auto_hide import hide_idle_chats
from bot.taps import Tap
from checklist.definition import Kind, Value
from simulator.phone import Message, Phone
from tests.bot.controls import calls, start_and_wait, wait_until_idle
from tests.bot.drivers import fill, first_question, forge_tap, labels, reply, screen_text
from tests.harness import Harness


async def all_messages(harness: Harness, phone: Phone) -> list[Message]:
    await wait_until_idle(harness)
    return await phone.messages()


async def assert_hidden(harness: Harness, phone: Phone) -> None:
    (dot,) = await all_messages(harness, phone)
    assert (dot.text, [[b.label for b in row] for row in dot.keyboard]) == ("·", [["继续"]])


PLACES = {
    "section menu": (taps.SectionMenu(1, 1, 3), "1.1"),
    "question": (taps.Question(1, 3), "1.3 "),
    "section end": (taps.SectionEnd(1, 1), "评价"),
    "note prompt": (taps.WriteNote(1, 3), "1.3"),
    "evaluation prompt": (taps.WriteEvaluation(1, 1), "评价"),
    "review": (taps.Review(1), "未答"),
}


@pytest.mark.parametrize("way", ["command", "tap"])
@pytest.mark.parametrize("place", PLACES)
async def test_one_dot_is_left_and_one_tap_brings_it_back(
    harness: Harness, shopper: Phone, place: str, way: str
) -> None:
    await first_question(shopper, "李娜")
    await shopper.tap("备注")
    await reply(shopper, "接电话很慢，响了六声")
    await forge_tap(shopper, PLACES[place][0])
    before = await screen_text(shopper)
    if way == "command":
        await reply(shopper, "/hide")
    else:
        await forge_tap(shopper, taps.Hide(1))
    await assert_hidden(harness, shopper)
    await shopper.tap("继续")
    assert await screen_text(shopper) == before


@pytest.mark.parametrize("place", [each for each in PLACES if each != "question"])
async def test_a_button_hides_from_everywhere_but_a_question(shopper: Phone, place: str) -> None:
    await first_question(shopper)
    await forge_tap(shopper, PLACES[place][0])
    assert "收起" in await labels(shopper)


@pytest.mark.parametrize(
    "asks",
    [
        taps.SectionNotApplicable(1, 1, sure=False),
        taps.Submit(1, sure=False),
        taps.PickAdvisor(1, 1),
        taps.ChooseAdvisor(Kind.MYSTERY_SHOP, 1),
    ],
)
async def test_what_asks_for_a_choice_can_be_hidden(
    harness: Harness, shopper: Phone, asks: Tap
) -> None:
    await first_question(shopper)
    if isinstance(asks, taps.Submit):
        await fill(harness, 1)
    await forge_tap(shopper, asks)
    assert (await shopper.buttons())[-1] == ["收起"]
    await shopper.tap("收起")
    await assert_hidden(harness, shopper)
    await shopper.tap("继续")
    assert (await shopper.buttons())[-1] != ["继续"]


async def test_is_this_a_note_can_be_hidden(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await reply(shopper, "六声才接")
    asked = await screen_text(shopper)
    assert (await shopper.buttons())[-1] == ["收起"]
    await shopper.tap("收起")
    await assert_hidden(harness, shopper)
    await shopper.tap("继续")
    assert await screen_text(shopper) == asked


async def test_a_hidden_list_of_names_comes_back(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await reply(shopper, "/audit")
    await shopper.tap("新开一份")
    before = await shopper.buttons()
    await shopper.tap("收起")
    await assert_hidden(harness, shopper)
    await shopper.tap("继续")
    assert await shopper.buttons() == before


async def test_from_the_menu_one_comes_back_to_the_question(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await shopper.tap("目录")
    await shopper.tap("收起")
    await assert_hidden(harness, shopper)
    await shopper.tap("继续")
    assert "1.2 " in await screen_text(shopper)


async def test_the_final_summary_can_be_hidden(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper, "李娜")
    await fill(harness, 1, but={3: Value.NO})
    await forge_tap(shopper, taps.Submit(1, sure=True))
    summary = await screen_text(shopper)
    await shopper.tap("收起")
    await assert_hidden(harness, shopper)
    await shopper.tap("继续")
    assert await screen_text(shopper) == summary


async def test_what_is_typed_into_a_hidden_chat_shows_nothing_and_is_not_lost(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await forge_tap(shopper, taps.Hide(1))
    for words in ("六声才接", "很慢"):
        await reply(shopper, words)
        (shown,) = await all_messages(harness, shopper)
        assert shown.text == "·\n\n已存下，点“继续”后再确认。"
    await shopper.tap("继续")
    assert "六声才接\n很慢" in await screen_text(shopper)
    await shopper.tap("是 1.1 的备注")
    assert [row[0] for row in await harness.rows("SELECT text FROM notes")] == ["六声才接\n很慢"]


@pytest.mark.parametrize("place", [taps.SectionEnd(1, 1), taps.WriteEvaluation(1, 1)])
@pytest.mark.parametrize("command", ["", "/start"])
async def test_a_text_typed_after_hiding_a_section_is_its_evaluation(
    harness: Harness, shopper: Phone, place: Tap, command: str
) -> None:
    await first_question(shopper)
    await forge_tap(shopper, place)
    await reply(shopper, "/hide")
    await reply(shopper, "很热情")
    if command:
        await reply(shopper, command)
    else:
        await shopper.tap("继续")
    assert "很热情" in await screen_text(shopper)
    assert "的评价吗" in await screen_text(shopper)
    await shopper.tap("是评价")
    assert "评价已保存：很热情" in await screen_text(shopper)
    assert [row.text for row in await harness.rows("SELECT text FROM evaluations")] == ["很热情"]
    assert not await harness.rows("SELECT 1 FROM notes")


async def test_an_evaluation_in_doubt_can_be_refused_by_a_word(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    await reply(shopper, "/hide")
    await reply(shopper, "买菜")
    await shopper.tap("继续")
    assert "没有保存：“买菜”" in (await reply(shopper, "否")).text
    assert not await harness.rows("SELECT 1 FROM evaluations")


async def test_an_evaluation_in_doubt_is_stored_if_one_goes_elsewhere(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    await reply(shopper, "/hide")
    await reply(shopper, "很热情")
    await shopper.tap("继续")
    assert "买菜" in (await reply(shopper, "买菜")).text
    assert "的评价已保存" in (await reply(shopper, "/start")).text
    rows = await harness.rows("SELECT text FROM evaluations")
    assert [row.text for row in rows] == ["很热情\n买菜"]


@pytest.mark.parametrize("command", ["", "/start"])
async def test_a_word_typed_blindly_is_asked_about_as_an_answer(
    harness: Harness, shopper: Phone, command: str
) -> None:
    await first_question(shopper)
    await reply(shopper, "/hide")
    await reply(shopper, "是")
    if command:
        await reply(shopper, command)
    else:
        await shopper.tap("继续")
    assert await labels(shopper) == ["答案：1.1 → 是", "是 1.1 的备注", "都不是", "收起"]
    await reply(shopper, "/hide")
    await shopper.tap("继续")
    assert "答案还是备注" in await screen_text(shopper)
    await shopper.tap("答案：1.1 → 是")
    assert "上题 1.1 → 是" in await screen_text(shopper)
    assert not await harness.rows("SELECT 1 FROM notes")
    assert (await harness.rows("SELECT typed FROM people WHERE telegram_id = 1001"))[0][0] is None


async def test_a_word_typed_blindly_at_a_condition_is_its_option(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("逐项问我")
    await reply(shopper, "/hide")
    await reply(shopper, "电话")
    await shopper.tap("继续")
    await shopper.tap("电话")
    assert "上题 情况 → 电话" in await screen_text(shopper)
    assert not await harness.rows("SELECT 1 FROM notes")


async def test_a_text_in_doubt_is_not_shown_while_hidden(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await reply(shopper, "六声才接")
    await reply(shopper, "/hide")
    await assert_hidden(harness, shopper)
    await shopper.tap("继续")
    assert "六声才接" in await screen_text(shopper)
    assert "是 1.1 的备注" in await labels(shopper)


@pytest.mark.parametrize("words", ["/cancel", "/nothing", "/help", "/hide"])
async def test_commands_show_nothing_of_a_hidden_audit(
    harness: Harness, shopper: Phone, words: str
) -> None:
    await first_question(shopper, "李娜")
    await forge_tap(shopper, taps.Hide(1))
    await reply(shopper, words)
    shown = "".join(each.text for each in await all_messages(harness, shopper))
    assert "1.1" not in shown
    assert "102" not in shown
    assert "李娜" not in shown


async def test_hide_without_an_audit_is_a_dot_too(harness: Harness, shopper: Phone) -> None:
    await reply(shopper, "/hide")
    await assert_hidden(harness, shopper)
    await reply(shopper, "你好")
    assert (await all_messages(harness, shopper))[-1].text == "·\n\n没有保存。"
    await shopper.tap("继续")
    assert "选择顾问" in await screen_text(shopper)


async def test_a_hidden_chat_stays_hidden_after_a_restart(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await reply(shopper, "/hide")
    await harness.restart()
    await wait_until_idle(harness)
    await assert_hidden(harness, shopper)
    await shopper.tap("继续")
    assert "1.1 " in await screen_text(shopper)


async def test_a_question_that_is_shown_again_after_an_outage_comes_as_a_dot(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await wait_until_idle(harness)
    await harness.stop()
    await shopper.clear()
    await harness.write("UPDATE heartbeat SET stopped = 0")
    await start_and_wait(harness)
    sent = calls(harness, "sendMessage")[-1]
    assert sent.parameters["text"] == "·"
    assert "1.1 " in await screen_text(shopper)
    assert len(await shopper.messages()) == 1


async def test_a_question_comes_again_below_a_reply(harness: Harness, manager: Phone) -> None:
    await reply(manager, "/audit 张伟")
    await manager.tap("逐项问我")
    before = await manager.live()
    said = await reply(manager, "/help")
    assert before is not None
    live = await manager.live()
    assert live is not None
    assert live.id == said.id > before.id
    assert live.text.endswith(before.text.split("\n\n")[-1])


async def test_a_shoppers_command_menu_gives_nothing_away(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    for phone in (shopper, manager):
        await reply(phone, "/help")
        await wait_until_idle(harness)
    assert not {"评价", "表", "顾问", "草稿"} & set("".join((await shopper.commands()).values()))
    assert "评价表" not in str(await shopper.commands())
    assert "评价表" in str(await manager.commands())


async def test_what_shoppers_and_advisors_get_cannot_be_forwarded(
    harness: Harness, shopper: Phone, advisor: Phone, manager: Phone
) -> None:
    for phone, protected in ((shopper, True), (advisor, True), (manager, False)):
        assert (await reply(phone, "/help")).protected is protected


async def test_a_chat_is_hidden_after_ten_minutes_without_a_tap(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/settings")
    await shopper.tap("10分钟不点就收起")
    assert "● 10分钟不点就收起" in await labels(shopper)
    await first_question(shopper, "李娜")
    await wait_until_idle(harness)
    await harness.restart()
    assert "1.1 " in await screen_text(shopper)
    await harness.write("UPDATE people SET seen_at = seen_at - 601000")
    harness.app.intake.hand_out(await hide_idle_chats(harness.app._context))
    await assert_hidden(harness, shopper)
    assert not (await hide_idle_chats(harness.app._context)).deliveries
    await shopper.tap("继续")
    assert "1.1 " in await screen_text(shopper)
