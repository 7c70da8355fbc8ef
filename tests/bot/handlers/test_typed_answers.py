"""A typed answer answers: online, in a reply, and typed in a basement where no tap gets through."""

import pytest

from bot import taps
from bot.dispatch.typed_answers import meaning_of
from bot.texts import languages, texts
from checklist.definition import Value
from checklist.loading import shipped
from simulator.phone import Message, Phone
from tests.bot.controls import (
    keep_history,
    open_audit,
    stored_answers,
    wait_until_idle,
    while_stopped,
)
from tests.bot.drivers import fill, first_question, forge_tap, reply, screen_text
from tests.bot.handlers.test_notes import PIXEL, notes
from tests.harness import Harness

YES, NO, NOT_APPLICABLE, NOT_OBSERVED = (
    Value.YES,
    Value.NO,
    Value.NOT_APPLICABLE,
    Value.NOT_OBSERVED,
)


async def live(phone: Phone) -> Message:
    found = await phone.live()
    assert found is not None
    return found


async def say_at_once(harness: Harness, phone: Phone, *words: str) -> list[Message]:
    """Write several texts while the bot is away; return the messages that it sends then."""
    async with while_stopped(harness):
        for each in words:
            last = await phone.say(each)
    return [each for each in await phone.messages() if each.from_bot and each.id > last.id]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("是", YES),
        ("是。", YES),
        ("对", YES),
        ("不", NO),
        ("没有。", NO),
        ("nope", NO),
        (" 是的！", YES),
        ("yes", YES),
        ("YES.", YES),
        ("Ｙｅｓ", YES),
        ("y", YES),
        ("Ｙ", YES),
        ("✅ Yes", YES),
        ("● 是", YES),
        ("否", NO),
        ("不是", NO),
        ("No", NO),
        ("n", NO),
        ("不适用", NOT_APPLICABLE),
        ("n/a", NOT_APPLICABLE),
        ("Ｎ／Ａ", NOT_APPLICABLE),
        ("N.A.", NOT_APPLICABLE),
        ("not applicable", NOT_APPLICABLE),
        ("未观察到", NOT_OBSERVED),
        ("Not observed", NOT_OBSERVED),
    ],
)
async def test_what_people_type_for_a_button_answers_the_open_question(
    harness: Harness, shopper: Phone, text: str, value: Value
) -> None:
    audit = await open_audit(harness, shopper)
    word = texts("zh").plain(
        ("value-no", "value-yes", "value-not-applicable", "value-not-observed")[value]
    )
    assert f"上题 1.1 → {word}" in (await reply(shopper, text)).text
    assert "1.2 " in await screen_text(shopper)
    assert await stored_answers(harness, audit) == {1: value}
    assert await notes(harness) == {}


@pytest.mark.parametrize(
    "text", ["是不是", "是 1.1", "yes but late", "不对", "nn", "ye", "对吗", "？", "1", "是？"]
)
async def test_what_is_not_exactly_such_a_word_is_asked_about(
    harness: Harness, shopper: Phone, text: str
) -> None:
    audit = await open_audit(harness, shopper)
    assert "这是备注吗" in (await reply(shopper, text)).text
    assert await stored_answers(harness, audit) == {}


def test_every_answers_button_is_among_the_words() -> None:
    keys = {"value-yes": YES, "value-no": NO, "value-not-applicable": NOT_APPLICABLE}
    for language in languages():
        for key, value in (keys | {"value-not-observed": NOT_OBSERVED}).items():
            assert meaning_of(texts(language).plain(key)) is value
        assert meaning_of(texts(language).plain("value-later")) is not None


