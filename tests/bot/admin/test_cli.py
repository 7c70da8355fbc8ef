"""The command line: people, the owner's link, and what cannot be used."""

import asyncio
import logging
import os
import re
import select
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import redirect_stdout, suppress
from pathlib import Path

import pytest

from bot import settings
from bot.admin import cli, errors, logs
from bot.admin.run import run
from bot.texts import texts
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from storage.engine import Database
from storage.schema import BrokenReferencesError
from tests.bot.drivers import answer_to

PEOPLE = """\
name,role,telegram_id,dealership,language
王芳,shopper,1001,浦东店,
张伟,advisor,,浦东店,
周经理,manager,1002,浦东店,en
孙总,owner,1004,,
"""
LINK = re.compile(r"https://t\.me/audit_demo_bot\?start=([A-Za-z0-9_-]{22,})")


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("AUDIT_BOT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(limits=UNLIMITED) as made:
        yield made


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    chatty = {name: logging.getLogger(name) for name in (None, *logs.CHATTY)}
    levels = {name: each.level for name, each in chatty.items()}
    handlers = logging.getLogger().handlers[:]
    yield
    logging.getLogger().handlers[:] = handlers
    for name, each in chatty.items():
        each.setLevel(levels[name])


def rows(sql: str) -> list[tuple[object, ...]]:
    async def read() -> list[tuple[object, ...]]:
        database = Database("sqlite:///data/audits.db")
        try:
            async with database.reading() as db:
                return [tuple(row) for row in await db.exec_driver_sql(sql)]
        finally:
            await database.close()

    return asyncio.run(read())


def import_file(content: str) -> int:
    Path("people.csv").write_text(content, encoding="utf-8")
    return cli.main(["people", "import", "people.csv"])


def test_people_are_imported_once_however_often(capsys: pytest.CaptureFixture[str]) -> None:
    assert import_file(PEOPLE) == 0
    assert capsys.readouterr().out == "4 rows read, 4 of them changed something.\n"
    before = rows("SELECT * FROM people"), rows("SELECT * FROM memberships")
    assert import_file(PEOPLE) == 0
    assert capsys.readouterr().out == "4 rows read, 0 of them changed something.\n"
    assert (rows("SELECT * FROM people"), rows("SELECT * FROM memberships")) == before


def test_one_bad_row_and_nothing_is_imported(capsys: pytest.CaptureFixture[str]) -> None:
    import_file(PEOPLE)
    assert import_file(f"{PEOPLE}新人,shopper,2000,浦东店,\n谁,boss,1,店,\n") == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "people.csv: nothing was imported. Please correct the file and try again.\n"
        "line 7: role must be one of"
    )
    assert not rows("SELECT 1 FROM people WHERE telegram_id = 2000")


def test_namesakes_need_a_telegram_id_and_nothing_is_imported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    import_file(f"{PEOPLE}张伟,advisor,3001,浦东店,\n张伟,advisor,3002,浦东店,\n")
    head = PEOPLE.splitlines()[0]
    assert import_file(f"{head}\n新人,shopper,2000,浦东店,\n张伟,advisor,,浦东店,\n") == 2
    assert "line 3: several people named “张伟” work at “浦东店”" in capsys.readouterr().err
    assert not rows("SELECT 1 FROM people WHERE telegram_id = 2000")


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["people", "import", "nowhere.csv"]) == 2
    assert "The file does not exist" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["fly"], ["people"], ["people", "import"]])
