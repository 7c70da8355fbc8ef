"""Logs that a person can read and that never hold a secret."""

import logging
import re
import sys

# A token wherever it stands: in a URL, a repr, or another library's message.
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{10,}")
_LINK = re.compile(r"(start=|/start )[A-Za-z0-9_-]+")
# Libraries that tell every call they make.
CHATTY = ("httpx", "httpcore", "telegram", "aiosqlite", "alembic")


class WithoutSecrets(logging.Formatter):
    """Formats the record, traceback included, and then blots out what must not be kept."""

    def format(self, record: logging.LogRecord) -> str:
        return _LINK.sub(r"\1…", _TOKEN.sub("<token>", super().format(record)))


def set_up(level: int = logging.INFO) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutSecrets("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(max(level, logging.WARNING))
