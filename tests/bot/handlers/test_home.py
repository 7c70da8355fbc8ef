"""/start: each person is greeted with what they can do now, as buttons that lead there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from simulator.phone import Phone
from tests.bot.drivers import (
    all_texts,
    as_read,
    first_question,
    import_more,
    labels,
    reply,
    screen_text,
)
from tests.bot.story import Story, open_story, say_and_wait, tap_label
from tests.harness import Harness

NAMES = ("张伟", "李娜", "王强", "陈静", "刘洋", "章薇")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def story(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as on:
        yield on


async def test_a_shopper_begins_with_one_tap(shopper: Phone) -> None:
    assert (await reply(shopper, "/start")).text == "您好，王芳。"
    assert await labels(shopper) == ["新开一份"]
    await shopper.tap("新开一份")
    assert "选择顾问" in await screen_text(shopper)


async def test_a_shopper_goes_on_where_something_is_unfinished(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await reply(shopper, "/start")
    assert await labels(shopper) == ["接着答（1/102）", "新开一份"]
    await shopper.tap("接着答")
    assert "1.2 " in await screen_text(shopper)


async def test_of_several_drafts_the_latest_is_offered_and_the_list(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await reply(shopper, "/audit 李娜")
    await reply(shopper, "/start")
    assert await labels(shopper) == ["接着答（0/102）", "未完成的2份", "新开一份"]
    await shopper.tap("未完成的2份")
    assert "有2份未完成" in await screen_text(shopper)


async def test_of_several_drafts_the_open_one_is_offered(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await reply(shopper, "/audit 李娜")
    await reply(shopper, "/audit")
    await shopper.tap((await labels(shopper))[1])
    await shopper.tap("继续")
    assert "1.2 " in await screen_text(shopper)
    for _ in range(2):
        await reply(shopper, "/start")
        assert (await labels(shopper))[0] == "接着答（1/102）"


async def test_a_shoppers_first_screen_names_no_advisor(shopper: Phone) -> None:
    await reply(shopper, "/start")
    before = await all_texts(shopper)
    await first_question(shopper)
    await reply(shopper, "/start")
    shown = (await all_texts(shopper)).removeprefix(before)
    assert not [name for name in NAMES if name in shown]


async def test_who_shops_and_manages_is_shown_no_names_either(
    harness: Harness, tmp_path: Path, manager: Phone
) -> None:
    await import_more(harness, tmp_path, "周经理,shopper,1002,浦东店,")
    assert (await reply(manager, "/start")).text == "您好，周经理。"
    assert await labels(manager) == ["新开一份", "全店"]
    await manager.tap("新开一份")
    assert await labels(manager) == ["到店体验", "现场观察"]


async def test_from_the_settings_a_manager_goes_on_with_the_draft_or_the_team(
    manager: Phone,
) -> None:
    await reply(manager, "/audit 张伟")
    await reply(manager, "/report 张伟")
    await reply(manager, "/settings")
    assert (await labels(manager))[3:] == ["接着答（0/102）", "全店", "现场观察"]
    await manager.tap("全店")
    assert "张伟" in str(await manager.buttons())


async def test_an_advisor_gets_five_minutes_and_their_results(advisor: Phone) -> None:
    assert "您自己和您的经理能看到" in (await reply(advisor, "/start")).text
    assert await labels(advisor) == ["五分钟（10项）", "我的成绩", "自检一节或全部"]
    await advisor.tap("我的成绩")
    assert "张伟 · 近9次" in await screen_text(advisor)
    await reply(advisor, "/start")
    await advisor.tap("五分钟（10项）")
    assert "0/10" in await screen_text(advisor)


async def test_an_advisor_finds_the_whole_self_check_too(advisor: Phone) -> None:
    await reply(advisor, "/start")
    await advisor.tap("自检一节或全部")
    assert (await labels(advisor))[0] == "五分钟（10项）"
    await advisor.tap("全部")
    assert "/102" in await screen_text(advisor)


async def test_an_advisor_of_two_dealerships_chooses_whose_results(
    harness: Harness, tmp_path: Path, advisor: Phone
) -> None:
    await import_more(harness, tmp_path, "张伟,advisor,1003,虹桥店,")
    await reply(advisor, "/start")
    await advisor.tap("我的成绩")
    assert await labels(advisor) == ["浦东店", "虹桥店"]


async def test_a_manager_who_is_audited_too_finds_their_own_results(
    harness: Harness, tmp_path: Path, manager: Phone
) -> None:
    await import_more(harness, tmp_path, "周经理,advisor,1002,浦东店,")
    await reply(manager, "/start")
    await manager.tap("我的成绩")
    assert "周经理 · 近9次" in await screen_text(manager)


async def test_an_owner_of_an_empty_installation_is_told_the_next_step(harness: Harness) -> None:
    owner = await harness.phone("owner")
    await harness.write("DELETE FROM memberships")
    answer = await reply(owner, "/start")
    assert "2家店 · 神秘客0位 · 经理0位 · 顾问0位\n已提交0份评价表" in as_read(answer.text)
    assert "audit-bot people import" in answer.text


async def test_an_owner_of_a_new_installation_is_told_to_let_people_in(harness: Harness) -> None:
    owner = await harness.phone("owner")
    answer = await reply(owner, "/start")
    assert "2家店 · 神秘客2位 · 经理2位 · 顾问4位\n已提交0份评价表" in as_read(answer.text)
    assert "请大家打开这个机器人" in answer.text


async def test_a_manager_of_nobody_is_told_where_a_list_comes_from(
    harness: Harness, manager: Phone
) -> None:
    await harness.write("DELETE FROM memberships WHERE role = 4")
    assert "还没有顾问名单" in (await reply(manager, "/start")).text


@pytest.mark.asyncio(loop_scope="module")
async def test_a_manager_sees_whom_to_look_at_first_and_opens_the_report(story: Story) -> None:
    manager = story.phones["manager"]
    home = await say_and_wait(manager, "/start")
    assert "先看这几位（近9次）" in home.text
    assert "· 陈静：只有2次神秘客" in home.text
    offered = await labels(manager)
    assert offered[-2:] == ["全店", "现场观察"]
    assert [line.split("：")[0][2:] for line in home.text.splitlines()[3:]] == offered[:-2]
    assert "陈静：至今2次 " in (await tap_label(manager, "陈静")).text


@pytest.mark.asyncio(loop_scope="module")
async def test_an_owner_sees_what_there_is_and_the_same_names(story: Story) -> None:
    owner = story.phones["owner"]
    home = await say_and_wait(owner, "/start")
    assert "1家店 · 神秘客3位 · 经理2位 · 顾问6位\n已提交" in as_read(home.text)
    assert "陈静：只有2次神秘客" in home.text
    assert "下一步" not in home.text
    assert (await labels(owner))[-1] == "全店"


@pytest.mark.asyncio(loop_scope="module")
async def test_an_english_manager_reads_the_reasons_in_english(story: Story) -> None:
    home = await say_and_wait(story.phones["english"], "/start")
    assert "Look at these first (the last 9 shops)" in home.text
    assert "· Chen Jing 陈静: only 2 shops" in home.text


@pytest.mark.parametrize("words", ["/nothing", "你好", "/cancel", "/report 张伟", "/selfcheck"])
async def test_where_nothing_comes_next_the_ways_on_are_offered(shopper: Phone, words: str) -> None:
    await reply(shopper, words)
    assert await labels(shopper) == ["新开一份"]
    await first_question(shopper)
    await reply(shopper, "/cancel")
    await reply(shopper, words)
    assert await labels(shopper) == ["接着答（0/102）", "新开一份"]


async def test_within_an_audit_its_own_buttons_stay(shopper: Phone) -> None:
    await first_question(shopper)
    assert not (await reply(shopper, "/report 张伟")).keyboard
    assert "目录" in await labels(shopper)


async def test_a_draft_that_another_phone_discarded_leaves_no_dead_buttons(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await harness.write("UPDATE audits SET state = 2")
    assert await shopper.tap("是") == "这份已经删除。"
    assert await labels(shopper) == ["新开一份"]
