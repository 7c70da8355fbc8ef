"""What holds for every turn of one process: who the bot is, and which language by default."""

from dataclasses import dataclass
from datetime import UTC, tzinfo

from bot.texts import Texts, from_tag, texts
from checklist.definition import Language
from storage.people import Contact


@dataclass(frozen=True, slots=True)
class Installation:
    """What holds for every turn of one process."""

    username: str
    language: Language
    zone: tzinfo = UTC

    @property
    def link(self) -> str:
        return f"https://t.me/{self.username}"

    def texts_for(self, contact: Contact | None, telegram_language: str | None) -> Texts:
        """Chosen or set at import, else Telegram's, else the installation's."""
        chosen = from_tag(contact.language) if contact else None
        return texts(chosen or from_tag(telegram_language) or self.language, self.zone)
