"""Rules of this project that no tool knows, checked on the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "checklist", "storage", "simulator", "demo", "benchmarks")
MIGRATIONS = ROOT / "storage" / "migrations"
LONGEST_MODULE, LONGEST_FUNCTION = 250, 25  # lines; a function's docstring does not count
# Files that lie loose in a package, __init__.py and __main__.py included.
MOST_LOOSE = {"bot": 10, "simulator": 7}


def modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for room in rooms or ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if MIGRATIONS not in path.parents:
                yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def lines_of(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def docstrings(tree: ast.Module) -> set[int]:
    """The ids of the nodes that are docstrings, attribute docstrings included."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_nothing_of_a_conversation_lives_in_process_memory() -> None:
    forbidden = {"ConversationHandler", "PicklePersistence", "CallbackDataCache"}
    for name, tree in modules("bot"):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert not str(node.module).startswith("telegram.ext"), name
                assert not forbidden & {each.name for each in node.names}, name


def test_handlers_and_views_never_see_an_update_nor_speak_to_telegram() -> None:
    forbidden = (
        "telegram",
        "bot.delivery.sender",
        "bot.delivery.client",
        "bot.intake.polling",
        "bot.app",
    )
    for name, tree in modules("bot/handlers", "bot/views"):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert not str(node.module).startswith(forbidden), f"{name} imports {node.module}"


def test_only_the_access_table_knows_what_a_role_may_do() -> None:
    """The command line is left out: it imports people with the roles that a file names."""
    by_role = {"Role", "has", "roles", "owner", "memberships"}
    for name, tree in modules("bot"):
        if name.startswith("bot/admin/"):
            continue
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not by_role & names, f"{name} asks for a role; ask the access table for an act"


def test_only_the_access_table_refuses() -> None:
    for name, tree in modules("bot"):
        raised = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise)]
        names = {
            node.id
            for each in raised
            if each
            for node in ast.walk(each)
            if isinstance(node, ast.Name)
        }
        assert "NotAllowedError" not in names, f"{name}: require() an act instead"


def test_handlers_build_no_screens() -> None:
    for name, tree in modules("bot/handlers"):
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module == "bot.screen":
                built = {each.name for each in node.names} - {"Screen", "File", "Picture"}
                assert not built, f"{name}: {built} belong in bot/views"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "Screen", f"{name} builds a screen; a view does that"


def imported_from(package: str, tree: ast.Module) -> set[str]:
    """The modules of a package that a module imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and str(node.module).startswith(f"{package}."):
            found.add(str(node.module).removeprefix(f"{package}."))
    return found


def test_what_the_site_map_names_is_imported_by_no_handler() -> None:
    """What several handlers need stands in a module that serves nothing by itself."""
    ((_, site_map),) = [each for each in modules("bot") if each[0] == "bot/routes.py"]
    served = imported_from("bot.handlers", site_map)
    assert served
    for name, tree in modules("bot/handlers"):
        siblings = imported_from("bot.handlers", tree) & served
        assert not siblings, f"{name} imports {siblings}"


def test_views_have_the_names_of_handlers() -> None:
    """But for what every view needs, and the parts of a screen that fill a module each."""
    shared = {"layout", "question", "review", "section_end"}
    names = {path.stem for path in (ROOT / "bot" / "handlers").glob("*.py")}
    views = {path.stem for path in (ROOT / "bot" / "views").iterdir() if path.stem != "__pycache__"}
    assert views - shared <= names


def test_every_sentence_stands_in_the_catalogues() -> None:
    for name, tree in modules("bot/handlers", "bot/views"):
        explained = docstrings(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            words = node.value.split()
            spoken = len([word for word in words if word.isalpha()]) > 1
            chinese = any("\u4e00" <= each <= "\u9fff" for each in node.value)
            assert id(node) in explained or not (spoken or chinese), f"{name}: {node.value!r}"


@pytest.mark.parametrize("room", ROOMS)
def test_modules_and_functions_stay_short(room: str) -> None:
    for path in sorted((ROOT / room).rglob("*.py")):
        if MIGRATIONS in path.parents:
            continue
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= LONGEST_MODULE, f"{path}: more than one room?"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = lines_of(node) - (lines_of(node.body[0]) if ast.get_docstring(node) else 0)
                assert length <= LONGEST_FUNCTION, f"{path}:{node.lineno} {node.name}"


@pytest.mark.parametrize(("package", "most"), MOST_LOOSE.items())
def test_a_package_with_rooms_has_few_loose_files(package: str, most: int) -> None:
    loose = sorted(path.name for path in (ROOT / package).glob("*.py"))
    assert len(loose) <= most, f"{loose}: which room is the new one for?"


def test_every_module_says_what_it_is_for() -> None:
    for name, tree in modules():
        assert ast.get_docstring(tree) or not tree.body, f"{name} has no opening sentence"


def test_what_is_tested_is_this_checkout() -> None:
    import bot  # noqa: PLC0415 - the point is where it comes from
    import checklist  # noqa: PLC0415
    import storage  # noqa: PLC0415

    for package in (bot, checklist, storage):
        assert Path(str(package.__file__)).parents[1] == ROOT
