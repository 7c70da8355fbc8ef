"""Records transcripts again from what the bot shows: python -m tests.conversations.record."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.conversations.runner import difference, list_transcripts, perform


async def record(paths: Sequence[Path]) -> None:
    """Run each transcript, print the differences from its file, and write the file."""
    for path in paths:
        performed = await perform(path)
        differs = difference(path, performed.text)
        if differs:
            print(differs)  # noqa: T201 - what was rewritten is for the reader to judge
            path.write_text(performed.text, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(record([Path(each).resolve() for each in sys.argv[1:]] or list_transcripts()))
