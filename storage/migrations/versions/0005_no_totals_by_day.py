"""Drop the totals by day: reports read the scores of single shops."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("day_totals")
