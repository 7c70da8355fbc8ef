"""The values that are the same for every turn of a process."""

from dataclasses import dataclass
from datetime import UTC, tzinfo

from bot.texts import Texts, from_tag, texts
from checklist.definition import Language
from storage.people import Contact


@dataclass(frozen=True, slots=True)
class Installation:
    """The bot's username, the default language, and the time zone."""

    username: str
    language: Language
    zone: tzinfo = UTC

    @property
    def link(self) -> str:
        return f"https://t.me/{self.username}"

    def texts_for(self, contact: Contact | None, telegram_language: str | None) -> Texts:
        """Return texts in the person's own language, or in Telegram's, or in the default one."""
        chosen = from_tag(contact.language) if contact else None
        return texts(chosen or from_tag(telegram_language) or self.language, self.zone)
