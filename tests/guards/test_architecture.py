"""docs/architecture.md agrees with the code: boxes, arrows, rooms and paths are real."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
DRAWING = PAGE.partition("```mermaid\n")[2].partition("```")[0]
ARROWS = re.findall(r"^ +([\w.]+) --> ([\w.]+)$", DRAWING, re.MULTILINE)
BOXES = sorted({box for arrow in ARROWS for box in arrow})
PATHS = sorted(set(re.findall(r"`([\w/]+/(?:[\w.]+\.py)?)`", PAGE)))


def modules(box: str) -> Iterator[Path]:
    """The files of a package, or of a module."""
    place = ROOT.joinpath(*box.split("."))
    yield from place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]


def imports(path: Path) -> Iterator[str]:
    """Every full name that a module imports, also inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


@pytest.mark.parametrize("box", BOXES)
def test_every_box_is_a_package_or_a_module(box: str) -> None:
    place = ROOT.joinpath(*box.split("."))
    assert (place / "__init__.py").is_file() or place.with_suffix(".py").is_file()


@pytest.mark.parametrize(("source", "target"), ARROWS)
def test_every_arrow_is_an_import(source: str, target: str) -> None:
    found = {name for path in modules(source) for name in imports(path)}
    assert any(f"{name}.".startswith(f"{target}.") for name in found)


def test_the_drawing_has_no_line_that_is_not_an_arrow() -> None:
    assert len(DRAWING.splitlines()) == len(ARROWS) + 1


def test_every_room_is_drawn_and_explained() -> None:
    rooms = [path.parent for path in (ROOT / "bot").glob("*/__init__.py")]
    rooms += [ROOT / name for name in ("checklist", "storage", "simulator", "demo")]
    for room in rooms:
        path = room.relative_to(ROOT)
        assert ".".join(path.parts) in BOXES, path
        assert f"| `{path}/` |" in PAGE, path


@pytest.mark.parametrize("path", PATHS)
def test_every_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_term_says_where_it_is_found() -> None:
    terms = PAGE.partition("## Terms")[2].partition("## ")[0]
    rows = terms.strip().splitlines()[2:]
    assert len(rows) >= 25
    for row in rows:
        assert re.search(r"`[\w/]+\.py` \|$", row), row
