"""Spell the Chinese names in Latin letters, for readers of English and to sort by pinyin."""

import sqlalchemy as sa
from alembic import op

from storage.latin_names import latin_name

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_PEOPLE = sa.table(
    "people", sa.column("id", sa.Integer), sa.column("name", sa.Text), sa.column("latin", sa.Text)
)


def upgrade() -> None:
    op.add_column("people", sa.Column("latin", sa.Text(), server_default="", nullable=False))
    people = op.get_bind()
    spelled = [
        {"person": person, "spelling": latin_name(name)}
        for person, name in people.execute(sa.select(_PEOPLE.c.id, _PEOPLE.c.name)).all()
    ]
    if spelled:
        statement = _PEOPLE.update().where(_PEOPLE.c.id == sa.bindparam("person"))
        people.execute(statement.values(latin=sa.bindparam("spelling")), spelled)
