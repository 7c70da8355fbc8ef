"""The demo starts, stops without a trace, and says so when the bot is gone."""

import asyncio
import os
import signal
import socket
from pathlib import Path

import httpx
import pytest

from demo import bot_process, cli, database, people, setup
from demo.bot_process import BotProcess
from demo.setup import RunningDemo
from simulator.phone import Phone
from tests.demo.demo_process import TIMEOUT, Demo, living_in


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """The address of a database with the demo's people and no audits."""
    await database.create(database.url_in(tmp_path), [])
    return database.url_in(tmp_path)


async def answers(on: RunningDemo) -> None:
    """Wait until the bot is at work."""
    async with await Phone.of(on.simulator.api_url, people.SHOPPER.telegram_id) as phone:
        await phone.say("/help")
        await phone.see("/audit", timeout=TIMEOUT)


def test_ctrl_c_stops_everything_at_once_and_quietly(tmp_path: Path) -> None:
    demo = Demo(tmp_path, "--port", "0")
    demo.until("http://127.0.0.1:")
    assert len(living_in(tmp_path)) == 2
    assert demo.signalled(signal.SIGINT) == 0
    assert living_in(tmp_path) == []
    assert "Traceback" not in demo.errors


def test_the_page_is_there_with_everybodys_phone_and_the_bot_knows_the_story(
    tmp_path: Path,
) -> None:
    # What the user has set up for a bot of their own must not reach this one.
    (tmp_path / ".env").write_text("AUDIT_BOT_POLL_SECONDS=900\n")
    demo = Demo(tmp_path, "--port", "0", env={"audit_bot_poll_seconds": "901"})
    url = demo.until("http://127.0.0.1:").split(": ")[1].split()[0]
    try:
        people = httpx.get(f"{url}/control/people").json()
        assert [each["id"] for each in people] == [1001, 1002, 1003, 1004, 1005, 1006]
        assert {each["language_code"] for each in people} == {"zh-hans", "en"}
        httpx.post(f"{url}/control/say", json={"person": 1001, "text": "/audit"})
        draft = f"{url}/control/see?chat=1001&text=63/102&wait={TIMEOUT}"
        assert httpx.get(draft, timeout=2 * TIMEOUT).is_success
    finally:
        demo.process.terminate()
        assert demo.signalled(signal.SIGTERM) == 0  # asking twice does no harm
    assert living_in(tmp_path) == []


def test_ctrl_c_is_the_ordinary_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said: list[str] = []

    def say_and_stop(line: str) -> None:
        said.append(line)
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(cli, "say", say_and_stop)
    assert cli.main(["--port", "0"]) == 0
    assert len(said) == 1
    assert living_in(tmp_path / "demo-data") == []


async def test_when_the_bot_dies_the_demo_says_so_and_ends_with_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    serving = asyncio.create_task(cli.serve(0, "zh", fresh=False))
    while not (found := living_in(tmp_path / "demo-data")):
        assert not serving.done()
        await asyncio.sleep(0.05)
    os.kill(found[0], signal.SIGKILL)
    assert await asyncio.wait_for(serving, TIMEOUT) == 137
    assert "137" in capsys.readouterr().out.splitlines()[-1]


async def test_a_bot_that_cannot_begin_ends_the_demo_with_its_own_code(tmp_path: Path) -> None:
    bot = BotProcess()
    await bot.start(tmp_path, {"TOKEN": "nonsense"})
    assert await asyncio.wait_for(bot.wait_until_exit(), TIMEOUT) == 2
    await bot.stop()  # what has ended is left alone


async def test_where_the_port_is_taken_another_one_is_used(tmp_path: Path, url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with setup.start_demo(tmp_path, url, port=port) as on:
            assert on.simulator.port not in {0, port}
            await answers(on)
    assert living_in(tmp_path) == []


async def test_a_restart_is_another_process_and_no_end(tmp_path: Path, url: str) -> None:
    async with setup.start_demo(tmp_path, url) as on:
        ended = asyncio.create_task(on.bot.wait_until_exit())
        before = living_in(tmp_path)
        async with httpx.AsyncClient(base_url=on.simulator.api_url, timeout=TIMEOUT) as page:
            assert (await page.post("/control/restart", json={})).is_success
        (after,) = living_in(tmp_path)
        assert [after] != before
        await asyncio.sleep(0.1)
        assert not ended.done()
        ended.cancel()


async def test_once_stopped_it_cannot_be_restarted(tmp_path: Path, url: str) -> None:
    async with setup.start_demo(tmp_path, url) as on:
        await on.bot.stop()
        await on.bot.restart()
        assert living_in(tmp_path) == []


async def test_a_bot_that_does_not_listen_is_ended(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot_process, "STOP_TIMEOUT", 0.2)
    async with setup.start_demo(tmp_path, url) as on:
        await answers(on)
        (bot,) = living_in(tmp_path)
        os.kill(bot, signal.SIGSTOP)
    assert on.bot._process.returncode == -signal.SIGKILL
    assert living_in(tmp_path) == []


@pytest.mark.parametrize("port", ["-1", "65536", "eighty"])
def test_an_impossible_port_is_refused_in_a_sentence(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        cli.main([f"--port={port}"])
    assert refused.value.code == 2
    assert port in capsys.readouterr().err
