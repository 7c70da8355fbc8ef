"""audit-bot profile: the bot takes a neutral name, descriptions and picture, over the wire."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.admin import cli
from bot.admin.profile_sets import SETS, picture
from bot.texts import languages, texts
from simulator.server import Simulator
from simulator.world.faults import Fault, FaultKind
from simulator.world.files import read_image_size
from simulator.world.limits import UNLIMITED
from simulator.world.profile import MAX_TEXTS

SHOWN_AFTERWARDS = """\
The bot's name now:
  English: Notes
  中文: 笔记
Name, descriptions and picture are set. Phones may show them a few minutes later.
The username @audit_demo_bot stays; the bot's profile page shows it.
"""


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("AUDIT_BOT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
async def sim(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Simulator]:
    """Telegram, and a command line with a token that works."""
    async with Simulator(limits=UNLIMITED) as made:
        monkeypatch.setenv("AUDIT_BOT_TOKEN", made.token)
        monkeypatch.setenv("AUDIT_BOT_API_URL", made.api_url)
        yield made


async def run(*arguments: str) -> int:
    return await asyncio.to_thread(cli.main, ["profile", *arguments])


def fail(sim: Simulator, kind: FaultKind, method: str, **more: Any) -> None:  # noqa: ANN401 - Fault's
    sim.world.faults.pending.append(Fault(kind, method, **more))


def names(sim: Simulator) -> list[str]:
    return [sim.world.profile.header_for(code)["first_name"] for code in ("zh-hans", "en", "de")]


def calls_of(sim: Simulator, method: str) -> int:
    return len([each for each in sim.world.log.calls if each.method == method])


@pytest.mark.parametrize("chosen", SETS)
async def test_a_set_gives_name_descriptions_and_picture_in_each_language(
    sim: Simulator, chosen: str
) -> None:
    assert await run(chosen) == 0
    profile = sim.world.profile
    for language in languages():
        say = texts(language).plain
        assert profile.text("name", language) == say(f"profile-name-{chosen}")
        short, long = f"profile-short-description-{chosen}", f"profile-description-{chosen}"
        assert profile.text("short_description", language) == say(short)
        assert profile.text("description", language) == say(long)
    assert profile.photo is not None
    assert profile.photo.upload.content == picture(chosen)
    assert profile.photo.size == (640, 640)


async def test_everybody_else_reads_the_installations_language(
    sim: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    await run("notes")
    assert names(sim) == ["笔记", "Notes", "笔记"]
    monkeypatch.setenv("AUDIT_BOT_LANGUAGE", "en")
    await run("calendar")
    assert names(sim) == ["日历", "Calendar", "Calendar"]


async def test_what_was_set_is_said_and_the_username_that_stays(
    sim: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run("notes") == 0
    said = capsys.readouterr()
    assert sorted(said.out.splitlines()) == sorted(SHOWN_AFTERWARDS.splitlines())
    assert said.err == ""


async def test_a_name_that_is_right_already_is_not_sent_again(sim: Simulator) -> None:
    await run("todo")
    before = calls_of(sim, "setMyName")
    assert before == 2
    assert await run("todo") == 0
    assert calls_of(sim, "setMyName") == before


async def test_without_a_set_all_are_listed_and_nothing_is_changed(
    sim: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run() == 0
    said = capsys.readouterr().out
    assert "audit-bot profile notes" in said
    for chosen in SETS:
        (line,) = [line for line in said.splitlines() if line.startswith(f"  {chosen}: ")]
        assert all(texts(each).plain(f"profile-name-{chosen}") in line for each in languages())
    assert "English: Audit" in said
    assert {each.method[:3] for each in sim.world.log.calls} == {"get"}


async def test_the_list_is_chinese_too(sim: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    await run("--language", "zh")
    assert "机器人现在的名称：\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("seconds", "language", "when"),
    [
        (82_000, "en", "Telegram allows this only a few times a day. Run the command again in 23"),
        (3_600, "en", "again in an hour."),
        (82_000, "zh", "名称没有设好：Telegram 每天只允许改几次。请过 23 小时再运行。"),
        (61, "en", "The name could not be set: Telegram asks to wait. Run the command again in 2"),
        (5, "en", "again in a minute."),
    ],
)
async def test_too_many_changes_of_the_name_are_said_with_the_wait_and_the_rest_is_set(
    sim: Simulator, capsys: pytest.CaptureFixture[str], seconds: int, language: str, when: str
) -> None:
    fail(sim, "flood", "setMyName", seconds=seconds)
    assert await run("notes", "--language", language) == 2
    assert when in capsys.readouterr().err
    assert names(sim) == ["Audit"] * 3
    assert sim.world.profile.photo is not None
    assert sim.world.profile.text("short_description", "en") == "Short notes."
    assert await run("notes") == 0
    assert names(sim) == ["笔记", "Notes", "笔记"]


async def test_a_refused_picture_is_said_and_the_rest_is_set(
    sim: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    fail(sim, "error", "setMyProfilePhoto", code=400)
    assert await run("notes") == 2
    said = capsys.readouterr()
    assert said.err == (
        "The picture could not be set: Telegram does not accept it (Bad Request).\n"
        "Everything else is set.\n"
    )
    assert "English: Notes" in said.out
    assert "are set" not in said.out
    assert sim.world.profile.photo is None


async def test_where_nothing_could_be_set_nothing_is_said_to_be(
    sim: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("ProfilePhoto", "Description", "ShortDescription", "Name"):
        fail(sim, "error", f"setMy{part}", code=400)
    assert await run("notes") == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    assert all("could not be set" in line for line in said)


@pytest.mark.parametrize("method", ["getMe", "setMyProfilePhoto", "setMyName", "getMyName"])
@pytest.mark.parametrize("kind", ["drop", "html"])
async def test_a_broken_connection_is_said_wherever_it_breaks(
    sim: Simulator, capsys: pytest.CaptureFixture[str], method: str, kind: FaultKind
) -> None:
    fail(sim, kind, method, count=9)
    assert await run("notes") == 2
    assert capsys.readouterr().err.startswith("Telegram cannot be reached.")


async def test_without_a_network_it_is_said_and_not_waited_for(
    sim: Simulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUDIT_BOT_API_URL", "http://127.0.0.1:9")
    assert await run("--language", "zh", "notes") == 2
    said = capsys.readouterr().err
    assert said == ("无法连接 Telegram。请检查网络后重新运行；此前已改的内容会保留。\n")


@pytest.mark.parametrize("arguments", [[], ["notes"]])
async def test_names_that_may_not_be_read_are_a_sentence_too(
    sim: Simulator, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    fail(sim, "flood", "getMyName", seconds=7_200, count=9)
    assert await run(*arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("The name could not be set")
    assert "in 2 hours" in said
    assert ("Everything else is set." in said) is bool(arguments)


async def test_a_refused_token_and_a_missing_one_are_named(
    sim: Simulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUDIT_BOT_TOKEN", "123:wrong")
    assert await run("notes") == 2
    assert capsys.readouterr().err == (
        "AUDIT_BOT_TOKEN is not usable: Telegram does not accept it.\n"
    )
    monkeypatch.delenv("AUDIT_BOT_TOKEN")
    assert await run() == 2
    assert "AUDIT_BOT_TOKEN is missing" in capsys.readouterr().err


async def test_a_set_that_does_not_exist_is_refused_with_those_that_do(
    sim: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        await run("camera")
    said = capsys.readouterr().err
    assert all(each in said for each in ("camera", *SETS))
    assert sim.world.log.calls == type(sim.world.log.calls)()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("chosen", SETS)
def test_each_set_fits_telegrams_limits_and_gives_nothing_away(chosen: str, language: str) -> None:
    for kind, limit in MAX_TEXTS.items():
        text = texts(language).plain(f"profile-{kind.replace('_', '-')}-{chosen}")
        assert 1 <= len(text) <= limit
        for word in ("audit", "shop", "bot", "service", "审核", "评价", "神秘", "机器人"):
            assert word not in text.lower()
    assert read_image_size(picture(chosen)) == (640, 640)
    assert picture(chosen).startswith(b"\xff\xd8\xff")
