"""Give each dealership a target, and drop the totals by day, which are no longer read."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("dealerships", sa.Column("target", sa.Integer(), nullable=True))
    op.drop_table("day_totals")
