"""Runs the migrations with Alembic. It is imported only where there is a migration to run."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def config(scripts: Path, connection: Connection | None = None) -> Config:
    options = Config()
    # Alembic reads it with ConfigParser, which would interpolate a percent sign in the path.
    options.set_main_option("script_location", str(scripts).replace("%", "%%"))
    options.attributes["connection"] = connection
    return options


def upgrade(connection: Connection, scripts: Path, target: str) -> None:
    """Migrate inside the caller's transaction."""
    command.upgrade(config(scripts, connection), target)
