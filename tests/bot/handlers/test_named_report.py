"""A manager types whom they want to see: a name, a name and a period, two names, the team."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.handlers.report_words import Words, read_words
from checklist.results import Period
from simulator.phone import Message, Phone
from tests.bot.drivers import import_more, labels, reply, screen_text
from tests.bot.story import Story, open_story, say_and_wait
from tests.harness import Harness

shared = pytest.mark.asyncio(loop_scope="module")
UNEXPECTED = "现在没有要填的文字"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as made:
        yield made


@pytest.fixture
def zhou(place: Story) -> Phone:
    return place.phones["manager"]


def offered(message: Message) -> list[str]:
    return [button.label for row in message.keyboard for button in row]


async def becomes(phone: Phone, beginning: str) -> None:
    """Wait until the screen begins like this. A picture takes a while to be drawn."""
    for _ in range(500):
        if (await screen_text(phone)).startswith(beginning):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(await screen_text(phone))


@pytest.mark.parametrize(
    ("typed", "names", "period"),
    [
        ("张伟", ("张伟",), None),
        ("张伟 90天", ("张伟",), Period.QUARTER),
        ("张伟90天", ("张伟",), Period.QUARTER),
        ("张伟 近 30 天", ("张伟",), Period.MONTH),
        ("张伟，30", ("张伟",), Period.MONTH),
        ("最近9次 张伟", ("张伟",), Period.NINE),
        ("张伟 全部", ("张伟",), Period.ALL),
        ("zhangwei 90 days", ("zhangwei",), Period.QUARTER),
        ("Emma Clarke the last 30 days", ("Emma", "Clarke"), Period.MONTH),
        ("ZHANG WEI all time", ("ZHANG", "WEI"), Period.ALL),
        ("90天", (), Period.QUARTER),
        ("张伟 60天", ("张伟", "60天"), None),
    ],
)
def test_a_period_stands_before_or_after_the_names(
    typed: str, names: tuple[str, ...], period: Period | None
) -> None:
    assert read_words(typed) == Words(names, period)


@shared
@pytest.mark.parametrize("command", ["", "/report "])
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("张伟", "张伟：近9次 "),
        ("张伟 90天", "张伟：近90天 "),
        ("张伟 30", "张伟：近30天 "),
        ("张伟 全部", "张伟：全部时间 "),
        ("lina 90 days", "李娜：近90天 "),
        ("全店", "全店 · 近9次\n"),
        ("团队", "全店 · 近9次\n"),
        ("team", "全店 · 近9次\n"),
        ("All", "全店 · 近9次\n"),
        ("全店 90天", "全店 · 近90天\n"),
        ("浦东演示店", "全店 · 近9次\n"),
        ("zhangwei 90天", "是哪一位？"),
        ("张伟 李娜", "并排 · 近9次\n"),
        ("zhang wei li na", "是哪一位？"),
        ("wang qiang li na", "并排 · 近9次\n"),
        ("张伟和李娜 全部", "并排 · 全部时间\n"),
        ("wangqiang and lina", "并排 · 近9次\n"),
        ("张伟 60天", "时段可以是：近9次、30天、90天、全部。"),
        ("张伟 李娜 王强", "一次最多并排看两位。"),
        ("全点", "没有叫“全点”的顾问。要看全店吗？"),
        ("天气不错", "没有找到“天气不错”"),
    ],
)
async def test_what_a_manager_types_is_understood(
    zhou: Phone, command: str, typed: str, first: str
) -> None:
    assert (await say_and_wait(zhou, command + typed)).text.startswith(first)


@shared
async def test_a_choice_keeps_the_period(zhou: Phone) -> None:
    await say_and_wait(zhou, "zhangwei 90天")
    await zhou.tap("章薇")
    await becomes(zhou, "章薇：近90天 ")


@shared
async def test_a_word_that_nearly_means_the_team_offers_it(zhou: Phone) -> None:
    assert offered(await say_and_wait(zhou, "全点")) == ["全店"]
    await zhou.tap("全店")
    await becomes(zhou, "全店 · 近9次\n")


@shared
async def test_two_side_by_side_have_their_figures_and_the_way_to_each(zhou: Phone) -> None:
    both = await say_and_wait(zhou, "刘洋 李娜")
    title, liu, li, apart = both.text.split("\n\n")
    assert (title, liu.split("\n")[0], li.split("\n")[0]) == ("并排 · 近9次", "刘洋", "李娜")
    assert "9次" in liu
    assert apart.startswith("刘洋比李娜明显低19.")
    assert offered(both)[:2] == ["刘洋", "李娜"]
    assert offered(both)[3:] == ["30天", "90天", "全部"]
    await zhou.tap("30天")
    await becomes(zhou, "并排 · 近30天\n")
    assert (await screen_text(zhou)).endswith("次数太少，还不能比高低")
    await zhou.tap("刘洋")
    await becomes(zhou, "刘洋：近30天 ")


@shared
async def test_in_english_too(place: Story) -> None:
    emma = place.phones["english"]
    assert (await say_and_wait(emma, "zhangwei")).text == "Which one?"
    both = (await say_and_wait(emma, "liuyang lina last 90 days")).text
    assert both.startswith("Side by side · the last 90 days\n\nLiu Yang 刘洋\nRate ")
    assert "too few shops" in both
    unknown = (await say_and_wait(emma, "hello there")).text
    assert unknown.endswith("Chen Jing 陈静; Chen Jing 陈静 90 days; two names; team")
    asked = await say_and_wait(emma, "Chen Jing 陈静 90 days")
    assert asked.text.startswith("Chen Jing 陈静")


@shared
async def test_to_others_a_name_stays_a_text_that_nobody_asked_for(place: Story) -> None:
    for who in ("advisor", "shopper"):
        for typed in ("李娜", "全店", "张伟 90天"):
            answer = (await say_and_wait(place.phones[who], typed)).text
            assert answer.startswith(UNEXPECTED)


async def test_in_an_audit_a_name_is_a_note_or_no_text_at_all(harness: Harness) -> None:
    manager = await harness.phone("manager")
    await reply(manager, "/audit 张伟")
    assert "李娜" in (await reply(manager, "李娜")).text
    await manager.tap("不是备注")
    await manager.tap("目录")
    assert UNEXPECTED in (await reply(manager, "李娜")).text


async def test_a_word_for_an_answer_is_no_name(manager: Phone) -> None:
    await reply(manager, "/start")
    assert (await reply(manager, "是")).text.startswith(UNEXPECTED)


async def test_an_owner_of_two_dealerships_chooses_and_may_name_one(
    harness: Harness, tmp_path: Path
) -> None:
    await import_more(harness, tmp_path, "张伟,advisor,1003,虹桥店,")
    owner = await harness.phone("owner")
    assert (await reply(owner, "全店 90天")).text == "看哪家店？"
    assert (await reply(owner, "虹桥店")).text.startswith("虹桥店 · 近9次")
    assert (await reply(owner, "张伟")).text == "是哪一位？"
    assert await labels(owner) == ["张伟 · 浦东店", "张伟 · 虹桥店"]
    beside = (await reply(owner, "李娜 马超")).text
    assert "李娜 · 浦东店\n" in beside
    assert "马超 · 虹桥店\n" in beside
