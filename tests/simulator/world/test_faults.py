"""Everything that can go wrong on the way to Telegram goes wrong when it is asked for."""

import asyncio

import httpx
import pytest

from simulator.phone import Phone
from tests.simulator.raw_client import RawClient

HELLO = {"chat_id": 1001, "text": "x"}


@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        ({"kind": "flood", "seconds": 30}, 429, "Too Many Requests: retry after 30"),
        ({"kind": "error"}, 502, "Bad Gateway"),
        ({"kind": "error", "code": 500}, 500, "Internal Server Error"),
        ({"kind": "blocked"}, 403, "Forbidden: bot was blocked by the user"),
        ({"kind": "not_found"}, 404, "Not Found"),
        ({"kind": "unauthorized"}, 401, "Unauthorized"),
        ({"kind": "conflict"}, 409, "Conflict: terminated by other getUpdates request"),
    ],
)
async def test_an_injected_refusal_has_no_effect_and_is_used_up(
    client: RawClient, fang: Phone, fault: dict[str, object], code: int, words: str
) -> None:
    await client.control("faults", **fault)
    refused = await client.call("sendMessage", **HELLO)
    assert refused["error_code"] == code
    assert refused["description"].startswith(words)
    assert len(await fang.messages()) == 1
    assert await client.result("sendMessage", **HELLO)


async def test_a_fault_strikes_its_method_and_chat_so_many_times(
    client: RawClient, fang: Phone
) -> None:
    await client.control("faults", kind="error", method="sendmessage", chat_id=1001, count=2)
    assert await client.result("getMe")
    assert "chat not found" in await client.words("sendMessage", chat_id=5, text="x")
    assert await client.words("sendMessage", **HELLO) == "Bad Gateway"
    assert (await client.ask("faults"))[0]["count"] == 1
    await client.control("faults/clear")
    assert await client.result("sendMessage", **HELLO)
    assert "no fault 'fire'" in (await client.control("faults", kind="fire"))["error"]


async def test_a_web_page_comes_instead_of_json(client: RawClient, fang: Phone) -> None:
    await client.control("faults", kind="html")
    answer = await client.http.post(f"/bot{client.sim.token}/sendMessage", json=HELLO)
    assert (answer.status_code, answer.headers["content-type"][:9]) == (502, "text/html")
    assert len(await fang.messages()) == 1


@pytest.mark.parametrize(("kind", "messages"), [("drop", 1), ("drop_answer", 2)])
async def test_a_line_breaks_before_or_after_the_effect(
    client: RawClient, fang: Phone, kind: str, messages: int
) -> None:
    await client.control("faults", kind=kind)
    with pytest.raises(httpx.TransportError):
        await client.call("sendMessage", **HELLO)
    assert len(await fang.messages()) == messages
    assert (await client.ask("calls"))[-1]["fault"] == kind


@pytest.mark.parametrize(("kind", "early"), [("delay", 1), ("delay_answer", 2)])
async def test_a_line_is_slow_before_or_after_the_effect(
    client: RawClient, fang: Phone, kind: str, early: int
) -> None:
    await client.control("faults", kind=kind, seconds=0.2)
    sending = asyncio.create_task(client.result("sendMessage", **HELLO))
    await asyncio.sleep(0.1)
    assert len(await fang.messages()) == early
    assert not sending.done()
    await sending
    assert len(await fang.messages()) == 2
