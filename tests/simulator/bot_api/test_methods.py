"""Requests, commands and descriptions, the queue of updates and who may poll it."""

import asyncio
from typing import Any

import pytest

from simulator.phone import Phone
from simulator.server import Simulator
from tests.simulator.wire import Wire, keyboard


async def test_parameters_come_in_four_ways_and_methods_in_any_case(
    wire: Wire, fang: Phone
) -> None:
    url = f"/bot{wire.sim.token}/SENDmessage"
    given = {"chat_id": "1001", "text": "x"}
    for sent in (
        await wire.http.get(url, params=given),
        await wire.http.post(url, data=given),
        await wire.http.post(url, json=given),
        await wire.http.post(url, data=given, files={"unused": b"x"}),
    ):
        assert sent.json()["result"]["text"] == "x"


async def test_what_does_not_exist_is_not_found(wire: Wire) -> None:
    assert await wire.words("sendDice", chat_id=1) == "Not Found"
    assert (await wire.http.get("/elsewhere")).json()["error_code"] == 404
    answer = await wire.http.post("/bot1:x/getMe")
    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff"])
async def test_a_body_that_is_no_json_object_is_refused(wire: Wire, body: bytes) -> None:
    answer = await wire.http.post(f"/bot{wire.sim.token}/getMe", content=body)
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
    wire: Wire, parameters: dict[str, Any], words: str
) -> None:
    assert words in await wire.words("setMyCommands", **parameters)


async def test_the_narrowest_scope_of_commands_is_shown(wire: Wire, fang: Phone) -> None:
    assert await fang.commands() == {}
    await wire.control("groups", id=-5, title="店", members=[1001])
    for number, scope in enumerate(
        [
            {"type": "default"},
            {"type": "all_group_chats"},
            {"type": "chat", "chat_id": 1001},
            {"type": "chat_member", "chat_id": -5, "user_id": 1002},
        ]
    ):
        commands = [{"command": f"c{number}", "description": "x"}]
        await wire.result("setMyCommands", commands=commands, scope=scope)
    assert await fang.commands() == {"c2": "x"}
    assert await fang.in_chat(-5).commands() == {"c1": "x"}


async def test_the_bot_can_describe_itself(wire: Wire, fang: Phone) -> None:
    assert await wire.result("setMyDescription", description="x" * 512)
    assert await wire.result("setMyShortDescription", short_description="x", language_code="zh")
    assert await wire.words("setMyShortDescription", short_description="x" * 121) == (
        "Bad Request: short description is too long"
    )
    assert await wire.result("setChatMenuButton", menu_button={"type": "commands"})
    assert await wire.result("setChatMenuButton", chat_id=1001, menu_button={"type": "default"})
    assert (await wire.ask("chat", chat=1001))["menu_button"] == {"type": "default"}
    assert "Unsupported type" in await wire.words("setChatMenuButton", menu_button={"type": "x"})


async def test_updates_wait_until_an_offset_confirms_them(wire: Wire, fang: Phone) -> None:
    for text in "abc":
        await fang.say(text)
    first = await wire.result("getUpdates", limit=2)
    assert [each["message"]["text"] for each in first] == ["a", "b"]
    assert await wire.result("getUpdates", limit=2) == first
    rest = await wire.result("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [each["message"]["text"] for each in rest] == ["c"]
    assert await wire.result("getUpdates", offset=rest[0]["update_id"] + 1) == []


async def test_a_negative_offset_forgets_what_is_older(wire: Wire, fang: Phone) -> None:
    for text in "abc":
        await fang.say(text)
    (last,) = await wire.result("getUpdates", offset=-1)
    assert [each["update_id"] for each in await wire.ask("updates")] == [last["update_id"]]


async def test_a_long_poll_ends_with_the_first_update(wire: Wire, fang: Phone) -> None:
    poll = asyncio.create_task(wire.result("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    await fang.say("a")
    assert len(await asyncio.wait_for(poll, 1)) == 1


async def test_only_wanted_kinds_are_queued_and_the_wish_is_kept(wire: Wire, fang: Phone) -> None:
    await wire.result("getUpdates", allowed_updates=["callback_query"])
    await fang.say("a")
    assert await wire.result("getUpdates") == []
    await wire.result("getUpdates", allowed_updates=[])
    await fang.say("b")
    assert len(await wire.result("getUpdates")) == 1
    assert "can't parse" in await wire.words("getUpdates", allowed_updates="message")
    assert "can't parse" in await wire.words("getUpdates", allowed_updates={"a": 1})


async def test_a_second_poller_ends_the_first(wire: Wire) -> None:
    first = asyncio.create_task(wire.words("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    assert await wire.result("getUpdates") == []
    assert await first == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )


async def test_a_webhook_ends_polling(wire: Wire) -> None:
    poll = asyncio.create_task(wire.words("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    await wire.result("setWebhook", url="https://bot.example/")
    assert await poll == "Conflict: terminated by setWebhook request"
    assert await wire.words("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await wire.result("deleteWebhook")
    assert await wire.result("getUpdates") == []


async def test_taps_are_dropped_after_150_seconds_and_messages_after_a_day(
    wire: Wire, fang: Phone
) -> None:
    await wire.result("sendMessage", chat_id=1001, text="x", reply_markup=keyboard([("是", "y")]))
    await fang.say("a")
    await wire.control("tap", person=1001, label="是")
    await wire.control("clock", seconds=149)
    assert len(await wire.ask("updates")) == 2
    await wire.control("clock", seconds=2)
    assert [list(each)[1] for each in await wire.ask("updates")] == ["message"]
    await wire.control("clock", seconds=24 * 3600)
    assert await wire.ask("updates") == []


async def test_ids_that_restart_lower_are_still_handed_out(
    sim: Simulator, wire: Wire, fang: Phone
) -> None:
    await fang.say("a")
    (update,) = await wire.result("getUpdates")
    assert "1 updates wait" in (await wire.control("updates/jump", next_id=5))["error"]
    offset = update["update_id"] + 1
    await wire.result("getUpdates", offset=offset)
    await wire.control("updates/jump", next_id=5)
    await fang.say("b")
    (update,) = await wire.result("getUpdates", offset=offset)
    assert (update["update_id"], update["message"]["text"]) == (5, "b")


async def test_updates_can_be_multiplied_and_mixed(sim: Simulator, wire: Wire, fang: Phone) -> None:
    other = await sim.phone("Li", id=1002)
    for text in "abc":
        await fang.say(text)
        await other.say(text.upper())
    await wire.control("updates/duplicate", times=3)
    mixed = await wire.control("updates/shuffle", seed=4)
    texts = [each["message"]["text"] for each in mixed]
    assert [text for text in texts if text.islower()] == list("aaabbbccc")
    assert texts != sorted(texts)
    handed: list[str] = []
    offset = 0
    while batch := await wire.result("getUpdates", offset=offset, limit=4):
        handed += [each["message"]["text"] for each in batch]
        offset = max(offset, *(each["update_id"] + 1 for each in batch))
    assert handed == texts


async def test_a_tap_can_come_as_two_updates(wire: Wire, fang: Phone) -> None:
    await fang.say("a")
    twins = await wire.control("updates/duplicate", fresh_ids=True)
    assert twins[0]["message"] == twins[1]["message"]
    assert twins[0]["update_id"] < twins[1]["update_id"]
