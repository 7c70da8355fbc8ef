"""Remember the messages that must be deleted from discreet chats, and who hides automatically."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def Whole() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "temporary_messages",
        sa.Column("chat", Whole(), autoincrement=False, nullable=False),
        sa.Column("message", Whole(), autoincrement=False, nullable=False),
        sa.Column("from_bot", sa.Integer(), nullable=False),
        sa.Column("sent_at", Whole(), nullable=False),
        sa.Column("due_at", Whole(), nullable=True),
        sa.PrimaryKeyConstraint("chat", "message", name=op.f("pk_temporary_messages")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.add_column(
        "people", sa.Column("auto_hide", sa.Integer(), server_default="0", nullable=False)
    )
