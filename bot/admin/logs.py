"""Sets up the log, and removes secrets from it."""

import logging
import re
import sys

# A bot token, which may be in a URL, a repr or a message of a library.
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{10,}")
_LINK = re.compile(r"(start=|/start )[A-Za-z0-9_-]+")
# Libraries that log every call.
CHATTY = ("httpx", "httpcore", "telegram", "aiosqlite", "alembic")


class WithoutSecrets(logging.Formatter):
    """Formats a record with its traceback, and replaces tokens and one-time links."""

    def format(self, record: logging.LogRecord) -> str:
        return _LINK.sub(r"\1…", _TOKEN.sub("<token>", super().format(record)))


def set_up(level: int = logging.INFO) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutSecrets("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(max(level, logging.WARNING))
