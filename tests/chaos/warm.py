"""What a forked bot finds done: everything imported, and the checklist read."""

import bot.admin.run  # noqa: F401 - this is what takes long
from bot.texts import texts
from checklist.loading import shipped

shipped()
texts("zh")
