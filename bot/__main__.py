"""python -m bot is audit-bot."""

import sys

from bot.admin.cli import main

if __name__ == "__main__":
    sys.exit(main())
