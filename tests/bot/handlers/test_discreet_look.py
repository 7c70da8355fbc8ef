"""What a mystery shop's screens never give away, and who may have them otherwise."""

import re

import pytest

from bot import taps
from checklist.definition import Value
from simulator.phone import Message, Phone
from tests.bot.drivers import all_texts, fill, first_question, forge_tap, labels, reply, screen_text
from tests.harness import Harness

EMOJI = "[\u2705\u274c\U0001f300-\U0001faff]"
GIVEN_AWAY = re.compile(f"张伟|神秘|mystery|shopper|advisor:|{EMOJI}", re.IGNORECASE)


async def styles(phone: Phone) -> set[str]:
    live = await phone.live()
    assert live is not None
    return {button.style for row in live.keyboard for button in row}


async def walk_through(harness: Harness, phone: Phone, words: dict[str, str]) -> None:
    """Show every kind of screen of a shop, from its first question to the summary."""
    await first_question(phone)
    await phone.tap(words["yes"])
    await reply(phone, "…")
    await phone.tap(words["drop"])
    for tap in (
        taps.Menu(1, 1),
        taps.SectionMenu(1, 1, 1),
        taps.SectionNotApplicable(1, 1, sure=False),
        taps.SectionEnd(1, 1),
        taps.WriteEvaluation(1, 1),
        taps.WriteNote(1, 2),
        taps.Review(1),
        taps.Hide(1),
        taps.StopHere(1),
    ):
        await forge_tap(phone, tap)
    await reply(phone, "/audit")
    await forge_tap(phone, taps.Discard(1, sure=False))
    await fill(harness, 1, but={3: Value.NO})
    for sure in (False, True):
        await forge_tap(phone, taps.Review(1))
        await forge_tap(phone, taps.Submit(1, sure=sure))
    await reply(phone, "/cancel")


@pytest.mark.parametrize("who", ["shopper", "english"])
async def test_no_screen_of_a_shop_gives_anything_away(harness: Harness, who: str) -> None:
    words = {
        "shopper": {"yes": "是", "drop": "不是备注"},
        "english": {"yes": "Yes", "drop": "Not a note"},
    }
    phone = await harness.phone(who)
    await walk_through(harness, phone, words[who])
    calls = [
        call
        for call in harness.sim.world.log.calls
        if call.method.lower() in {"sendmessage", "editmessagetext", "answercallbackquery"}
    ]
    assert len(calls) > 20
    for call in calls:
        said = str(call.parameters)
        assert not GIVEN_AWAY.search(said), said
        assert '"style"' not in said, said


async def test_messages_to_shoppers_are_silent(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    sent = [c for c in harness.sim.world.log.calls if c.method.lower() == "sendmessage"]
    assert sent
    assert all(str(c.parameters["disable_notification"]).lower() == "true" for c in sent)


async def test_an_observation_is_coloured_and_names_the_advisor(manager: Phone) -> None:
    await reply(manager, "/audit 张伟")
    await manager.tap("逐项问我")
    assert (await manager.buttons())[0] == ["✅ 是", "❌ 否"]
    assert await styles(manager) == {"success", "danger", ""}
    await manager.tap("目录")
    assert "顾问：张伟" in await screen_text(manager)


async def test_a_self_check_is_coloured(advisor: Phone) -> None:
    await reply(advisor, "/audit")
    await advisor.tap("全部")
    await advisor.tap("逐项问我")
    assert (await advisor.buttons())[0] == ["✅ 是", "❌ 否"]
    await advisor.tap("✅ 是")
    await advisor.tap("‹上题")
    assert (await advisor.buttons())[0] == ["● ✅ 是", "❌ 否"]


async def test_each_person_can_switch_the_look(shopper: Phone) -> None:
    assert "界面样式" in (await reply(shopper, "/settings")).text
    assert await labels(shopper) == ["● 自动", "低调", "彩色", "10分钟不点就收起"]
    await shopper.tap("彩色")
    assert await labels(shopper) == ["自动", "低调", "● 彩色", "10分钟不点就收起"]
    await first_question(shopper)
    assert await styles(shopper) == {"success", "danger", ""}
    await reply(shopper, "/settings")
    await shopper.tap("自动")
    await reply(shopper, "/audit")
    await shopper.tap("继续")
    assert await styles(shopper) == {""}


async def test_a_manager_can_be_discreet_too(manager: Phone) -> None:
    await reply(manager, "/settings")
    await manager.tap("低调")
    await reply(manager, "/audit 张伟")
    await manager.tap("逐项问我")
    assert (await manager.buttons())[0] == ["是", "否"]
    await manager.tap("目录")
    assert "张伟" not in await screen_text(manager)


@pytest.mark.parametrize("data", ["lk:-5", "lk:-1", "lk:3", "lk:99"])
async def test_a_theme_that_was_never_offered_changes_nothing(shopper: Phone, data: str) -> None:
    await reply(shopper, "/settings")
    await shopper.tap("彩色")
    assert await forge_tap(shopper, data) == "这里没有您要找的内容。"
    assert await labels(shopper) == ["自动", "低调", "● 彩色", "10分钟不点就收起"]


async def test_a_person_without_audits_has_no_look(harness: Harness) -> None:
    owner = await harness.phone("owner")
    assert "这里没有您要找的内容" in (await reply(owner, "/settings")).text


async def test_the_draft_list_of_a_shopper_gives_nothing_away(
    harness: Harness, shopper: Phone
) -> None:
    message: Message | None = None
    for advisor in ("张伟", "李娜"):
        message = await reply(shopper, f"/audit {advisor}")
    assert message is not None
    await reply(shopper, "/audit")
    newest = (await all_texts(shopper)).split("有2份未完成")[-1]
    assert "李娜" not in newest
    assert "张伟" not in newest
