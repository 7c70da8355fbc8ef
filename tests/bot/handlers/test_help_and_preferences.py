"""Help, language, strangers and groups."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import taps
from bot.dispatch import recent_replies
from simulator.phone import Phone
from simulator.world import user_actions
from simulator.world.chats import Person
from tests.bot.controls import wait_until_idle
from tests.bot.drivers import (
    content,
    fill,
    first_question,
    forge_tap,
    import_more,
    labels,
    reply,
    screen_text,
    toast_of,
)
from tests.harness import Harness

OFFERED = {
    "shopper": ["audit", "cancel", "hide", "language", "settings", "help"],
    "manager": ["audit", "report", "cancel", "hide", "language", "settings", "help"],
    "advisor": ["audit", "selfcheck", "report", "cancel", "hide", "language", "settings", "help"],
    "owner": ["report", "language", "help"],
}
GROUP = -100500


@pytest.mark.parametrize("who", OFFERED)
async def test_help_lists_exactly_what_the_person_may_do(harness: Harness, who: str) -> None:
    phone = await harness.phone(who)
    answer = await reply(phone, "/help")
    assert "每点一下都会立即保存" in answer.text
    listed = [line.split(" – ")[0] for line in answer.text.splitlines() if line.startswith("/")]
    assert listed == [f"/{name}" for name in OFFERED[who]]


async def test_help_offers_the_way_on_and_is_then_the_only_message(
    harness: Harness, shopper: Phone
) -> None:
    for command in ("/start", "/help", "/help"):
        await reply(shopper, command)
    await wait_until_idle(harness)
    (only,) = await shopper.messages()
    assert "每点一下" in only.text
    assert await labels(shopper) == ["新开一份"]


async def test_help_names_no_command_that_the_person_lacks(harness: Harness) -> None:
    owner = await harness.phone("owner")
    assert "/audit" not in (await reply(owner, "/help")).text


async def test_help_below_an_old_audit_does_not_show_that_audit_again(
    harness: Harness, shopper: Phone
) -> None:
    """A manager would find the buttons for its files below a later report."""
    await first_question(shopper)
    await fill(harness, 1)
    await forge_tap(shopper, taps.Submit(1, sure=True))
    await shopper.see("已提交")
    answer = await reply(shopper, "/help")
    assert "每点一下" in answer.text
    assert "已提交" not in answer.text


async def test_an_unknown_command_is_said_to_be_one(shopper: Phone) -> None:
    assert "没有这个命令" in (await reply(shopper, "/nothing")).text


async def test_a_command_may_name_this_bot_but_not_another(
    harness: Harness, shopper: Phone
) -> None:
    username = harness.sim.world.username
    assert "每点一下" in (await reply(shopper, f"/help@{username.upper()}")).text
    assert "没有这个命令" in (await reply(shopper, "/help@another_bot")).text


async def test_language_switches_everything(harness: Harness, shopper: Phone) -> None:
    asked = await reply(shopper, "/language")
    assert "请选择语言 / Please choose a language" in asked.text
    assert await labels(shopper) == ["中文", "English"]
    await shopper.tap("English")
    assert "English from now on." in await screen_text(shopper)
    assert "start or continue" in (await reply(shopper, "/help")).text
    await first_question(shopper)
    assert (await shopper.buttons())[0] == ["Yes", "No"]
    await reply(shopper, "/language")
    await shopper.tap("中文")
    assert "开始或继续" in (await reply(shopper, "/help")).text


async def test_a_tap_without_a_language_asks_which(shopper: Phone) -> None:
    await reply(shopper, "/help")
    await forge_tap(shopper, "g:0")
    assert await labels(shopper) == ["中文", "English"]


@pytest.mark.parametrize("data", ["g:3", "g:-1"])
async def test_a_language_that_was_never_offered_changes_nothing(shopper: Phone, data: str) -> None:
    await reply(shopper, "/language")
    assert await forge_tap(shopper, data) == "这里没有您要找的内容。"
    assert await labels(shopper) == ["中文", "English"]
    assert "每点一下" in (await reply(shopper, "/help")).text


async def test_the_choice_comes_before_the_import_and_that_before_telegram(
    harness: Harness, tmp_path: Path
) -> None:
    await import_more(harness, tmp_path, "Zoe,shopper,2001,浦东店,zh", "Yan,shopper,2002,浦东店,")
    imported = await harness.sim.phone("Zoe", id=2001, language_code="en")
    assert "每点一下" in (await reply(imported, "/help")).text
    await reply(imported, "/language")
    await imported.tap("English")
    assert "Every tap is saved" in (await reply(imported, "/help")).text
    plain = await harness.sim.phone("Yan", id=2002, language_code="en-GB")
    assert "Every tap is saved" in (await reply(plain, "/help")).text


async def test_a_language_that_is_not_spoken_here_gives_the_installations(harness: Harness) -> None:
    french = await harness.sim.phone("Luc", id=2003, language_code="fr")
    assert "只为受邀的人服务" in (await reply(french, "/start")).text


async def test_telegrams_language_is_remembered_and_follows_a_change(
    harness: Harness, manager: Phone
) -> None:
    await reply(manager, "/help")
    user_actions.add_person(harness.sim.world, Person(1002, "周经理", None, "en"))
    assert "Every tap is saved" in (await reply(manager, "/help")).text
    rows = await harness.rows("SELECT telegram_language FROM people WHERE telegram_id = 1002")
    assert [row.telegram_language for row in rows] == ["en"]


async def test_a_stranger_gets_one_polite_line_and_no_information(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_replies, "NOT_REPEATED_FOR", timedelta(0))
    stranger = await harness.phone("stranger")
    before = await content(harness)
    for words in ("/start", "/help", "/audit 张伟", "/report", "你好", "/start wrong"):
        answer = await reply(stranger, words)
        polite = "这个链接已经用过或过期了" if "wrong" in words else "只为受邀的人服务"
        assert polite in answer.text
        assert not answer.keyboard
    assert polite
    assert "只为受邀的人服务" in await toast_of(stranger, taps.Review(1))
    assert await content(harness) == before
    assert not await harness.rows("SELECT 1 FROM people WHERE telegram_id = 1005")


async def test_an_english_stranger_is_answered_in_english(harness: Harness) -> None:
    stranger = await harness.sim.phone("Joe", id=2004)
    assert "invited people only" in (await reply(stranger, "hello")).text


async def test_somebody_deactivated_is_a_stranger(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await harness.write("UPDATE people SET active = 0 WHERE telegram_id = 1001")
    before = await content(harness)
    assert "只为受邀的人服务" in await shopper.tap("是")
    assert "只为受邀的人服务" in (await reply(shopper, "/audit")).text
    assert await content(harness) == before


async def test_a_group_gets_only_the_way_to_the_private_chat(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    stranger = await harness.phone("stranger")
    user_actions.add_group(harness.sim.world, GROUP, "全店群", [1001, 1005])
    for phone in (shopper.in_chat(GROUP), stranger.in_chat(GROUP)):
        for words in ("/audit", "/report 张伟", "/start abc"):
            answer = await reply(phone, words)
            assert answer.text == "请在私聊里使用：https://t.me/audit_demo_bot"
            assert not answer.keyboard


async def test_in_a_group_a_text_or_a_tap_gets_no_answer_at_all(
    harness: Harness, shopper: Phone
) -> None:
    user_actions.add_group(harness.sim.world, GROUP, "全店群", [1001])
    group = shopper.in_chat(GROUP)
    linked = await reply(group, "/help")
    before = await content(harness)
    user_actions.tap(harness.sim.world, 1001, linked.id, taps.encode(taps.Review(1)), GROUP)
    await group.say("@audit_demo_bot 在吗")
    await reply(shopper, "/help")
    assert len([each for each in await group.messages() if each.from_bot]) == 1
    assert await content(harness) == before
