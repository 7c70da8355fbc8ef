"""Expected errors of commands. The catalogue has their sentences, by key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from bot.settings import SettingsError
from bot.texts import Texts
from storage.roster import AmbiguousError
from storage.schema import BrokenReferencesError, SchemaTooNewError


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in a file. `line` is None if it concerns the whole file."""

    key: str
    line: int | None = None
    arguments: Mapping[str, str | int] = field(default_factory=dict)


class PeopleFileError(Exception):
    """Nobody was imported. `problems` are in the order of the lines."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line or 0))
        super().__init__(file, *self.problems)


class ProfileError(Exception):
    """The bot's profile, or a part of it, was not set. An argument `part` names the part."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(*self.problems)


class NoTerminalError(Exception):
    """There is no terminal. The owner's link must not get into a file or a log."""


EXPECTED = (
    SettingsError,
    PeopleFileError,
    ProfileError,
    NoTerminalError,
    SchemaTooNewError,
    BrokenReferencesError,
    DatabaseError,
)

_ALWAYS_THE_SAME: dict[type[Exception], str] = {
    NoTerminalError: "owner-link-terminal-only",
    SchemaTooNewError: "database-too-new",
}


def explain(error: Exception, texts: Texts) -> str:
    match error:
        case SettingsError():
            return texts.plain(error.key, **error.arguments)
        case PeopleFileError():
            heading = texts.plain("people-not-imported", file=str(error.file))
            return "\n".join([heading, *(_sentence(each, texts) for each in error.problems)])
        case ProfileError():
            return "\n".join(_part_sentence(each, texts) for each in error.problems)
        case NoTerminalError() | SchemaTooNewError():
            return texts.plain(_ALWAYS_THE_SAME[type(error)])
        case BrokenReferencesError():
            return texts.plain("database-broken-references", found=str(error))
        case DatabaseError():
            # str(error) may contain the statement, and with it what people wrote.
            reason = f"{type(error.orig).__name__}: {error.orig}"
            return texts.plain("database-unusable", reason=reason)
    raise AssertionError(error)


def ambiguous(error: AmbiguousError) -> Problem:
    arguments = {"name": error.entry.name, "dealership": error.entry.dealership or ""}
    return Problem("people-ambiguous", error.entry.line, arguments)


def _part_sentence(problem: Problem, texts: Texts) -> str:
    if "part" not in problem.arguments:
        return texts.plain(problem.key)
    part = texts.plain(f"profile-part-{str(problem.arguments['part']).replace('_', '-')}")
    return texts.plain(problem.key, **{**problem.arguments, "part": part})


def _sentence(problem: Problem, texts: Texts) -> str:
    sentence = texts.plain(problem.key, **problem.arguments)
    if problem.line is None:
        return sentence
    return texts.plain("people-line", line=str(problem.line), problem=sentence)
