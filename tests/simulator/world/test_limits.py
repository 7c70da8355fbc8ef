"""How often the bot may write."""

import pytest

from simulator.api_errors import ApiError
from simulator.server import Simulator
from simulator.world.limits import Limits, Meter
from tests.simulator.raw_client import RawClient, keyboard


def passed(meter: Meter, chats: list[int], *, edit: bool, at: float = 0.0) -> int:
    """Count how many calls pass before one is refused."""
    for number, chat in enumerate(chats):
        try:
            meter.count(chat, edit=edit, now=at)
        except ApiError:
            return number
    return len(chats)


def test_somebody_who_taps_twice_a_second_is_never_held_up() -> None:
    meter = Meter()
    for tap in range(300):
        meter.count(1001, edit=True, now=tap / 2)


def test_new_messages_pass_in_short_bursts_and_then_one_a_second() -> None:
    meter = Meter()
    assert passed(meter, [1001] * 50, edit=False) == 20
    with pytest.raises(ApiError) as error:
        meter.count(1001, edit=False, now=0)
    assert error.value.description == "Too Many Requests: retry after 1"
    assert error.value.as_telegram()["parameters"] == {"retry_after": 1}
    assert passed(meter, [1001] * 9, edit=False, at=3.01) == 3


def test_a_group_takes_twenty_a_minute() -> None:
    meter = Meter()
    assert passed(meter, [-5] * 30, edit=True) == 20
    with pytest.raises(ApiError) as error:
        meter.count(-5, edit=False, now=0.5)
    assert error.value.retry_after == 3


def test_all_chats_together_have_a_limit_too() -> None:
    meter = Meter()
    assert passed(meter, list(range(1, 100)), edit=False) == 60
    assert passed(meter, list(range(100, 200)), edit=False, at=1.01) == 30


async def test_a_call_too_many_does_nothing_and_answers_to_taps_do_not_count() -> None:
    async with Simulator(limits=Limits(messages_burst=1)) as sim:
        phone = await sim.phone("王芳", id=1001)
        await phone.say("/start")
        client = RawClient(sim, phone.http)
        markup = keyboard([("是", "yes")])
        await client.result("sendMessage", chat_id=1001, text="x", reply_markup=markup)
        refused = await client.call("sendMessage", chat_id=1001, text="y")
        assert (refused["error_code"], refused["parameters"]) == (429, {"retry_after": 1})
        assert len(await phone.messages()) == 2
        for _ in range(80):
            query = await client.control("tap", person=1001, label="是")
            await client.result("answerCallbackQuery", callback_query_id=query["query_id"])
        await client.control("limits", off=True)
        await client.result("sendMessage", chat_id=1001, text="z")
        assert (await client.control("limits", group_burst=3))["group_burst"] == 3
