"""The files around the code say the same as the code: checks, licence, groups, workflow."""

import re
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.guards.test_tools import TOOLS

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_a_commit_is_checked_by_the_same_tools_as_the_test_run() -> None:
    (local,) = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")["repos"]
    entries = [each["entry"].removesuffix(" --force-exclude") for each in local["hooks"]]
    assert local["repo"] == "local"
    assert entries == [
        "uv run --frozen " + " ".join(TOOLS[name]) for name in ("style", "layout", "types")
    ]


def test_the_workflow_calls_ci_run_and_nothing_else() -> None:
    workflow = YAML(typ="safe").load(ROOT / ".github" / "workflows" / "ci.yml")
    (job,) = workflow["jobs"].values()
    assert [each["run"] for each in job["steps"] if "run" in each] == [".ci/run"]


def test_the_licence_is_the_one_that_the_package_names() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith(f"{PROJECT['project']['license']} License")
    assert PROJECT["project"]["authors"][0]["name"] in licence


@pytest.mark.parametrize("group", PROJECT["dependency-groups"])
def test_every_dependency_group_says_what_it_is_for(group: str) -> None:
    source = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(rf"^# .+\n{group} = \[", source, re.MULTILINE)
    assert group in PROJECT["tool"]["uv"]["default-groups"]
