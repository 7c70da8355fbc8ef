"""Requests, commands and descriptions, the queue of updates and who may poll it."""

import asyncio
from typing import Any

import pytest

from simulator.phone import Phone
from simulator.server import Simulator
from tests.simulator.raw_client import RawClient, keyboard


async def test_parameters_come_in_four_ways_and_methods_in_any_case(
    client: RawClient, fang: Phone
) -> None:
    url = f"/bot{client.sim.token}/SENDmessage"
    given = {"chat_id": "1001", "text": "x"}
    for sent in (
        await client.http.get(url, params=given),
        await client.http.post(url, data=given),
        await client.http.post(url, json=given),
        await client.http.post(url, data=given, files={"unused": b"x"}),
    ):
        assert sent.json()["result"]["text"] == "x"


async def test_what_does_not_exist_is_not_found(client: RawClient) -> None:
    assert await client.words("sendDice", chat_id=1) == "Not Found"
    assert (await client.http.get("/elsewhere")).json()["error_code"] == 404
    answer = await client.http.post("/bot1:x/getMe")
    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff"])
async def test_a_body_that_is_no_json_object_is_refused(client: RawClient, body: bytes) -> None:
    answer = await client.http.post(f"/bot{client.sim.token}/getMe", content=body)
    assert answer.json()["description"] == "Bad Request: can't parse JSON object"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"commands": [{"command": "Audit", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": "[1]"}, "can't parse BotCommand: expected an Object"),
        ({"commands": {}}, "expected an Array of BotCommand"),
        ({"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "all"}}, "Unsupported type specified"),
        ({"commands": [], "scope": {"type": "chat"}}, "chat_id is empty"),
    ],
)
async def test_commands_are_refused_in_telegrams_words(
    client: RawClient, parameters: dict[str, Any], words: str
) -> None:
    assert words in await client.words("setMyCommands", **parameters)


async def test_the_narrowest_scope_of_commands_is_shown(client: RawClient, fang: Phone) -> None:
    assert await fang.commands() == {}
    await client.control("groups", id=-5, title="店", members=[1001])
    for number, scope in enumerate(
        [
            {"type": "default"},
            {"type": "all_group_chats"},
            {"type": "chat", "chat_id": 1001},
            {"type": "chat_member", "chat_id": -5, "user_id": 1002},
        ]
    ):
        commands = [{"command": f"c{number}", "description": "x"}]
        await client.result("setMyCommands", commands=commands, scope=scope)
    assert await fang.commands() == {"c2": "x"}
    assert await fang.in_chat(-5).commands() == {"c1": "x"}


async def test_the_bot_can_describe_itself(client: RawClient, fang: Phone) -> None:
    assert await client.result("setMyDescription", description="x" * 512)
    assert await client.result("setMyShortDescription", short_description="x", language_code="zh")
    assert await client.words("setMyShortDescription", short_description="x" * 121) == (
        "Bad Request: short description is too long"
    )
    assert await client.result("setChatMenuButton", menu_button={"type": "commands"})
    assert await client.result("setChatMenuButton", chat_id=1001, menu_button={"type": "default"})
    assert (await client.ask("chat", chat=1001))["menu_button"] == {"type": "default"}
    assert "Unsupported type" in await client.words("setChatMenuButton", menu_button={"type": "x"})


async def test_updates_wait_until_an_offset_confirms_them(client: RawClient, fang: Phone) -> None:
    for text in "abc":
        await fang.say(text)
    first = await client.result("getUpdates", limit=2)
    assert [each["message"]["text"] for each in first] == ["a", "b"]
    assert await client.result("getUpdates", limit=2) == first
    rest = await client.result("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [each["message"]["text"] for each in rest] == ["c"]
    assert await client.result("getUpdates", offset=rest[0]["update_id"] + 1) == []


async def test_a_negative_offset_forgets_what_is_older(client: RawClient, fang: Phone) -> None:
    for text in "abc":
        await fang.say(text)
    (last,) = await client.result("getUpdates", offset=-1)
    assert [each["update_id"] for each in await client.ask("updates")] == [last["update_id"]]


async def test_a_long_poll_ends_with_the_first_update(client: RawClient, fang: Phone) -> None:
    poll = asyncio.create_task(client.result("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    await fang.say("a")
    assert len(await asyncio.wait_for(poll, 1)) == 1


async def test_only_wanted_kinds_are_queued_and_the_wish_is_kept(
    client: RawClient, fang: Phone
) -> None:
    await client.result("getUpdates", allowed_updates=["callback_query"])
    await fang.say("a")
    assert await client.result("getUpdates") == []
    await client.result("getUpdates", allowed_updates=[])
    await fang.say("b")
    assert len(await client.result("getUpdates")) == 1
    assert "can't parse" in await client.words("getUpdates", allowed_updates="message")
    assert "can't parse" in await client.words("getUpdates", allowed_updates={"a": 1})


async def test_a_second_poller_ends_the_first(client: RawClient) -> None:
    first = asyncio.create_task(client.words("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    assert await client.result("getUpdates") == []
    assert await first == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )


async def test_a_webhook_ends_polling(client: RawClient) -> None:
    poll = asyncio.create_task(client.words("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    await client.result("setWebhook", url="https://bot.example/")
    assert await poll == "Conflict: terminated by setWebhook request"
    assert await client.words("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await client.result("deleteWebhook")
    assert await client.result("getUpdates") == []


async def test_taps_are_dropped_after_150_seconds_and_messages_after_a_day(
    client: RawClient, fang: Phone
) -> None:
    await client.result("sendMessage", chat_id=1001, text="x", reply_markup=keyboard([("是", "y")]))
    await fang.say("a")
    await client.control("tap", person=1001, label="是")
    await client.control("clock", seconds=149)
    assert len(await client.ask("updates")) == 2
    await client.control("clock", seconds=2)
    assert [list(each)[1] for each in await client.ask("updates")] == ["message"]
    await client.control("clock", seconds=24 * 3600)
    assert await client.ask("updates") == []


async def test_ids_that_restart_lower_are_still_handed_out(
    sim: Simulator, client: RawClient, fang: Phone
) -> None:
    await fang.say("a")
    (update,) = await client.result("getUpdates")
    assert "1 updates wait" in (await client.control("updates/jump", next_id=5))["error"]
    offset = update["update_id"] + 1
    await client.result("getUpdates", offset=offset)
    await client.control("updates/jump", next_id=5)
    await fang.say("b")
    (update,) = await client.result("getUpdates", offset=offset)
    assert (update["update_id"], update["message"]["text"]) == (5, "b")


async def test_updates_can_be_multiplied_and_mixed(
    sim: Simulator, client: RawClient, fang: Phone
) -> None:
    other = await sim.phone("Li", id=1002)
    for text in "abc":
        await fang.say(text)
        await other.say(text.upper())
    await client.control("updates/duplicate", times=3)
    mixed = await client.control("updates/shuffle", seed=4)
    texts = [each["message"]["text"] for each in mixed]
    assert [text for text in texts if text.islower()] == list("aaabbbccc")
    assert texts != sorted(texts)
    handed: list[str] = []
    offset = 0
    while batch := await client.result("getUpdates", offset=offset, limit=4):
        handed += [each["message"]["text"] for each in batch]
        offset = max(offset, *(each["update_id"] + 1 for each in batch))
    assert handed == texts


async def test_a_tap_can_come_as_two_updates(client: RawClient, fang: Phone) -> None:
    await fang.say("a")
    twins = await client.control("updates/duplicate", fresh_ids=True)
    assert twins[0]["message"] == twins[1]["message"]
    assert twins[0]["update_id"] < twins[1]["update_id"]
