"""Migrates a database to the newest schema, in one transaction."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.engine import migration_engine

SCRIPTS = Path(__file__).parent / "migrations"


class SchemaTooNewError(Exception):
    """The database was written by a newer version of this program."""


class BrokenReferencesError(Exception):
    """After a migration, rows refer to rows that do not exist. The migration is rolled back."""


def revisions() -> list[str]:
    """Return the ids of all migrations, oldest first: `0002_outbox.py` has the id 0002."""
    files = (SCRIPTS / "versions").glob("*.py")
    return sorted(each.name.partition("_")[0] for each in files)


def current_revision(connection: Connection) -> str | None:
    """Return the id of the last migration that this database has had."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def upgrade(connection: Connection, target: str) -> None:
    """Migrate inside the caller's transaction.

    Raises SchemaTooNewError if the revision is unknown here, and BrokenReferencesError if a row
    refers to a row that does not exist.
    """
    known, revision = revisions(), current_revision(connection)
    if revision == known[-1] and target == "head":
        return
    if revision is not None and revision not in known:
        raise SchemaTooNewError(revision)
    # Alembic takes 10 MB and a tenth of a second, and most starts have nothing to migrate.
    from storage import alembic_upgrade  # noqa: PLC0415

    alembic_upgrade.upgrade(connection, SCRIPTS, target)
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