async def test_later_may_be_typed_too(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    assert "上题 1.1 → 稍后" in (await reply(shopper, "稍后")).text
    assert await stored_answers(harness, audit) == {}


async def test_a_typed_answer_in_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    assert "Last: 1.1 → Not applicable" in (await reply(emma, "不适用")).text
    assert "Last: 1.2 → No" in (await reply(emma, "n")).text


async def test_the_option_of_a_condition_may_be_typed(harness: Harness, shopper: Phone) -> None:
    await reply(shopper, "/audit 张伟")
    assert "这次怎么预约的" in (await reply(shopper, "Ask me each")).text
    assert "上题 情况 → 电话" in (await reply(shopper, "电话。")).text
    assert "1.3 " in await screen_text(shopper)


async def test_a_conditions_yes_may_be_typed_as_y(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    checklist = shipped()
    position = next(
        each.position for each in checklist.conditions if each.options[0].label["en"] == "Yes"
    )
    await forge_tap(shopper, taps.AskCondition(audit, position))
    assert "上题 情况 → 是" in (await reply(shopper, "y")).text
    choices = (await harness.rows("SELECT choices FROM audits"))[0].choices
    assert checklist.condition_at(position).options[0].id in choices


async def test_what_is_no_option_of_the_open_condition_answers_nothing(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    assert "这是备注吗" in (await reply(shopper, "否")).text
    assert not await harness.rows("SELECT 1 FROM answers WHERE given = 0")


async def test_texts_typed_without_a_line_answer_one_question_after_another(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    (screen,) = await say_at_once(harness, shopper, "是", "否", "稍后", "n/a")
    assert "1.5 " in screen.text
    assert "上题 1.4 → 不适用" in screen.text
    listed = "1.1 → 是、1.2 → 否、1.3 → 稍后、1.4 → 不适用".replace(" ", "\u00a0")
    assert f"文字答案都已记下：{listed}" in screen.text
    assert await stored_answers(harness, audit) == {1: YES, 2: NO, 4: NOT_APPLICABLE}
    assert not await harness.rows("SELECT 1 FROM outbox")


async def test_answers_that_arrive_in_two_batches_are_listed_together(
    harness: Harness, shopper: Phone
) -> None:
    """The second text was written before the reply to the first came."""
    audit = await open_audit(harness, shopper)
    world = harness.sim.world
    chat, sender = world.chat(shopper.id), world.people[shopper.id].as_telegram()
    written = [world.post(chat, sender, text=words) for words in ("是", "否")]
    for each in written:
        world.updates.add("message", world.message_json(chat, each), shopper.id)
        await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: YES, 2: NO}
    assert "文字答案都已记下：1.1 → 是、1.2 → 否" in await screen_text(shopper)
    assert "文字答案" not in (await reply(shopper, "是")).text


async def test_two_identical_texts_are_two_answers(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.say("是")
    await shopper.say("是")
    await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: YES, 2: YES}


async def test_the_same_update_twice_is_one_answer(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        await shopper.say("是")
        harness.sim.world.updates.duplicate(3, fresh_ids=False)
    assert await stored_answers(harness, audit) == {1: YES}


async def test_a_single_typed_answer_is_confirmed_as_a_tap_is(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    (screen,) = await say_at_once(harness, shopper, "是")
    assert "文字答案" not in screen.text
    assert "上题 1.1 → 是" in screen.text


async def test_answers_before_a_command_are_listed_in_its_reply(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    (shown,) = await say_at_once(harness, shopper, "是", "是", "/help")
    assert "1.1\u00a0→\u00a0是、1.2\u00a0→\u00a0是" in shown.text
    assert "每点一下" in shown.text


async def test_a_text_typed_before_answers_is_the_note_on_its_question(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.tap("是")
    await say_at_once(harness, shopper, "响了六声", "否", "是")
    assert await stored_answers(harness, audit) == {1: YES, 2: NO, 3: YES}
    assert await notes(harness) == {2: "响了六声"}
    assert "已记下：1.2 备注、1.2 → 否、1.3 → 是" in await screen_text(shopper)


async def test_several_texts_at_once_are_asked_about_once(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    (asked,) = await say_at_once(harness, shopper, "是", "响了六声", "没人接")
    assert "响了六声\n没人接" in asked.text
    assert "1.1\u00a0→\u00a0是" in asked.text
    await shopper.tap("是 1.2 的备注")
    assert await notes(harness) == {2: "响了六声\n没人接"}
    assert await stored_answers(harness, audit) == {1: YES}


async def test_it_is_so_too_if_the_texts_arrive_one_by_one(
    harness: Harness, shopper: Phone
) -> None:
    """The second text is older than the bot's question about the first."""
    audit = await open_audit(harness, shopper)
    first = await shopper.say("响了六声")
    second = harness.sim.world.post(
        harness.sim.world.chat(shopper.id),
        harness.sim.world.people[shopper.id].as_telegram(),
        text="否",
    )
    assert second.id == first.id + 1
    await wait_until_idle(harness)
    body = harness.sim.world.message_json(harness.sim.world.chat(shopper.id), second)
    harness.sim.world.updates.add("message", body, shopper.id)
    await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: NO}
    assert await notes(harness) == {1: "响了六声"}


async def test_whoever_sees_is_this_a_note_answers_that(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.tap("是")
    await reply(shopper, "响了六声")
    await wait_until_idle(harness)  # so that the bot knows what is seen
    assert "1.2 的备注已保存" in (await reply(shopper, "是")).text
    await reply(shopper, "给同事的话")
    await wait_until_idle(harness)  # so that the bot knows what is seen
    dropped = (await reply(shopper, "不是")).text
    assert "1.2 " in dropped
    assert "没有保存：“给同事的话”" in dropped
    assert await notes(harness) == {2: "响了六声"}
    assert await stored_answers(harness, audit) == {1: YES}


async def test_another_word_at_is_this_a_note_is_added_and_asked_once(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await reply(shopper, "响了六声")
    await wait_until_idle(harness)  # so that the bot knows what is seen
    assert "响了六声\n不适用" in (await reply(shopper, "不适用")).text
    await shopper.tap("是 1.1 的备注")
    assert await notes(harness) == {1: "响了六声\n不适用"}
    assert await stored_answers(harness, audit) == {}


async def test_a_word_after_a_note_at_a_condition_chooses_its_option(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    await wait_until_idle(harness)  # so that the bot knows what is seen
    await shopper.tap("逐项问我")
    await say_at_once(harness, shopper, "打了两次", "电话")
    assert "上题 情况 → 电话" in await screen_text(shopper)
    assert await notes(harness) == {1: "打了两次"}


async def test_a_reply_to_the_open_question_answers_it(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.say("否", reply_to=(await live(shopper)).id)
    await shopper.see("上题 1.1 → 否")
    assert await stored_answers(harness, audit) == {1: NO}


async def test_a_reply_to_an_older_message_answers_nothing(
    harness: Harness, shopper: Phone
) -> None:
    await keep_history(harness)
    audit = await open_audit(harness, shopper)
    old = await live(shopper)
    await reply(shopper, "是")
    await wait_until_idle(harness)
    said = await shopper.say("否", reply_to=old.id)
    asked = await shopper.see("这是对旧消息的回复，没有当作答案")
    assert asked.id > said.id
    assert "您刚写了：“否”" in asked.text
    assert await stored_answers(harness, audit) == {1: YES}
    await shopper.tap("不是备注")
    assert "1.2 " in await screen_text(shopper)


async def test_a_reply_to_ones_own_message_answers_nothing(
    harness: Harness, shopper: Phone
) -> None:
    await keep_history(harness)
    audit = await open_audit(harness, shopper)
    own = [each for each in await shopper.messages() if not each.from_bot][-1]
    await shopper.say("是", reply_to=own.id)
    await shopper.see("没有当作答案")
    assert await stored_answers(harness, audit) == {}


async def test_several_replies_to_one_question_are_not_spread_over_the_next_ones(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    question = (await live(shopper)).id
    async with while_stopped(harness):
        await shopper.say("是", reply_to=question)
        await shopper.say("否", reply_to=question)
    assert await stored_answers(harness, audit) == {1: YES}
    assert "没有当作答案" in await screen_text(shopper)
    assert "1.1 → 是" in await screen_text(shopper)


async def test_a_word_at_a_sections_end_is_neither_answer_nor_evaluation(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await fill(harness, audit, but={25: None})
    await forge_tap(shopper, taps.Question(audit, 25))
    assert "小结" in (await reply(shopper, "是")).text
    assert "“no”没有记下" in (await reply(shopper, "no")).text
    assert not await harness.rows("SELECT 1 FROM evaluations")
    await shopper.tap("写评价")
    await reply(shopper, "是")
    assert (await harness.rows("SELECT text FROM evaluations"))[0].text == "是"


async def test_a_word_is_a_note_where_a_note_was_asked_for(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.tap("备注")
    await reply(shopper, "否")
    assert await notes(harness) == {1: "否"}
    assert await stored_answers(harness, audit) == {}


async def test_a_word_never_submits_and_never_discards(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    await fill(harness, audit)
    await forge_tap(shopper, taps.Submit(audit, sure=False))
    assert "没有要填的文字" in (await reply(shopper, "是")).text
    await forge_tap(shopper, taps.Discard(audit, sure=False))
    assert "没有要填的文字" in (await reply(shopper, "是")).text
    assert (await harness.rows("SELECT state FROM audits"))[0].state == 0


async def test_the_caption_of_a_photo_may_be_an_answer(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.send_photo(PIXEL, caption="否")
    assert "照片本身没有保存" in (await shopper.see("上题 1.1 → 否")).text
    assert await stored_answers(harness, audit) == {1: NO}


async def test_an_answer_to_a_submitted_audit_is_refused(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    await harness.write("UPDATE audits SET state = 1, submitted_at = 0, submission = 1")
    assert "已经提交" in (await reply(shopper, "是")).text
    assert await stored_answers(harness, audit) == {}
