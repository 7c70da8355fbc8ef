"""Redeems the one-time link of an invitation."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.intake.update import IncomingMessage
from bot.screen import Screen
from bot.texts import Texts
from bot.views import home as views
from storage import invitations
from storage.memberships import NAME_LIMIT


async def redeem(
    db: AsyncConnection, incoming: IncomingMessage, token: str, now: datetime, texts: Texts
) -> Screen:
    """Return the reply. It is the same for a used, an expired and an unknown link."""
    name = incoming.name[:NAME_LIMIT] or str(incoming.sender)
    role = await invitations.redeem(db, token, incoming.sender, name, now)
    if role is None:
        return views.unusable_invitation(texts)
    return views.welcome(name, texts)
