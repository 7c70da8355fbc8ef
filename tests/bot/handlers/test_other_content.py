"""Photos, albums, service messages, slashes and strangers: no word is lost, no reply too many."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.dispatch import recent_replies
from checklist.definition import Value
from simulator.phone import Message, Phone
from simulator.world.user_actions import add_group
from simulator.world.user_content import CONTENT, SERVICE
from storage.unit_of_work import FlushError, UnitOfWork
from tests.bot.controls import (
    keep_history,
    open_audit,
    stored_answers,
    wait_until_idle,
    while_stopped,
)
from tests.bot.drivers import answer_to, first_question, reply, screen_text
from tests.bot.handlers.test_notes import PIXEL, notes
from tests.harness import Harness


async def replies(harness: Harness, phone: Phone) -> list[Message]:
    """Return all messages of the bot once it has nothing left to do."""
    await wait_until_idle(harness)
    return [each for each in await phone.messages() if each.from_bot]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("voice", "语音没有保存"), ("location", "位置没有保存"), ("sticker", "贴纸没有保存")],
)
async def test_what_is_no_text_is_named_and_not_stored(
    harness: Harness, shopper: Phone, kind: str, words: str
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    answer = await answer_to(shopper, await shopper.send_content(kind))
    assert words in answer.text
    assert "已有的答案都在" in answer.text
    await reply(shopper, "那就写")
    assert await notes(harness) == {1: "那就写"}


@pytest.mark.parametrize("kind", CONTENT)
async def test_content_of_every_kind_gets_one_reply_in_english(harness: Harness, kind: str) -> None:
    emma = await harness.phone("english")
    answer = await answer_to(emma, await emma.send_content(kind))
    assert answer.text.startswith("I can only take text here. The ")
    assert len(await replies(harness, emma)) == 1


async def test_the_caption_of_a_photo_is_asked_about_like_a_text(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    asked = await answer_to(shopper, await shopper.send_photo(PIXEL, caption="前台没有人"))
    assert "您刚写了：“前台没有人”" in asked.text
    assert "照片本身没有保存" in asked.text
    await shopper.tap("是 1.1 的备注")
    assert "没有保存" not in await screen_text(shopper)
    assert await notes(harness) == {1: "前台没有人"}


async def test_the_caption_of_a_file_is_the_note_that_was_asked_for(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    said = await shopper.send_document("工单.heic", b"x", caption="工单没有签字")
    assert "文件本身没有保存" in (await answer_to(shopper, said)).text
    assert await notes(harness) == {1: "工单没有签字"}


async def test_a_caption_where_no_text_is_expected_is_said_to_be_lost(shopper: Phone) -> None:
    answer = await answer_to(shopper, await shopper.send_photo(PIXEL, caption="前台"))
    assert "这条没有保存" in answer.text
    assert "照片本身没有保存" in answer.text


async def test_an_album_gets_one_reply(harness: Harness, shopper: Phone) -> None:
    async with while_stopped(harness):
        await shopper.send_album([PIXEL] * 5)
    (answer,) = await replies(harness, shopper)
    assert "这组照片没有保存" in answer.text


async def test_an_album_in_several_batches_gets_one_reply(harness: Harness, shopper: Phone) -> None:
    await keep_history(harness)
    await shopper.send_album([PIXEL] * 2)
    await wait_until_idle(harness)
    first, second = (
        each for each in harness.sim.world.chat(shopper.id).messages.values() if each.album
    )
    for message in (first, second):
        body = harness.sim.world.message_json(harness.sim.world.chat(shopper.id), message)
        harness.sim.world.updates.add("message", body, shopper.id)
        await wait_until_idle(harness)
    assert len(await replies(harness, shopper)) == 1
    await shopper.send_album([PIXEL] * 2)
    assert len(await replies(harness, shopper)) == 2


async def test_the_reply_to_an_album_is_about_its_caption_wherever_that_stands(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    async with while_stopped(harness):
        await shopper.send_album([PIXEL] * 3, caption="接待台")
    assert len(await replies(harness, shopper)) == 1
    assert "您刚写了：“接待台”" in await screen_text(shopper)
    assert "这组照片本身没有保存" in await screen_text(shopper)


async def test_a_reply_that_is_given_once_is_given_at_the_next_try_if_the_first_failed(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = UnitOfWork.flush
    failed: list[UnitOfWork] = []

    async def fail_once(work: UnitOfWork) -> None:
        if not failed:
            failed.append(work)
            raise FlushError(ValueError("for the test"))
        await flush(work)

    monkeypatch.setattr(UnitOfWork, "flush", fail_once)
    stranger = await harness.phone("stranger")
    await stranger.say("你好")
    assert len(await replies(harness, stranger)) == 1
    assert failed


@pytest.mark.parametrize("kind", [*SERVICE, "pinned_message"])
async def test_a_service_message_gets_no_reply(harness: Harness, shopper: Phone, kind: str) -> None:
    await first_question(shopper)
    before = await replies(harness, shopper)
    await shopper.make_service_message(kind)
    assert await replies(harness, shopper) == before
    assert not await harness.rows("SELECT * FROM dead_letters")


async def test_what_gets_no_reply_is_deleted_from_a_discreet_chat(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.make_service_message("pinned_message")
    await shopper.send_album([PIXEL, PIXEL, PIXEL])
    await wait_until_idle(harness)
    assert not [each for each in await shopper.messages() if not each.from_bot]


@pytest.mark.parametrize("text", ["/8分钟才有人来", "/8 分钟才有人来", "/nobody came", "//"])
async def test_a_note_may_begin_with_a_slash(harness: Harness, shopper: Phone, text: str) -> None:
    await first_question(shopper)
    assert f"您刚写了：“{text}”" in (await reply(shopper, text)).text
    await shopper.tap("是 1.1 的备注")
    assert await notes(harness) == {1: text}


async def test_a_slash_at_a_prompt_leaves_the_prompt_open(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("备注")
    await reply(shopper, "/8 分钟才有人来")
    assert await notes(harness) == {1: "/8 分钟才有人来"}


async def test_an_unknown_command_where_no_text_is_expected_is_called_that(shopper: Phone) -> None:
    for command in ("/adit", "/Adit 张伟", "/start@another_bot"):
        assert "没有这个命令" in (await reply(shopper, command)).text
    assert "没有要填的文字" in (await reply(shopper, "/8 分钟")).text


async def test_a_command_of_another_bot_is_no_note(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    assert "没有这个命令" in (await reply(shopper, "/audit@another_bot 张伟")).text
    assert not await notes(harness)


async def test_in_a_group_only_our_own_commands_are_answered(
    harness: Harness, shopper: Phone
) -> None:
    add_group(harness.sim.world, -100, "全店群", [shopper.id])
    group = shopper.in_chat(-100)
    await group.say("/whatever")
    await group.say("/weather@another_bot")
    assert await replies(harness, group) == []
    await group.say("/report")
    (answer,) = await replies(harness, group)
    assert "请在私聊里使用" in answer.text


async def test_a_stranger_gets_one_line_a_day(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = await harness.phone("stranger")
    async with while_stopped(harness):
        for number in range(5):
            await stranger.say(f"你好{number}")
    for number in range(5):
        await stranger.say(f"在吗{number}")
    await stranger.send_album([PIXEL] * 2)
    (answer,) = await replies(harness, stranger)
    assert "只为受邀的人服务" in answer.text
    monkeypatch.setattr(recent_replies, "NOT_REPEATED_FOR", timedelta(0))
    await stranger.say("第二天")
    assert len(await replies(harness, stranger)) == 2


async def test_each_tap_of_a_stranger_is_answered(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await harness.write("UPDATE people SET active = 0 WHERE telegram_id = :id", id=shopper.id)
    await reply(shopper, "你好")
    for _ in range(2):
        assert "只为受邀的人服务" in await shopper.tap("是")


async def test_a_tap_on_a_message_that_is_gone_is_an_answer_and_the_question_comes_again(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    gone = await shopper.live()
    assert gone is not None
    await shopper.delete(gone)
    await shopper.tap_old(gone, "是")
    await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES}
    fresh = await shopper.live()
    assert fresh is not None
    assert fresh.id > gone.id
    assert "1.2 " in fresh.text


def test_the_oldest_of_very_many_replies_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent_replies, "MOST", 3)
    recent = recent_replies.RecentReplies()
    now = datetime(2026, 3, 2, tzinfo=UTC)
    recent.add([recent_replies.to_stranger(number) for number in range(5)], now)
    known = [recent.was_given(recent_replies.to_stranger(number), now) for number in range(5)]
    assert known == [False, False, True, True, True]
