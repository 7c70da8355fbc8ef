"""Expected errors of commands. The catalogue has their sentences, by key."""

from collections.abc import Iterable
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
    arguments: dict[str, str] = field(default_factory=dict)


class PeopleFileError(Exception):
    """Nobody was imported. `problems` are in the order of the lines."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line or 0))
        super().__init__(file, *self.problems)


class NoTerminalError(Exception):
    """There is no terminal. The owner's link must not get into a file or a log."""


EXPECTED = (
    SettingsError,
    PeopleFileError,
    NoTerminalError,
    SchemaTooNewError,
    BrokenReferencesError,
    DatabaseError,
)


def explain(error: Exception, texts: Texts) -> str:
    match error:
        case SettingsError():
            return texts.plain(error.key, **error.arguments)
        case PeopleFileError():
            heading = texts.plain("people-not-imported", file=str(error.file))
            return "\n".join([heading, *(_sentence(each, texts) for each in error.problems)])
        case NoTerminalError():
            return texts.plain("owner-link-terminal-only")
        case SchemaTooNewError():
            return texts.plain("database-too-new")
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


def _sentence(problem: Problem, texts: Texts) -> str:
    sentence = texts.plain(problem.key, **problem.arguments)
    if problem.line is None:
        return sentence
    return texts.plain("people-line", line=str(problem.line), problem=sentence)
