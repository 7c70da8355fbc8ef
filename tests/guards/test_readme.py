"""The README tells the truth about commands and settings."""

import re
from pathlib import Path

import dev
from bot.routes import COMMANDS
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
AUDIT_BOT = {"run", "people", "owner-link", "profile"}


def test_every_command_of_the_chat_is_in_the_readme() -> None:
    for name in COMMANDS:
        assert name == "start" or f"`/{name}" in README, name


def test_every_command_line_in_the_pages_exists() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for word in re.findall(r"python3 dev\.py ([\w-]+)", page.read_text(encoding="utf-8")):
            assert word in dev.WORDS or word in AUDIT_BOT, f"{page.name}: {word}"


def test_every_setting_is_in_the_readme() -> None:
    for name in Settings.model_fields:
        assert f"`{PREFIX}{name.upper()}`" in README, name


def test_the_readme_is_shorter_than_two_screens() -> None:
    assert README.count("\n") < 90
