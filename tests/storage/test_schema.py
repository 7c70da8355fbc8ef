"""The schema is what the models say, strict throughout, and never half changed."""

import asyncio
import re
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine

from storage import schema
from storage.engine import Database
from storage.models import metadata
from storage.schema import BrokenReferencesError, SchemaTooNewError, migrate
from tests.storage.filled_tables import fill_tables, head, revisions, rows_of, with_another

ALEMBICS_OWN = "alembic_version"


def created(file: Path) -> dict[str, str]:
    """By table, the statement that made it."""
    with closing(sqlite3.connect(file)) as database:
        return dict(
            database.execute("select name, sql from sqlite_master where type = 'table'").fetchall()
        )


async def test_every_table_is_strict_and_those_without_row_ids_are_as_the_models_say(
    database: Database, tmp_path: Path
) -> None:
    tables = created(tmp_path / "audits.db")
    assert set(tables) == {*metadata.tables, ALEMBICS_OWN}
    for name, table in metadata.tables.items():
        ending = tables[name].rpartition(")")[2]
        assert "STRICT" in ending, name
        wanted = not table.dialect_options["sqlite"]["with_rowid"]
        assert ("WITHOUT ROWID" in ending) is wanted, name


def test_answers_are_kept_without_row_ids() -> None:
    assert metadata.tables["answers"].dialect_options["sqlite"]["with_rowid"] is False


async def test_the_migrations_lead_to_what_the_models_say(
    database: Database, tmp_path: Path
) -> None:
    def differences(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    async with database.reading() as db:
        assert await db.run_sync(differences) == []
    from_models = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    metadata.create_all(from_models)
    from_models.dispose()
    for table in metadata.tables:
        migrated, modelled = (
            described(tmp_path / name, table) for name in ("audits.db", "models.db")
        )
        assert migrated == modelled, table


def described(file: Path, table: str) -> set[tuple[object, ...]]:
    """Every column with its type, whether it may be empty, its default and its place in the key."""
    with closing(sqlite3.connect(file)) as database:
        return {row[1:] for row in database.execute(f"pragma table_info({table})")}


async def test_no_reference_deletes_what_points_at_it() -> None:
    for table in metadata.tables.values():
        for reference in table.foreign_keys:
            assert reference.ondelete is None, f"{table.name}.{reference.parent.name}"


async def test_migrating_again_changes_nothing(url: str, tmp_path: Path) -> None:
    await migrate(url)
    await fill_tables(url)
    before = rows_of(tmp_path / "audits.db")
    await migrate(url)
    assert rows_of(tmp_path / "audits.db") == before


def test_a_migrations_file_begins_with_its_revision() -> None:
    assert schema.revisions() == revisions()


async def test_a_start_with_nothing_to_migrate_does_without_alembic(url: str) -> None:
    await migrate(url)
    start = "import asyncio, sys; from bot import app; from storage import schema; "
    start += "asyncio.run(schema.migrate(sys.argv[1])); sys.exit('alembic' in sys.modules)"
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", start, url)
    assert await bot.wait() == 0


async def test_a_newer_schema_is_refused(url: str, tmp_path: Path) -> None:
    await _from_the_future(url, tmp_path)
    with pytest.raises(SchemaTooNewError):
        await migrate(url)


async def _from_the_future(url: str, folder: Path) -> None:
    await migrate(url)
    with closing(sqlite3.connect(folder / "audits.db")) as database, database:
        database.execute("update alembic_version set version_num = '9999'")


async def _from_the_past_with_broken_references(url: str, folder: Path) -> None:
    await migrate(url, revisions()[0])
    await fill_tables(url)
    with closing(sqlite3.connect(folder / "audits.db")) as database, database:
        database.execute("delete from people")


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (_from_the_future, "newer version"),
        (_from_the_past_with_broken_references, "records that do not exist"),
    ],
)
async def test_the_program_says_so_in_a_sentence_and_ends(
    url: str,
    tmp_path: Path,
    damage: Callable[[str, Path], Awaitable[None]],
    sentence: str,
) -> None:
    await damage(url, tmp_path)
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env={"AUDIT_BOT_TOKEN": "1:token", "AUDIT_BOT_DATA_DIR": str(tmp_path)},
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await bot.communicate()
    assert bot.returncode == 2
    assert re.search(sentence, said.decode())
    assert "Traceback" not in said.decode()


HALF_DONE = """
    with op.batch_alter_table("people") as table:
        table.add_column(sa.Column("nickname", sa.Text()))
    op.execute("delete from answers")
    op.execute("no statement at all")
"""
DANGLING = 'op.execute("delete from people")'


@pytest.mark.parametrize(
    ("upgrade", "error"), [(HALF_DONE, Exception), (DANGLING, BrokenReferencesError)]
)
async def test_a_migration_that_fails_midway_leaves_the_old_schema_whole(
    url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    upgrade: str,
    error: type[Exception],
) -> None:
    file = tmp_path / "audits.db"
    await migrate(url)
    await fill_tables(url)
    schema_before, rows_before = created(file), rows_of(file)
    monkeypatch.setattr(schema, "SCRIPTS", with_another(tmp_path, upgrade))
    with pytest.raises(error):
        await migrate(url)
    assert (created(file), rows_of(file)) == (schema_before, rows_before)
    monkeypatch.undo()
    await migrate(url)
    assert rows_of(file)[ALEMBICS_OWN] == [(head(),)]


async def test_a_program_in_a_folder_with_a_percent_sign_migrates(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "100% %(ours)s"
    folder.mkdir()
    monkeypatch.setattr(schema, "SCRIPTS", with_another(folder, 'op.execute("select 1")'))
    await migrate(url)
    assert rows_of(tmp_path / "audits.db")[ALEMBICS_OWN] == [("9998",)]


KILLED = """
    op.execute("delete from answers")
    op.execute("alter table people add column nickname text")
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
"""
MIGRATE = """
import asyncio, pathlib, sys
from storage import schema
schema.SCRIPTS = pathlib.Path(sys.argv[2])
asyncio.run(schema.migrate(sys.argv[1]))
"""


async def test_a_migration_that_is_killed_midway_leaves_the_old_schema_whole(
    url: str, tmp_path: Path
) -> None:
    file = tmp_path / "audits.db"
    await migrate(url)
    await fill_tables(url)
    schema_before, rows_before = created(file), rows_of(file)
    scripts = with_another(tmp_path, KILLED)
    killed = await asyncio.create_subprocess_exec(
        sys.executable, "-c", MIGRATE, url, str(scripts), stderr=asyncio.subprocess.PIPE
    )
    _, said = await killed.communicate()
    assert killed.returncode == -9, said.decode()
    assert (created(file), rows_of(file)) == (schema_before, rows_before)
