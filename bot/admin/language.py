"""Chooses the language of the command line: option, setting, or the terminal's locale."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from dotenv import dotenv_values

from bot.texts import from_tag, languages
from checklist.text import FALLBACK, Language

VARIABLE = "AUDIT_BOT_LANGUAGE"
# In the order in which POSIX reads them.
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(arguments: Sequence[str]) -> Language:
    """Return the language of `--language`, of the setting, of the locale, or English.

    It is needed before the arguments are parsed, because help and errors are in it as well.
    A value that is not a language is ignored here. It is reported where it is read.
    """
    option = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    option.add_argument("--language", nargs="?")
    wanted = option.parse_known_args(arguments)[0].language or _configured_language()
    if wanted in languages():
        return wanted
    locale = next((os.environ[name] for name in LOCALE if os.environ.get(name)), None)
    # A terminal without a locale may not be able to show Chinese.
    return from_tag(locale) or FALLBACK


def _configured_language() -> str | None:
    """Read this one setting alone: the others may be invalid, and reading all takes longer."""
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    file = Path(".env")
    return dotenv_values(file).get(VARIABLE) if file.is_file() else None
