"""python -m bot is audit-bot."""

import sys

from bot.cli import main

sys.exit(main())
