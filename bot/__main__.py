"""python -m bot is audit-bot."""

import sys

from bot.admin.cli import main

# The process that draws pictures reads this file again, under another name.
if __name__ == "__main__":
    sys.exit(main())
