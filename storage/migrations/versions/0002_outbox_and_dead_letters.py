"""Rename two tables after the patterns that they implement: outbox and dead letters.

The rows are copied into new tables, because SQLite cannot rename a constraint.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def Whole() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", Whole(), autoincrement=False, nullable=False),
        sa.Column("chat", Whole(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.execute("INSERT INTO outbox (id, chat, content) SELECT id, chat, content FROM owed")
    op.drop_table("owed")
    op.create_table(
        "dead_letters",
        sa.Column("update_id", Whole(), autoincrement=False, nullable=False),
        sa.Column("chat", Whole(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("tried_at", Whole(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_dead_letters")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.execute(
        "INSERT INTO dead_letters (update_id, chat, raw, attempts, tried_at, error, reference)"
        " SELECT update_id, chat, raw, attempts, tried_at, error, reference FROM set_aside"
    )
    op.drop_table("set_aside")
    op.create_index("ix_dead_letters_attempts", "dead_letters", ["attempts"])
