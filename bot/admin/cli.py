"""audit-bot: run | people import FILE.csv | owner-link."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from bot import settings as setting_up
from bot.settings import Settings, SettingsError
from storage.schema import SchemaTooNewError

INTERRUPTED = 130
UNUSABLE = 2  # the exit code for a setting, a file or a database that cannot be used


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    try:
        return int(asyncio.run(_serve(chosen, setting_up.read())))
    except SettingsError as error:
        sentence = str(error)
    except SchemaTooNewError:
        sentence = "The database was written by a newer version; please update audit-bot."
    except DatabaseError as error:
        # Its own words may hold the statement and what people wrote.
        sentence = f"The database cannot be used ({type(error.orig).__name__}: {error.orig})."
    except KeyboardInterrupt:
        return INTERRUPTED
    print(sentence, file=sys.stderr)
    return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="audit-bot", description="Service audits held as a conversation in Telegram."
    )
    words = parser.add_subparsers(dest="word", required=True)
    words.add_parser("run", help="serve until stopped; needs AUDIT_BOT_TOKEN")
    people = words.add_parser("people", help="who may do what")
    imported = people.add_subparsers(dest="deed", required=True).add_parser(
        "import", help="take over a CSV file: name,role,telegram_id,dealership,language"
    )
    imported.add_argument("file", type=Path, metavar="FILE.csv")
    words.add_parser("owner-link", help="a new one-time link that makes its user an owner")
    return parser


async def _serve(chosen: argparse.Namespace, settings: Settings) -> int:
    # Each command is imported when it is needed, so that --help answers at once.
    if chosen.word == "run":
        from bot.admin.run import run  # noqa: PLC0415

        return await run(settings)
    if chosen.word == "owner-link":
        from bot.admin.owner_link import owner_link  # noqa: PLC0415

        return await owner_link(settings)
    from bot.admin.people import import_people  # noqa: PLC0415

    return await import_people(settings, chosen.file)
