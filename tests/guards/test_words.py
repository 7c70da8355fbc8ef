"""Names use the words of docs/architecture.md, and none of those that it lists as not used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.models import metadata

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROWS = re.findall(
    r"^\| (`.+`) \| (.+) \|$", PAGE.partition("## Words that are not used")[2], re.MULTILINE
)
BANNED = {word: instead for words, instead in ROWS for word in re.findall(r"`(\w+)`", words)}
FOLDERS = ("bot", "checklist", "storage", "simulator", "demo", "benchmarks", "tests", "docs")
SCRIPTS = sorted((ROOT / "simulator" / "page" / "static").glob("*.js"))
DECLARED = re.compile(r"\b(?:const|let|class|function) ([A-Za-z_]\w*)")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def defined_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every name that a module defines, with its line. Names of tests are sentences."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if not name.startswith("test_"):
                    yield node.lineno, name
            case ast.ClassDef(name=name) | ast.arg(arg=name):
                yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.alias(asname=str(name)):
                yield node.lineno, name


def banned_words(name: str) -> list[str]:
    """Return the banned words in a name, whether it is written my_name, MyName or MY_NAME."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    spelled = f"_{'_'.join(words).lower()}_"
    return [word for word in BANNED if f"_{word}_" in spelled]


def advice(name: str) -> list[str]:
    return [f"{name}: not {word}, but {BANNED[word]}" for word in banned_words(name)]


@pytest.mark.parametrize("name", ["kept", "_KEPT", "KeptAudit", "row_set_aside", "SetAside"])
def test_a_banned_word_is_found_in_any_spelling(name: str) -> None:
    assert advice(name)


@pytest.mark.parametrize("name", ["Settings", "set_up_aside", "broadcast", "stored"])
def test_a_word_that_only_contains_a_banned_one_is_fine(name: str) -> None:
    assert not advice(name)


def test_no_folder_and_no_module_uses_a_banned_word() -> None:
    names = {part for path in FILES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not [line for name in sorted(names) for line in advice(name)]


def test_no_name_in_a_module_uses_a_banned_word() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number} {line}"
        for path in FILES
        for number, name in defined_names(ast.parse(path.read_text(encoding="utf-8")))
        for line in advice(name)
    ]
    assert not found, "\n".join(found)


def test_no_script_of_the_chat_page_uses_a_banned_word() -> None:
    names = {name for path in SCRIPTS for name in DECLARED.findall(path.read_text("utf-8"))}
    assert "setFaults" in names
    assert not [line for name in sorted(names) for line in advice(name)]


def test_no_table_and_no_column_uses_a_banned_word() -> None:
    assert not [line for table in metadata.tables for line in advice(table)]
    columns = [column.name for table in metadata.sorted_tables for column in table.columns]
    assert not [line for column in columns for line in advice(column)]
