"""Imports the bot and reads the checklist, so that a forked bot starts quickly."""

import bot.admin.run  # noqa: F401 - this is what takes long
from bot.texts import texts
from checklist.loading import shipped

shipped()
texts("zh")
