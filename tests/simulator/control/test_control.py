"""The control API: rigging the world, following it live, and keeping strangers out."""

import asyncio
import sys
from typing import Any

import httpx
import pytest

from simulator.control import event_stream
from simulator.phone import Phone
from simulator.server import Simulator
from tests.simulator.raw_client import RawClient, keyboard

YES = keyboard([("是", "yes"), ("否", "no")])


async def test_a_tap_names_its_button_in_several_ways(client: RawClient, fang: Phone) -> None:
    link = {"text": "开", "url": "https://a.cn"}
    markup = {"inline_keyboard": [*YES["inline_keyboard"], [link]]}
    await client.result("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    for given in ({"data": "no"}, {"row": 0, "column": 1}, {"label": "否", "message_id": 2}):
        await client.control("tap", person=1001, **given)
    taps = [each["callback_query"]["data"] for each in await client.ask("updates")]
    assert taps == ["no", "no", "no"]


@pytest.mark.parametrize(
    ("action", "given", "words"),
    [
        ("tap", {"data": "maybe"}, "there is no such button"),
        ("tap", {"row": 3, "column": 0}, "there is no such button"),
        ("tap", {"label": "是"}, "no message with buttons is on the screen"),
        ("tap", {"message_id": 9, "data": "x", "forged": True}, "there is no message 9"),
        ("say", {"text": "x", "chat": -5}, "王芳 is not in 店"),
        ("say", {"text": "x", "reply_to": 9}, "there is no message 9 to reply to"),
        ("say", {"text": "x", "person": 8}, "there is no person 8"),
        ("say", {}, "KeyError: 'text'"),
        ("edit", {"message_id": 9, "text": "x"}, "message 9 is not 王芳's to edit"),
        ("delete", {"message_id": 9}, "there is no message 9"),
        ("photo", {"content": "?"}, "a file's content is base64"),
        ("photo", {"content": ""}, "IMAGE_PROCESS_FAILED"),
        ("groups", {"id": 5, "title": "x", "members": []}, "a group's id is negative, not 5"),
        ("people", {"colour": "red"}, "TypeError"),
    ],
)
async def test_what_nobody_could_do_is_refused_with_a_sentence(
    client: RawClient, fang: Phone, action: str, given: dict[str, Any], words: str
) -> None:
    await client.control("groups", id=-5, title="店", members=[])
    asked = given if action in {"groups", "people"} else {"person": 1001, **given}
    assert words in (await client.control(action, **asked))["error"]


async def test_a_forged_tap_may_carry_anything(client: RawClient, fang: Phone) -> None:
    await client.control("tap", person=1001, message_id=1, data="x" * 65, forged=True)
    (update,) = await client.ask("updates")
    assert update["callback_query"]["data"] == "x" * 65


async def test_a_deleted_account_does_nothing_more(client: RawClient, fang: Phone) -> None:
    await client.control("deactivate", person=1001)
    assert "account is deleted" in (await client.control("say", person=1001, text="x"))["error"]


async def test_people_and_chats_are_listed(client: RawClient, fang: Phone) -> None:
    added = await client.control("people", id=1002, first_name="Li", username="li")
    assert added["username"] == "li"
    await client.control("groups", id=-5, title="店", members=[1001])
    assert [each["id"] for each in await client.ask("people")] == [1001, 1002]
    assert [each["type"] for each in await client.ask("chats")] == ["private", "private", "group"]


async def test_every_call_is_logged_with_how_it_went(client: RawClient, fang: Phone) -> None:
    await client.result("sendMessage", chat_id=1001, text="x")
    await client.words("sendMessage", chat_id=7, text="x")
    await client.result("getMe")
    good, bad = await client.ask("calls", method="sendMessage")
    assert (good["ok"], good["code"], good["parameters"]["text"]) == (True, 200, "x")
    assert (bad["ok"], bad["code"], bad["error"]) == (False, 400, "Bad Request: chat not found")
    assert good["started"] <= good["finished"]
    assert await client.ask("calls", chat=1001) == [good]
    await client.control("calls/clear")
    assert await client.ask("calls") == []


async def followed(http: httpx.AsyncClient, number: int, **headers: str) -> list[str]:
    """Read so many events of the live stream: "id kind" each."""
    seen: list[str] = []
    async with http.stream("GET", "/control/events", headers=headers) as answer:
        async for text in answer.aiter_lines():
            if text.startswith("id: "):
                seen.append(text.removeprefix("id: "))
            elif text.startswith("event: "):
                seen[-1] += text.removeprefix("event:")
            elif text.startswith("data: ") and len(seen) == number:
                break
    return seen


async def test_changes_can_be_followed_live_and_from_where_one_left_off(
    client: RawClient, fang: Phone
) -> None:
    last = client.sim.world.event_log.last_id
    following = asyncio.create_task(followed(client.http, 4))
    await asyncio.sleep(0.1)
    sent = await client.result("sendMessage", chat_id=1001, text="x")
    which = {"chat_id": 1001, "message_id": sent["message_id"]}
    await client.result("deleteMessage", **which)
    kinds = ["message_new", "call", "message_deleted", "call"]
    expected = [f"{last + 1 + place} {kind}" for place, kind in enumerate(kinds)]
    assert await following == expected
    again = await followed(client.http, 3, **{"Last-Event-ID": str(last + 1)})
    assert again == expected[1:]


async def test_a_quiet_stream_stays_open(
    client: RawClient, fang: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_stream, "HEARTBEAT", 0.05)
    async with client.http.stream("GET", "/control/events") as answer:
        lines = answer.aiter_lines()
        while await anext(lines) != ": still here":
            pass


async def test_leaving_ends_polls_and_streams_at_once() -> None:
    async with asyncio.timeout(2):
        async with Simulator() as sim, httpx.AsyncClient(base_url=sim.api_url) as http:
            poll = asyncio.create_task(http.get(f"/bot{sim.token}/getUpdates?timeout=50"))
            stream = asyncio.create_task(followed(http, 1))
            await asyncio.sleep(0.1)
        results = await asyncio.gather(poll, stream, return_exceptions=True)
    assert all(isinstance(result, httpx.TransportError) for result in results)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "[::1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_other_web_pages_are_kept_out(client: RawClient, headers: dict[str, str]) -> None:
    assert (await client.http.get("/control/people", headers=headers)).status_code == 403


async def test_the_page_is_served_to_this_machine(client: RawClient) -> None:
    origin = {"Origin": client.sim.api_url}
    page = await client.http.get("/", headers=origin)
    assert 'src="/page/main.js"' in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert (await client.http.get("/page/index.html")).status_code == 200
    assert (await client.http.get("/page/../routes.py")).status_code == 404
    assert (await client.http.get("/control/files/x")).status_code == 404


async def test_it_runs_by_itself() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulator", "--port", "0", "--token", "1:abc"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().split()[-1]
    async with httpx.AsyncClient() as http:
        assert (await http.get(f"{url}/bot1:abc/getMe")).json()["ok"]
    process.terminate()
    await process.wait()
