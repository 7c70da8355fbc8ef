"""audit-bot owner-link: a new one-time link that makes its user an owner."""

import sys
from datetime import UTC, datetime

from bot import app
from bot.admin.database import writing
from bot.settings import Settings
from checklist.access import Role
from storage import invitations

UNUSABLE = 2


async def owner_link(settings: Settings) -> int:
    """Make a link even where an owner is known already; return the exit code."""
    bot, installation = await app.connected(settings)
    await bot.shutdown()
    return await show_owner_link(settings, installation.link)


async def show_owner_link(settings: Settings, bot_link: str) -> int:
    """Print a link that works once, within a day. Only on a terminal: files and logs keep it."""
    if not sys.stdout.isatty():
        print(
            "The owner's link is shown on a terminal only: run “audit-bot owner-link” in one.",
            file=sys.stderr,
        )
        return UNUSABLE
    async with writing(settings) as db:
        token = await invitations.invite(db, Role.OWNER, None, datetime.now(UTC))
    print("Open this once, within 24 hours, to become the owner:")
    print(f"{bot_link}?start={token}")
    print(f"(or send the bot: /start {token})", flush=True)
    return 0
