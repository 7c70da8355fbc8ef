"""Which language the command line speaks: the option, the setting, or the terminal's locale."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from dotenv import dotenv_values

from bot.texts import from_telegram
from checklist.definition import LANGUAGES, Language

VARIABLE = "AUDIT_BOT_LANGUAGE"
# In the order in which POSIX reads them.
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
OTHERWISE: Language = "en"  # a terminal without a locale may not be able to show Chinese


def choose_language(arguments: Sequence[str]) -> Language:
    """Return the language of `--language`, of the setting, of the locale, or English.

    It is needed before the arguments are parsed, because help and errors are in it as well.
    A value that is not a language is passed over here and reported where it is read.
    """
    option = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    option.add_argument("--language", nargs="?")
    wanted = option.parse_known_args(arguments)[0].language or _configured_language()
    for language in LANGUAGES:
        if wanted == language:
            return language
    locale = next((os.environ[name] for name in LOCALE if os.environ.get(name)), None)
    return from_telegram(locale) or OTHERWISE


def _configured_language() -> str | None:
    """Read this one setting alone: the others may be invalid, and reading all takes longer."""
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    file = Path(".env")
    return dotenv_values(file).get(VARIABLE) if file.is_file() else None
