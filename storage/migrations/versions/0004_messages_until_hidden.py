"""Remember the messages that are deleted only when a person hides the chat."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "temporary_messages",
        sa.Column("until_hidden", sa.Integer(), server_default="0", nullable=False),
    )
