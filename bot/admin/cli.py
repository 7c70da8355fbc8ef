"""audit-bot: run | people import FILE.csv | owner-link | profile [SET]."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.admin.language import choose_language
from bot.admin.parser import parser
from bot.texts import Texts
from bot.texts import texts as texts_in

if TYPE_CHECKING:
    from bot.settings import Settings

INTERRUPTED = 130
UNUSABLE = 2  # the exit code for a setting, a file or a database that cannot be used


def main(arguments: Sequence[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    texts = texts_in(choose_language(given))
    chosen = parser(texts).parse_args(given)
    try:
        sentence = _execute(chosen, texts)
    except KeyboardInterrupt:
        return INTERRUPTED
    if sentence is None:
        return 0
    print(sentence, file=sys.stderr)
    return UNUSABLE


def _execute(chosen: argparse.Namespace, texts: Texts) -> str | None:
    """Run the command. Return the sentence for an expected error, or None."""
    # These take long to import, and --help does not need them.
    from bot.admin import errors  # noqa: PLC0415
    from bot.settings import read  # noqa: PLC0415

    try:
        asyncio.run(_command(chosen, texts, read()))
    except errors.EXPECTED as error:
        return errors.explain(error, texts)
    return None


async def _command(chosen: argparse.Namespace, texts: Texts, settings: "Settings") -> None:
    if chosen.command == "run":
        from bot.admin.run import run  # noqa: PLC0415

        await run(settings, texts)
    elif chosen.command == "owner-link":
        from bot.admin.owner_link import owner_link  # noqa: PLC0415

        await owner_link(settings, texts)
    elif chosen.command == "profile":
        from bot.admin.profile import profile  # noqa: PLC0415

        await profile(settings, texts, chosen.set)
    else:
        from bot.admin.people import import_people  # noqa: PLC0415

        await import_people(settings, texts, chosen.file)
