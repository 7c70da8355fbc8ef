"""A hidden chat that is hidden once more, or that has no message to hide."""

from bot import taps
from bot.dispatch.auto_hide import hide_idle_chats
from bot.dispatch.outcome import Outcome
from simulator.phone import Phone
from tests.bot.controls import wait_until_idle
from tests.bot.drivers import fill, first_question, forge_tap, labels, reply, screen_text
from tests.harness import Harness


async def test_a_summary_that_was_hidden_twice_comes_back(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await fill(harness, 1)
    await forge_tap(shopper, taps.Submit(1, sure=True))
    summary = await screen_text(shopper)
    for _ in range(2):
        await reply(shopper, "/hide")
        assert await screen_text(shopper) == "·"
    await shopper.tap("继续")
    assert await screen_text(shopper) == summary


async def test_a_text_typed_between_two_hidings_is_asked_about(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await reply(shopper, "/hide")
    await reply(shopper, "六声才接")
    await reply(shopper, "/hide")
    await shopper.tap("继续")
    assert "六声才接" in await screen_text(shopper)
    assert "是 1.1 的备注" in await labels(shopper)


async def test_where_the_bot_knows_of_no_message_there_is_nothing_to_hide(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/settings")
    await shopper.tap("10分钟不点就收起")
    await first_question(shopper)
    await wait_until_idle(harness)
    await harness.write("UPDATE people SET seen_at = seen_at - 601000, live_message = NULL")
    assert await hide_idle_chats(harness.app._context) == Outcome()
    assert "1.1 " in await screen_text(shopper)
