"""Migrates a database to the newest schema, in one transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.engine import migration_engine

SCRIPTS = Path(__file__).parent / "migrations"


class SchemaTooNewError(Exception):
    """The database was written by a newer version of this program."""


class BrokenReferencesError(Exception):
    """After a migration, rows refer to rows that do not exist. The migration is rolled back."""


def config(connection: Connection | None = None) -> Config:
    options = Config()
    options.set_main_option("script_location", str(SCRIPTS))
    options.attributes["connection"] = connection
    return options


def current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection, target: str = "head") -> None:
    """Migrate inside the caller's transaction.

    Raises SchemaTooNewError if the revision is unknown here, and BrokenReferencesError if a row
    refers to a row that does not exist.
    """
    scripts = ScriptDirectory.from_config(config())
    known = {script.revision for script in scripts.walk_revisions()}
    revision = current_revision(connection)
    if revision is not None and revision not in known:
        raise SchemaTooNewError(revision)
    command.upgrade(config(connection), target)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BrokenReferencesError(str(broken[:3]))


async def migrate(url: str, target: str = "head") -> None:
    engine = migration_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(upgrade, target)
    finally:
        await engine.dispose()
