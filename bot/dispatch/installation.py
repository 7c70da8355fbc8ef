"""The bot's own name, its default language and its time zone."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from bot.texts import Texts, from_tag, texts
from checklist.definition import Language
from storage.people import Contact


@dataclass(frozen=True, slots=True)
class Installation:
    """Made once at the start, from the settings and from what Telegram says of the bot."""

    username: str
    language: Language
    zone: tzinfo = UTC

    @property
    def link(self) -> str:
        return f"https://t.me/{self.username}"

    def texts_for(
        self, contact: Contact | None, telegram_language: str | None, now: datetime | None = None
    ) -> Texts:
        """Return texts in the language that was chosen, else Telegram's, else the default.

        Of days in the year of `now`, the texts leave out the year.
        """
        chosen = from_tag(contact.language) if contact else None
        language = chosen or from_tag(telegram_language) or self.language
        return texts(language, self.zone, now.astimezone(self.zone).date() if now else None)
