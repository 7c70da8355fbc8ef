"""audit-bot owner-link: shows a new one-time link. Its user becomes an owner."""

import sys
from datetime import UTC, datetime

from bot import app
from bot.admin.database import writing
from bot.admin.errors import NoTerminalError
from bot.settings import Settings
from bot.texts import Texts
from checklist.access import Role
from storage import invitations


async def owner_link(settings: Settings, texts: Texts) -> None:
    """Show a link, also if there is an owner already."""
    bot, installation = await app.connect(settings)
    await bot.shutdown()
    await show_owner_link(settings, texts, installation.link)


async def show_owner_link(settings: Settings, texts: Texts, bot_link: str) -> None:
    """Print a link that works once, for a day. Raises NoTerminalError without a terminal."""
    if not sys.stdout.isatty():
        raise NoTerminalError
    async with writing(settings) as db:
        token = await invitations.invite(db, Role.OWNER, None, datetime.now(UTC))
    print(texts.plain("owner-link-shown"))
    print(f"{bot_link}?start={token}")
    print(texts.plain("owner-link-message", token=token), flush=True)
