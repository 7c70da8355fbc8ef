"""README.zh.md has the same parts as README.md, so that a change in one is made in the other."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README, CHINESE = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md")
)
# What both pages must have equally often. Pictures may be those of another language.
PARTS = {
    "headings of the same level": r"^(#+) ",
    "rows of tables": r"^(\|)",
    "items of lists": r"^(\d+\.|-) ",
    "commands of dev.py": r"python3 dev\.py [\w -]*\w",
    "settings": r"AUDIT_BOT_[A-Z_]+",
    "commands of the chat": r"`/[a-z]+",
    "pictures": r"!\[.*?\]\((.*?)(?:-zh|-en)?\.png\)",
    "links": r"(?<!!)\[.*?\]\((?!README)(.*?)\)",
}


@pytest.mark.parametrize("part", PARTS)
def test_both_readmes_have_the_same_parts(part: str) -> None:
    english, chinese = (
        sorted(re.findall(PARTS[part], each, re.MULTILINE)) for each in (README, CHINESE)
    )
    assert english
    assert english == chinese


def test_both_readmes_show_the_same_code() -> None:
    """A comment in it is translated; a line of an example is not."""
    english, chinese = (
        [line.partition(" #")[0].rstrip() for line in re.findall(r"^ {4,}.*", each, re.MULTILINE)]
        for each in (README, CHINESE)
    )
    assert english == chinese


def test_each_readme_links_to_the_other_at_its_top() -> None:
    assert "[中文](README.zh.md)" in README.splitlines()[2]
    assert "[English](README.md)" in CHINESE.splitlines()[2]


@pytest.mark.parametrize("page", [README, CHINESE], ids=["en", "zh"])
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\((?!https?:)(.*?)\)", page):
        assert (ROOT / target).is_file(), target
