"""audit-bot run: runs the bot until it is stopped."""

import sys

from bot import app
from bot.admin import logs
from bot.admin.database import writing
from bot.admin.errors import NoTerminalError, explain
from bot.admin.owner_link import show_owner_link
from bot.settings import Settings
from bot.texts import Texts
from storage import invitations


async def run(settings: Settings, texts: Texts) -> None:
    """Run the bot. Without an owner, show the owner's link or say how to get it."""
    logs.set_up()
    async with app.open_app(settings) as running:
        async with writing(settings) as db:
            owned = await invitations.has_owner(db)
        if not owned:
            try:
                await show_owner_link(settings, texts, running.link)
            except NoTerminalError as error:
                print(explain(error, texts), file=sys.stderr)
        await app.serve(running)
