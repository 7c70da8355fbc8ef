"""What the simulator offers to the chat page beside the phones themselves."""

import asyncio

import httpx

from simulator.phone import Phone
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.simulator.raw_client import RawClient


async def test_without_a_way_to_restart_the_bot_the_page_is_told_so(client: RawClient) -> None:
    about = await client.ask("about")
    assert (about["restart"], about["bot"]["username"]) == (False, "audit_demo_bot")
    answer = await client.http.post("/control/restart", json={})
    assert answer.status_code == 404
    assert "cannot be restarted from here" in answer.json()["error"]


async def test_the_page_can_restart_the_bot() -> None:
    restarted = asyncio.Event()

    async def restart() -> None:
        restarted.set()

    async with (
        Simulator(limits=UNLIMITED, restart=restart) as sim,
        httpx.AsyncClient(base_url=sim.api_url) as http,
    ):
        assert (await http.get("/control/about")).json()["restart"] is True
        assert (await http.post("/control/restart")).status_code == 200
    assert restarted.is_set()


async def test_only_the_page_is_told_what_a_person_is_about(
    sim: Simulator, client: RawClient
) -> None:
    phone = await sim.phone("王芳", id=1, about="神秘客")
    assert (await client.ask("people"))[0]["about"] == "神秘客"
    await phone.say("x")
    (update,) = await client.ask("updates")
    assert "about" not in update["message"]["from"]


async def test_the_newest_calls_can_be_asked_for_alone(client: RawClient) -> None:
    await client.result("getMe")
    await client.result("getWebhookInfo")
    assert [call["method"] for call in await client.ask("calls", last=1)] == ["getWebhookInfo"]
    assert len(await client.ask("calls", last=9)) == 2


async def test_documents_are_downloaded_and_photos_shown(client: RawClient, fang: Phone) -> None:
    files = {"document": ("表.html", b"<script>1</script>", "text/html")}
    data = {"chat_id": "1001"}
    await client.http.post(f"/bot{client.sim.token}/sendDocument", data=data, files=files)
    file = (await fang.messages())[-1].files[0]
    answer = await client.http.get(f"/control/files/{file.id}")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%E8%A1%A8.html"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_who_followed_an_earlier_simulator_hears_everything_of_this_one(
    client: RawClient, fang: Phone
) -> None:
    headers = {"Last-Event-ID": "999999"}
    async with (
        asyncio.timeout(5),
        client.http.stream("GET", "/control/events", headers=headers) as answer,
    ):
        lines = answer.aiter_lines()
        while not (line := await anext(lines)).startswith("id: "):
            pass
    assert line == "id: 1"
