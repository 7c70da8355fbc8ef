"""Every migration keeps every row, from whichever revision it starts."""

from pathlib import Path

import pytest

from storage import schema
from storage.schema import migrate
from tests.storage.filled_tables import (
    ROWS,
    columns_of,
    fill_tables,
    revisions,
    rows_of,
    with_another,
)

REBUILDS_PARENTS = """
    with op.batch_alter_table("audits") as table:
        table.alter_column("choices", server_default="{}")
    with op.batch_alter_table("people") as table:
        table.add_column(sa.Column("nickname", sa.Text()))
"""
# Tables that a migration renamed: revision 0001's name, then today's.
RENAMED = {"owed": "outbox", "set_aside": "dead_letters"}
# Tables that a migration dropped, because their rows followed from others.
DROPPED = {"day_totals"}
DROPS_ROWS = 'op.execute("delete from notes where indicator > 3")'


async def assert_nothing_lost(url: str, folder: Path, start: str) -> None:
    """Fill the schema of a revision, migrate to the newest, compare what both know."""
    file = folder / "audits.db"
    await migrate(url, start)
    await fill_tables(url)
    rows, columns = rows_of(file), columns_of(file)
    await migrate(url)
    rows_after, columns_after = rows_of(file), columns_of(file)
    for table, before in rows.items():
        if table in {"alembic_version", *DROPPED}:
            continue
        today = RENAMED.get(table, table)
        assert len(before) == ROWS, f"{table} was not filled"
        shared = [name for name in columns[table] if name in columns_after[today]]
        assert shared, table
        assert _only(rows_after[today], columns_after[today], shared) == _only(
            before, columns[table], shared
        ), table


def _only(rows: list[tuple[object, ...]], columns: list[str], shared: list[str]) -> list[object]:
    places = [columns.index(name) for name in shared]
    return sorted((tuple(row[place] for place in places) for row in rows), key=repr)


@pytest.mark.parametrize("start", revisions())
async def test_filled_tables_survive_every_migration_to_the_newest(
    url: str, tmp_path: Path, start: str
) -> None:
    await assert_nothing_lost(url, tmp_path, start)


async def test_a_parent_that_is_rebuilt_does_not_empty_its_children(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = revisions()[-1]
    scripts = with_another(tmp_path, REBUILDS_PARENTS)
    await migrate(url, start)
    monkeypatch.setattr(schema, "SCRIPTS", scripts)
    await assert_nothing_lost(url, tmp_path, start)
    assert "nickname" in columns_of(tmp_path / "audits.db")["people"]


async def test_a_migration_that_loses_rows_would_be_noticed(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = revisions()[-1]
    monkeypatch.setattr(schema, "SCRIPTS", with_another(tmp_path, DROPS_ROWS))
    with pytest.raises(AssertionError, match="notes"):
        await assert_nothing_lost(url, tmp_path, start)
