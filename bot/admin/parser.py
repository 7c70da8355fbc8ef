"""The arguments of audit-bot, with help in the person's language."""

import argparse
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from bot.admin.profile_sets import SETS
from bot.texts import Texts, languages

PROGRAM = "audit-bot"


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, texts: Texts) -> None:
        super().__init__(prog)
        self._texts = texts

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        if prefix is None:  # argparse passes "" where it needs only the program's name
            prefix = self._texts.plain("cli-usage")
        super().add_usage(usage, actions, groups, prefix)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose texts come from the catalogue."""

    def __init__(self, *, texts: Texts, **keywords: Any) -> None:  # noqa: ANN401 - argparse's own
        formatter = partial(_Formatter, texts=texts)
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **keywords)
        self._texts = texts
        options = self.add_argument_group(texts.plain("cli-options"))
        options.add_argument("-h", "--help", action="help", help=texts.plain("cli-help"))
        options.add_argument(
            "--language",
            choices=languages(),
            default=argparse.SUPPRESS,
            help=texts.plain("cli-language", languages=", ".join(languages())),
        )

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, self._texts.plain("cli-misused", reason=message, program=PROGRAM) + "\n")


def parser(texts: Texts) -> Parser:
    say = texts.plain
    root = Parser(texts=texts, prog=PROGRAM, description=say("cli-about"))
    title = say("cli-commands")
    commands = root.add_subparsers(title=title, dest="command", required=True)
    commands.add_parser("run", texts=texts, help=say("cli-run"))
    people = commands.add_parser("people", texts=texts, help=say("cli-people"))
    imported = people.add_subparsers(title=title, dest="action", required=True).add_parser(
        "import", texts=texts, help=say("cli-people-import")
    )
    arguments = imported.add_argument_group(say("cli-arguments"))
    arguments.add_argument("file", type=Path, metavar="FILE.csv", help=say("cli-people-file"))
    commands.add_parser("owner-link", texts=texts, help=say("cli-owner-link"))
    looks = commands.add_parser("profile", texts=texts, help=say("cli-profile"))
    arguments = looks.add_argument_group(say("cli-arguments"))
    arguments.add_argument("set", nargs="?", choices=SETS, help=say("cli-profile-set"))
    return root
