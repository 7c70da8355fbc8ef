"""A reply that was owed and that this version cannot read any more keeps nobody from starting."""

import pytest

from simulator.phone import Phone
from tests.bot.drivers import reply
from tests.harness import Harness


async def test_an_owed_reply_in_a_former_spelling_does_not_stop_the_start(
    harness: Harness, shopper: Phone
) -> None:
    await harness.stop()
    old = '{"text": "x", "rows": [[["继续", "former:1", null]]]}'
    await harness.write("INSERT INTO outbox (id, chat, content) VALUES (1, 1001, :old)", old=old)
    await harness.start()
    assert "/audit" in (await reply(shopper, "/help")).text


async def test_an_owed_update_that_is_no_longer_a_request_does_not_stop_the_start(
    harness: Harness, shopper: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await harness.stop()
    old = '{"update": {"update_id": 7, "poll": null}}'
    await harness.write("INSERT INTO outbox (id, chat, content) VALUES (7, 1001, :old)", old=old)
    await harness.start()
    assert "/audit" in (await reply(shopper, "/help")).text
    assert "A reply in the outbox cannot be read any more" in caplog.messages
