"""What all turns of this process share: database, installation, checklists and clock."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Bot

from bot.dispatch.installation import Installation
from bot.dispatch.recent_replies import RecentReplies
from bot.dispatch.request import place_of
from bot.intake.update import IncomingUpdate, Raw, read
from bot.routes import COMMANDS
from bot.turn import BatchState
from checklist.results import Versions
from storage import audits
from storage.engine import Database
from storage.unit_of_work import UnitOfWork


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Context:
    """Made once at the start."""

    database: Database
    bot: Bot
    installation: Installation
    versions: Versions
    clock: Callable[[], datetime] = field(default=utc_now)
    recent: RecentReplies = field(default_factory=RecentReplies)

    def read(self, raw: Raw) -> IncomingUpdate:
        """Parse an update. Raises UnreadableUpdateError where it cannot be parsed."""
        return read(raw, self.bot, self.installation.username, COMMANDS)

    def empty_state(self, db: AsyncConnection) -> BatchState:
        return BatchState(self.versions, UnitOfWork(db))

    async def load_state(self, db: AsyncConnection, places: Iterable[str | None]) -> BatchState:
        """Load the audits that these encoded taps name."""
        named = [getattr(place_of(place), "audit", None) for place in places]
        wanted = {audit for audit in named if audit is not None}
        loaded = await audits.load(db, wanted, self.versions.by_id)
        return BatchState(self.versions, UnitOfWork(db), loaded)
