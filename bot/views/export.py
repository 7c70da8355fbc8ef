"""A file by itself."""

from dataclasses import replace

from bot.screen import File, Screen
from bot.texts import Texts


def file_alone(file: File, texts: Texts) -> Screen:
    """Where the file cannot be sent, a sentence stands instead."""
    return Screen("", files=(replace(file, instead=texts("file-not-sent")),))
