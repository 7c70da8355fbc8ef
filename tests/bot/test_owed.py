"""A reply that was owed and that this version cannot read any more keeps nobody from starting."""

from simulator.phone import Phone
from tests.bot.talking import reply
from tests.house import House


async def test_an_owed_reply_in_a_former_spelling_does_not_stop_the_start(
    house: House, shopper: Phone
) -> None:
    await house.stop()
    old = '{"text": "x", "rows": [[["继续", "former:1", null]]]}'
    await house.write("INSERT INTO owed (id, chat, content) VALUES (1, 1001, :old)", old=old)
    await house.start()
    assert "/audit" in (await reply(shopper, "/help")).text
