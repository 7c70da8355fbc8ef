"""audit-bot run: serve until stopped."""

from bot import app
from bot.admin import logs
from bot.admin.database import writing
from bot.admin.owner_link import show_owner_link
from bot.settings import Settings
from storage import invitations


async def run(settings: Settings) -> int:
    """Serve; return the exit code. The first start of all offers the owner's link."""
    logs.set_up()
    async with app.opened(settings) as running:
        async with writing(settings) as db:
            owned = await invitations.has_owner(db)
        if not owned:
            await show_owner_link(settings, running.link)
        await app.serve(running)
    return 0
