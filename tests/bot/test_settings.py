"""The settings: what is missing or malformed is named in one sentence, and no secret shows."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import settings
from bot.admin import cli
from bot.settings import Settings, SettingsError

TOKEN = "123456:ABC-DEF_secret"
MALFORMED = [
    ("TOKEN", "no-token"),
    ("TOKEN", ""),
    ("TOKEN", f"{TOKEN} "),
    ("API_URL", "api.telegram.org"),
    ("API_URL", "ftp://api.telegram.org"),
    ("API_URL", "https://"),
    ("API_URL", "https://api.telegram.org/?x=1"),
    ("DATABASE_URL", "postgresql://user:hunter2@host/audits"),
    ("DATABASE_URL", "hunter2"),
    ("LANGUAGE", "de"),
    ("LANGUAGE", ""),
    ("TIMEZONE", "Nowhere/City"),
    ("POLL_SECONDS", "0"),
    ("POLL_SECONDS", "51"),
    ("POLL_SECONDS", "soon"),
]


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stand in an empty folder, so that no `.env` is read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    for name in Settings.model_fields:
        monkeypatch.delenv(f"AUDIT_BOT_{name.upper()}", raising=False)


def test_everything_but_the_token_has_a_default() -> None:
    read = settings.read()
    assert read.token is None
    assert read.language == "zh"
    assert read.database.endswith("data/audits.db")
    assert Path("data").is_dir()


@pytest.mark.parametrize(("name", "value"), MALFORMED)
def test_a_malformed_value_is_named_in_one_sentence_with_exit_code_2(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"AUDIT_BOT_{name}", value)
    assert cli.main(["run"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"AUDIT_BOT_{name} is not usable: ")
    assert said.err.count("\n") == 1
    assert "hunter2" not in said.err
    assert "no-token" not in said.err
    assert TOKEN not in said.err


def test_a_missing_token_is_named_with_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run"]) == 2
    assert "AUDIT_BOT_TOKEN is missing" in capsys.readouterr().err


def test_a_data_folder_that_cannot_be_made_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("AUDIT_BOT_DATA_DIR", str(tmp_path / "file" / "data"))
    monkeypatch.setenv("AUDIT_BOT_TOKEN", TOKEN)
    assert cli.main(["run"]) == 2
    assert capsys.readouterr().err.startswith("AUDIT_BOT_DATA_DIR is not usable: ")


def test_the_environment_comes_before_the_env_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"AUDIT_BOT_TOKEN={TOKEN}\nAUDIT_BOT_LANGUAGE=en\nOTHER=1\n")
    monkeypatch.setenv("AUDIT_BOT_LANGUAGE", "zh")
    read = settings.read()
    assert read.required_token() == TOKEN
    assert read.language == "zh"


def test_an_address_is_kept_without_its_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDIT_BOT_API_URL", "http://127.0.0.1:8081/")
    assert settings.read().api_url == "http://127.0.0.1:8081"


def test_a_database_of_ones_own_makes_no_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AUDIT_BOT_DATABASE_URL", f"sqlite:///{tmp_path}/mine.db")
    assert settings.read().database == f"sqlite+aiosqlite:///{tmp_path}/mine.db"
    assert not Path("data").exists()


def test_secrets_show_nowhere() -> None:
    url = "sqlite:///hunter2.db"
    made = Settings(token=SecretStr(TOKEN), database_url=SecretStr(url))
    for shown in (repr(made), str(made), str(made.model_dump()), made.model_dump_json()):
        assert TOKEN not in shown
        assert "hunter2" not in shown


def test_an_error_holds_neither_the_value_nor_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDIT_BOT_DATABASE_URL", "hunter2")
    with pytest.raises(SettingsError) as caught:
        settings.read()
    assert "hunter2" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        settings.read().language = "en"
