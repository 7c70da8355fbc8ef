"""Updates by webhook: in order, with the secret, until they are taken."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from simulator.phone import Phone
from simulator.server import Simulator
from simulator.world import webhook
from simulator.world.clock import Signal
from tests.simulator.raw_client import RawClient

SECRET = "s3cret_-"


class Receiver:
    """A bot's web address: notes what comes, and refuses as often as it is told to."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.secrets: set[str | None] = set()
        self.refuse = 0
        self.url = ""
        self.came = Signal()

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        body: dict[str, Any] = await request.json()
        self.got.append(body["message"]["text"])
        self.refuse -= 1
        self.came.fire()
        return web.Response(status=500 if self.refuse >= 0 else 200)

    async def has(self, number: int) -> None:
        async with asyncio.timeout(3):
            while len(self.got) < number:
                await self.came.wait(3)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_updates_come_in_order_with_the_secret(
    client: RawClient, fang: Phone, receiver: Receiver
) -> None:
    await fang.say("a")
    await client.result("setWebhook", url=receiver.url, secret_token=SECRET)
    for text in "bc":
        await fang.say(text)
    await receiver.has(3)
    assert receiver.got == list("abc")
    assert receiver.secrets == {SECRET}
    await asyncio.sleep(0.05)
    assert await client.ask("updates") == []
    assert SECRET not in str(await client.ask("calls"))


async def test_a_refused_update_comes_again_before_the_next(
    client: RawClient, fang: Phone, receiver: Receiver
) -> None:
    receiver.refuse = 1
    await client.result("setWebhook", url=receiver.url)
    await fang.say("a")
    await fang.say("b")
    await receiver.has(3)
    assert receiver.got == list("aab")
    info = await client.result("getWebhookInfo")
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert (info["url"], info["max_connections"]) == (receiver.url, 40)


async def test_one_persons_trouble_holds_up_nobody_else(
    sim: Simulator,
    client: RawClient,
    fang: Phone,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(webhook, "FIRST_PAUSE", 0.5)
    other = await sim.phone("Li", id=1002)
    receiver.refuse = 1
    await client.result("setWebhook", url=receiver.url)
    await fang.say("a")
    await receiver.has(1)
    await other.say("A")
    await receiver.has(3)
    assert receiver.got == ["a", "A", "a"]


async def test_updates_wait_while_nobody_listens_and_can_be_dropped(
    client: RawClient, fang: Phone
) -> None:
    await client.result("setWebhook", url="http://127.0.0.1:9/", allowed_updates=["message"])
    await fang.say("a")
    await asyncio.sleep(0.1)
    info = await client.result("getWebhookInfo")
    assert (info["pending_update_count"], info["allowed_updates"]) == (1, ["message"])
    assert "connect" in info["last_error_message"].lower()
    await client.result("deleteWebhook", drop_pending_updates=True)
    assert await client.result("getUpdates") == []
    info = await client.result("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("", 0)


async def test_the_first_address_is_left_alone_once_another_is_set(
    client: RawClient, fang: Phone, receiver: Receiver
) -> None:
    await client.result("setWebhook", url="http://127.0.0.1:9/")
    await fang.say("a")
    await asyncio.sleep(0.05)
    await client.result("setWebhook", url=receiver.url)
    await receiver.has(1)
    assert "last_error_message" not in await client.result("getWebhookInfo")


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"url": "http://a.cn"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"secret_token": "x" * 257}, "secret token is too long"),
        ({"secret_token": "是"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_webhook_is_refused_in_telegrams_words(
    client: RawClient, parameters: dict[str, str], words: str
) -> None:
    given = {"url": "https://a.cn", **parameters}
    assert await client.words("setWebhook", **given) == f"Bad Request: {words}"
