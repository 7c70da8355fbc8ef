"""Whole audits in the page, with the real bot: from /audit to the summary, by visible buttons."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests import harness
from tests.bot.drivers import as_read
from tests.browser.audit_driver import EN, ZH, AuditDriver, code
from tests.browser.page_driver import PageDriver, Phoned

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def dealership(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[harness.Harness]:
    async with harness.open_harness(tmp_path_factory.mktemp("harness")) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def wang(dealership: harness.Harness, phoned: Phoned) -> PageDriver:
    await dealership.phone("shopper")
    return await phoned(dealership.sim, harness.NAMES["shopper"][1], "zh-CN")


async def test_a_whole_shop_with_every_detour_ends_in_a_summary_that_agrees_with_the_taps(
    dealership: harness.Harness, wang: PageDriver
) -> None:
    shop = AuditDriver(wang, ZH)
    await begin(shop)
    await shop.go_on("1.4 ")
    await note_by_button(shop)
    await write_note_at_question(shop)
    put_off = await postpone_one(shop)
    await hide_and_show_again(shop)
    await change_the_last_answer(shop)
    await shop.go_on("2.3 ")
    await dealership.restart()
    await shop.go_on("2 接待和车辆检查 小结")
    await evaluate(shop)
    await shop.go_on("还有1项未答")
    await submit(shop, put_off)


async def begin(shop: AuditDriver) -> None:
    await shop.person.start("您好，王芳。")
    await shop.person.say("/audit", "选择顾问")
    await shop.person.tap("李娜", "后台工作")


async def note_by_button(shop: AuditDriver) -> None:
    await shop.person.tap("备注", "请写“1.4")
    await shop.person.say("没有感谢来电", "备注：没有感谢来电")
    await shop.answer("否")


async def write_note_at_question(shop: AuditDriver) -> None:
    await shop.person.say("说得很快", "这是备注吗？")
    await shop.person.tap("是 1.5 的备注", "备注：说得很快")
    await shop.person.picture("shop-note-zh")
    await shop.answer("否")


async def postpone_one(shop: AuditDriver) -> str:
    put_off = code(shop.person.seen)
    await shop.person.tap("稍后›", f"{put_off} → 稍后")
    return put_off


async def hide_and_show_again(shop: AuditDriver) -> None:
    question = code(shop.person.seen)
    await shop.person.tap("目录", "未答")
    await shop.person.picture("shop-menu-zh")
    hidden = await shop.person.tap("收起")
    assert (hidden.text, hidden.labels) == ("·", ["继续"])
    assert code(await shop.person.tap("继续")) == question


async def change_the_last_answer(shop: AuditDriver) -> None:
    question = code(shop.person.seen)
    await shop.answer("是")
    screen = await shop.person.tap("‹上题", f"{question} ")
    assert "● 是" in screen.labels
    await shop.answer("否")
    assert f"{question} → 否" in shop.person.seen.text


async def evaluate(shop: AuditDriver) -> None:
    await shop.person.tap("写评价", "请写“接待和车辆检查”的评价")
    await shop.person.say("从容、细致", "评价已保存：从容、细致")
    await shop.person.picture("shop-section-zh")


async def submit(shop: AuditDriver, put_off: str) -> None:
    assert put_off in shop.person.seen.text
    await shop.person.tap("答剩下的", f"{put_off} ")
    await shop.answer("是")
    review = await shop.go_on("全部答完")
    assert "1个失分项没有备注" in review.text
    await shop.person.picture("shop-review-zh")
    await shop.person.tap("提交", "提交后不能再改")
    summary = await shop.person.tap("确认提交", "已提交")
    await shop.person.picture("shop-summary-zh")
    assert f"合计 {shop.score()}" in as_read(summary.text)
    for words in ("没有感谢来电", "说得很快", "从容、细致", "失分3项"):
        assert words in summary.text
    assert summary.labels == ["收起", "新开一份"]


async def test_a_shop_in_english_is_stopped_and_resumed(
    dealership: harness.Harness, phoned: Phoned
) -> None:
    await dealership.phone("english")
    emma = await phoned(dealership.sim, harness.NAMES["english"][1], "en-GB")
    shop = AuditDriver(emma, EN)
    await emma.start("Hello, Emma Clarke.")
    await emma.say("/audit zhangwei", "Which one?")
    await emma.tap("Zhang Wei 张伟", "back-office")
    await shop.go_on("Booking – result")
    await emma.picture("shop-section-en")
    assert shop.score() in as_read(emma.seen.text)
    await emma.tap("Stop here", "answers saved")
    await emma.say("/audit", "not finished")
    await emma.tap("Continue", "2.1 ")
    await shop.go_on("2.4 ")
    await emma.picture("shop-question-en")
