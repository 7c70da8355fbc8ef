"""Reads and writes transcript files. A step is an action and what was seen after it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checklist.definition import FORM_LANGUAGES, Language
from tests.conversations.vocabulary import ACTIONS, UNSEEN

INDENT = "    "


class ScriptError(Exception):
    """A line is not a known action. The message names file and line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line without indent. `action` is a key of ACTIONS, `given` holds its arguments."""

    line: int
    words: str
    comments: Sequence[str]
    action: str
    given: Mapping[str, str]
    unseen: bool


@dataclass(frozen=True, slots=True)
class Script:
    path: Path
    header: str
    steps: Sequence[Step]

    @property
    def language(self) -> Language:
        return _language(self.path)


def read_script(path: Path) -> Script:
    """Read a transcript. Raises ScriptError for a line that is not a known action."""
    header, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    steps: list[Step] = []
    comments: list[str] = []
    for number, line in enumerate(rest.splitlines(), start=header.count("\n") + 3):
        if not line.strip() or line.startswith((" ", "\t")):
            continue
        if line.startswith("#"):
            comments.append(line)
            continue
        steps.append(_step(path, number, line.rstrip(), comments))
        comments = []
    return Script(path, header, steps)


def _language(path: Path) -> Language:
    return next(each for each in FORM_LANGUAGES if each == path.parent.name)


def _step(path: Path, number: int, line: str, comments: Sequence[str]) -> Step:
    doing = line.removesuffix(UNSEEN)
    for action, pattern in ACTIONS[_language(path)].items():
        if found := re.fullmatch(pattern, doing):
            return Step(number, line, comments, action, found.groupdict(), doing != line)
    raise ScriptError(f"{path}:{number}: this is not a known action: {line}")


def format_script(script: Script, seen: Sequence[Sequence[str]]) -> str:
    """Return the file's text, with what was seen after each step."""
    parts = [script.header]
    for step, lines in zip(script.steps, seen, strict=True):
        shown = [(INDENT + line).rstrip() for line in lines]
        joined = parts[-1].endswith(UNSEEN) and not step.comments
        parts.append(("" if joined else "\n") + "\n".join((*step.comments, step.words, *shown)))
    return "\n".join(parts) + "\n"
