"""The settings, read once from the environment and `.env`. A repr shows no secrets."""

import re
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.exc import ArgumentError

from bot.texts import languages
from checklist.text import Language
from storage.engine import async_url

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
PREFIX = "AUDIT_BOT_"


class SettingsError(Exception):
    """A setting is missing or invalid. `key` names the sentence in the catalogue."""

    def __init__(self, key: str, **arguments: str) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


def _is_web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
        raise ValueError("not a web address")
    return value.rstrip("/")


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    token: SecretStr | None = None
    api_url: Annotated[str, AfterValidator(_is_web_address)] = "https://api.telegram.org"
    data_dir: Path = Path("data")
    database_url: SecretStr | None = None
    language: Language = "zh"
    # For days and times that people read. Everything is stored in UTC.
    timezone: str = "Asia/Shanghai"
    # Seconds that one request for updates stays open; Telegram allows up to 50.
    poll_seconds: Annotated[int, Field(ge=1, le=50)] = 25

    @field_validator("language")
    @classmethod
    def _language_has_a_catalogue(cls, value: str) -> str:
        if value not in languages():
            raise ValueError("not a language")
        return value

    @field_validator("timezone")
    @classmethod
    def _timezone_is_known(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("not a time zone") from None
        return value

    @field_validator("token")
    @classmethod
    def _token_is_well_formed(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("not a token")
        return value

    @field_validator("database_url")
    @classmethod
    def _database_is_supported(cls, value: SecretStr | None) -> SecretStr | None:
        try:
            if value is not None:
                async_url(value.get_secret_value())
        except (ArgumentError, ValueError):  # their messages contain the URL with its secrets
            raise ValueError("not a database address") from None
        return value

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> str:
        """The database's URL. For the default, the data folder is created.

        Raises SettingsError if that is not possible.
        """
        if self.database_url is not None:
            return async_url(self.database_url.get_secret_value())
        try:
            self.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError("data-dir-unusable", reason=str(error.strerror)) from None
        return async_url(f"sqlite:///{(self.data_dir / 'audits.db').resolve()}")

    def required_token(self) -> str:
        """Return the token. Raises SettingsError if there is none."""
        if self.token is None:
            raise SettingsError("token-missing")
        return self.token.get_secret_value()


def read() -> Settings:
    """Read the settings. Raises SettingsError for the first one that is invalid."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).removeprefix(PREFIX.lower()).replace("_", "-")
        known = ", ".join(languages())
        raise SettingsError(f"setting-{name}", languages=known) from None
