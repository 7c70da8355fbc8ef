"""Fills the tables of any revision with rows, and reads them again."""

import shutil
import sqlite3
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, Table

from storage import alembic_upgrade, schema
from storage.engine import migration_engine

ROWS = 5
Rows = dict[str, list[tuple[Any, ...]]]


def revisions() -> list[str]:
    """Return all revisions, oldest first."""
    scripts = ScriptDirectory.from_config(alembic_upgrade.config(schema.SCRIPTS))
    return [each.revision for each in scripts.walk_revisions()][::-1]


def head() -> str:
    return revisions()[-1]


async def fill_tables(url: str) -> None:
    """Insert rows into every table of the database, with valid references."""
    engine = migration_engine(url)
    async with engine.begin() as db:
        await db.run_sync(_fill)
    await engine.dispose()


def _fill(connection: Connection) -> None:
    found = MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        if table.name != "alembic_version":
            connection.execute(table.insert(), list(_rows(table)))


def _rows(table: Table) -> Iterator[dict[str, object]]:
    for number in range(1, ROWS + 1):
        yield {column.name: _value(column, number) for column in table.columns}


def _value(column: Column[Any], number: int) -> object:
    if column.foreign_keys or column.primary_key or column.unique:
        whole = column.type.python_type is int
        return number if whole else f"{column.name} {number}"
    if column.nullable and number == ROWS:
        return None
    if column.type.python_type is int:
        return 1_700_000_000_000 + number if column.name.endswith("at") else number % 4
    return f"{column.name} {number}：一段文字"


def rows_of(file: Path) -> Rows:
    """Return all rows by table, sorted."""
    with closing(sqlite3.connect(file)) as database:
        tables = database.execute("select name from sqlite_master where type = 'table'").fetchall()
        return {
            name: sorted(database.execute(f"select * from {name}").fetchall(), key=repr)
            for (name,) in tables
        }


def columns_of(file: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(file)) as database:
        return {
            name: [row[1] for row in database.execute(f"pragma table_info({name})")]
            for name in rows_of(file)
        }


def with_another(folder: Path, upgrade: str) -> Path:
    """Copy the migrations, add one with this upgrade, and return the folder."""
    scripts = folder / "migrations"
    shutil.copytree(schema.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    body = textwrap.indent(textwrap.dedent(upgrade), "    ")
    (scripts / "versions" / "9998_another.py").write_text(
        f'''"""Another."""

import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = "{head()}"
branch_labels = None
depends_on = None


def upgrade() -> None:
{body}
''',
        encoding="utf-8",
    )
    return scripts
