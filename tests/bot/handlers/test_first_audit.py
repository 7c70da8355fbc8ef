"""A shop from its first question to the summary."""

from simulator.phone import Phone
from tests.harness import begin, screen


async def test_an_answer_is_confirmed_on_the_next_screen_and_back_shows_it_marked(
    shopper: Phone,
) -> None:
    await begin(shopper)
    await shopper.tap("逐项问我")
    await shopper.tap("逐项问我")
    assert "1.1 " in (await screen(shopper)).text
    await shopper.tap("否")
    shown = await screen(shopper)
    assert "上题 1.1 → 否" in shown.text
    assert "1.2 " in shown.text
    await shopper.tap("‹上题")
    assert "● 否" in (await shopper.buttons())[0]
    await shopper.tap("是")
    assert "上题 1.1 → 是" in (await screen(shopper)).text