def test_words_that_are_none_are_explained(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    assert left.value.code == 2
    assert "usage: audit-bot" in capsys.readouterr().err


def _help(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        cli.main([*arguments, "--help"])
    assert left.value.code == 0
    return capsys.readouterr().out


def test_help_is_wholly_in_the_chosen_language(capsys: pytest.CaptureFixture[str]) -> None:
    chinese = _help(capsys, "--language", "zh", "people", "import")
    assert chinese.startswith("用法：audit-bot people import")
    assert "显示本帮助并退出" in chinese
    assert not {"usage", "options", "show"} & set(re.findall(r"[a-z]+", chinese))
    english = _help(capsys, "people", "import")
    assert english.startswith("usage: audit-bot people import")


@pytest.mark.parametrize(
    ("environment", "file", "arguments", "chinese"),
    [
        ({"LC_ALL": "C"}, "", [], False),
        ({"LC_ALL": "zh_CN.UTF-8"}, "", [], True),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW"}, "", [], True),
        ({"LC_ALL": "en_GB", "LANG": "zh_CN"}, "", [], False),
        ({"AUDIT_BOT_LANGUAGE": "zh"}, "", [], True),
        ({}, "AUDIT_BOT_LANGUAGE=zh\n", [], True),
        ({"AUDIT_BOT_LANGUAGE": "en"}, "AUDIT_BOT_LANGUAGE=zh\n", [], False),
        ({"AUDIT_BOT_LANGUAGE": "zh"}, "", ["--language", "en"], False),
        ({}, "", ["--language=zh"], True),
    ],
)
def test_the_option_comes_before_the_setting_and_that_before_the_locale(
    environment: dict[str, str],
    file: str,
    arguments: list[str],
    chinese: bool,  # noqa: FBT001 - a column of the table above
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    Path(".env").write_text(file)
    assert cli.main(["people", "import", "nowhere.csv", *arguments]) == 2
    assert ("文件不存在" in capsys.readouterr().err) is chinese


def test_what_is_wrong_with_a_setting_is_said_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--language", "zh", "run"]) == 2
    assert capsys.readouterr().err.startswith("未设置 AUDIT_BOT_TOKEN：")
    monkeypatch.setenv("AUDIT_BOT_POLL_SECONDS", "soon")
    assert cli.main(["--language", "zh", "run"]) == 2
    assert capsys.readouterr().err == "AUDIT_BOT_POLL_SECONDS 无效：应为 1 到 50 之间的整数。\n"


@pytest.mark.parametrize("arguments", [["fly"], ["--language"], ["--language", "de", "run"]])
def test_a_wrong_command_is_answered_in_chinese_too(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN")
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("用法：audit-bot")
    assert "命令有误：" in said


@pytest.fixture
def connected(sim: Simulator, monkeypatch: pytest.MonkeyPatch) -> Simulator:
    """Give the command line a token that works."""
    monkeypatch.setenv("AUDIT_BOT_TOKEN", sim.token)
    monkeypatch.setenv("AUDIT_BOT_API_URL", sim.api_url)
    return sim


async def test_the_owners_link_is_not_shown_where_it_would_be_kept(
    connected: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await asyncio.to_thread(cli.main, ["owner-link"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "only shown in a terminal" in said.err


async def test_the_owners_link_is_shown_on_a_terminal(connected: Simulator) -> None:
    near, far = os.openpty()
    with os.fdopen(far, "w", encoding="utf-8") as terminal, redirect_stdout(terminal):
        assert await asyncio.to_thread(cli.main, ["owner-link"]) == 0
        terminal.flush()
        shown = b""
        # A terminal may give a line at a time.
        while select.select([near], [], [], 1)[0] and not LINK.search(
            shown.decode(errors="ignore")
        ):
            shown += os.read(near, 4096)
    os.close(near)
    found = LINK.search(shown.decode())
    assert found is not None
    invitations = await asyncio.to_thread(rows, "SELECT token_hash, role FROM invitations")
    assert [role for _, role in invitations] == [1]
    assert found[1] not in str(invitations)


def test_a_database_of_a_newer_version_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import_file(PEOPLE)

    async def renumber() -> None:
        database = Database("sqlite:///data/audits.db")
        async with database.writing() as db:
            await db.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        await database.close()

    asyncio.run(renumber())
    monkeypatch.setenv("AUDIT_BOT_TOKEN", "1:x")
    assert cli.main(["run"]) == 2
    assert "newer version" in capsys.readouterr().err


async def test_a_token_that_telegram_refuses_ends_it(
    sim: Simulator, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUDIT_BOT_TOKEN", "123:wrong")
    monkeypatch.setenv("AUDIT_BOT_API_URL", sim.api_url)
    assert await asyncio.to_thread(cli.main, ["run"]) == 2
    assert "AUDIT_BOT_TOKEN is not usable: Telegram does not accept it." in capsys.readouterr().err


async def test_the_first_start_offers_the_owners_link_and_sigterm_ends_it_well(
    sim: Simulator, tmp_path: Path
) -> None:
    near, far = os.openpty()
    project = Path(cli.__file__).parents[2]
    bot = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env={
            **os.environ,
            "PYTHONPATH": str(project),
            "AUDIT_BOT_TOKEN": sim.token,
            "AUDIT_BOT_API_URL": sim.api_url,
        },
        cwd=tmp_path,
        stdout=far,
        stderr=asyncio.subprocess.PIPE,
    )
    os.close(far)
    shown = ""
    with suppress(OSError):  # what reading a terminal gives once nobody writes to it any more
        while "/start " not in shown or not shown.endswith("\n"):
            shown += (await asyncio.to_thread(os.read, near, 4096)).decode()
    found = LINK.search(shown)
    assert found is not None, (await bot.communicate())[1].decode()
    token = found[1]
    owner = await sim.phone("孙总", id=1004, language_code="zh")
    assert "已加入" in (await answer_to(owner, await owner.open_link(token))).text
    bot.send_signal(signal.SIGTERM)
    _, logged = await bot.communicate()
    os.close(near)
    assert bot.returncode == 0
    assert b"Ready" in logged
    assert token.encode() not in logged
    assert sim.token.encode() not in logged


async def test_without_a_terminal_the_first_start_says_where_the_link_is(
    connected: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    running = asyncio.create_task(run(settings.read(), texts("en")))
    owner = await connected.phone("孙总", id=1004, language_code="zh")
    await answer_to(owner, await owner.say("/start"))
    os.kill(os.getpid(), signal.SIGTERM)
    await running
    said = capsys.readouterr()
    assert said.out == ""
    assert "run “audit-bot owner-link” in one" in said.err


def test_a_database_that_is_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("data").mkdir()
    Path("data/audits.db").write_text("not a database" * 100)
    assert import_file(PEOPLE) == 2
    assert capsys.readouterr().err.startswith("The database cannot be used (DatabaseError")


def test_ctrl_c_ends_a_command_with_the_code_of_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_execute", interrupted)
    assert cli.main(["run"]) == 130
    assert capsys.readouterr().err == ""


def test_rows_that_refer_to_nothing_are_named() -> None:
    said = errors.explain(BrokenReferencesError("[('answers', 7)]"), texts("en"))
    assert "('answers', 7)" in said


async def test_with_an_owner_the_start_says_nothing_of_a_link(
    connected: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    await asyncio.to_thread(import_file, PEOPLE)
    capsys.readouterr()
    running = asyncio.create_task(run(settings.read(), texts("en")))
    owner = await connected.phone("孙总", id=1004, language_code="zh")
    await answer_to(owner, await owner.say("/start"))
    os.kill(os.getpid(), signal.SIGTERM)
    await running
    said = capsys.readouterr()
    assert "owner-link" not in said.out + said.err
