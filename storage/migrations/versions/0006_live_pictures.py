"""Remember whether the live message of a chat is a picture with a caption."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "people", sa.Column("live_picture", sa.Integer(), server_default="0", nullable=False)
    )
