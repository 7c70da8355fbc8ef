"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def Whole() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "checklists",
        sa.Column("id", Whole(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("added_at", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklists")),
        sa.UniqueConstraint("content_hash", name=op.f("uq_checklists_content_hash")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "dealerships",
        sa.Column("id", Whole(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dealerships")),
        sa.UniqueConstraint("name", name=op.f("uq_dealerships_name")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "handled_updates",
        sa.Column("update_id", Whole(), autoincrement=False, nullable=False),
        sa.Column("handled_at", Whole(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_handled_updates")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "heartbeat",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Whole(), nullable=False),
        sa.Column("stopped", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heartbeat")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "owed",
        sa.Column("id", Whole(), autoincrement=False, nullable=False),
        sa.Column("chat", Whole(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owed")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "people",
        sa.Column("id", Whole(), nullable=False),
        sa.Column("telegram_id", Whole(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_keys", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Integer(), server_default="0", nullable=False),
        sa.Column("active", sa.Integer(), server_default="1", nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("telegram_language", sa.Text(), nullable=True),
        sa.Column("discreet", sa.Integer(), nullable=True),
        sa.Column("unreachable", sa.Integer(), server_default="0", nullable=False),
        sa.Column("live_message", Whole(), nullable=True),
        sa.Column("expects", sa.Text(), nullable=True),
        sa.Column("typed", sa.Text(), nullable=True),
        sa.Column("seen_at", Whole(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("telegram_id", name=op.f("uq_people_telegram_id")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "set_aside",
        sa.Column("update_id", Whole(), autoincrement=False, nullable=False),
        sa.Column("chat", Whole(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("tried_at", Whole(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_set_aside")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.create_index("ix_set_aside_attempts", ["attempts"], unique=False)

    op.create_table(
        "audits",
        sa.Column("id", Whole(), nullable=False),
        sa.Column("checklist", Whole(), nullable=False),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("auditor", Whole(), nullable=False),
        sa.Column("advisor", Whole(), nullable=True),
        sa.Column("dealership", Whole(), nullable=True),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("put_off", sa.Text(), nullable=False),
        sa.Column("started_at", Whole(), nullable=False),
        sa.Column("touched_at", Whole(), nullable=False),
        sa.Column("submitted_at", Whole(), nullable=True),
        sa.Column("submission", Whole(), nullable=True),
        sa.ForeignKeyConstraint(["advisor"], ["people.id"], name=op.f("fk_audits_advisor")),
        sa.ForeignKeyConstraint(["auditor"], ["people.id"], name=op.f("fk_audits_auditor")),
        sa.ForeignKeyConstraint(["checklist"], ["checklists.id"], name=op.f("fk_audits_checklist")),
        sa.ForeignKeyConstraint(
            ["dealership"], ["dealerships.id"], name=op.f("fk_audits_dealership")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audits")),
        sa.UniqueConstraint("submission", name=op.f("uq_audits_submission")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    with op.batch_alter_table("audits", schema=None) as batch_op:
        batch_op.create_index("ix_audits_auditor_state", ["auditor", "state"], unique=False)
        batch_op.create_index(
            "ix_audits_reports", ["advisor", "dealership", "state", "submitted_at"], unique=False
        )
        batch_op.create_index(
            "ix_audits_team", ["dealership", "state", "kind", "submitted_at"], unique=False
        )

    op.create_table(
        "day_totals",
        sa.Column("dealership", Whole(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("audits", sa.Integer(), nullable=False),
        sa.Column("earned", sa.Integer(), nullable=False),
        sa.Column("possible", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Integer(), nullable=False),
        sa.Column("rate_sum", Whole(), nullable=False),
        sa.Column("rate_square_sum", Whole(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dealership"], ["dealerships.id"], name=op.f("fk_day_totals_dealership")
        ),
        sa.PrimaryKeyConstraint("dealership", "kind", "day", "section", name=op.f("pk_day_totals")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "invitations",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("role", sa.Integer(), nullable=False),
        sa.Column("dealership", Whole(), nullable=True),
        sa.Column("expires_at", Whole(), nullable=False),
        sa.Column("used_by", Whole(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dealership"], ["dealerships.id"], name=op.f("fk_invitations_dealership")
        ),
        sa.ForeignKeyConstraint(["used_by"], ["people.id"], name=op.f("fk_invitations_used_by")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_invitations")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "memberships",
        sa.Column("person", Whole(), autoincrement=False, nullable=False),
        sa.Column("dealership", Whole(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["dealership"], ["dealerships.id"], name=op.f("fk_memberships_dealership")
        ),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_memberships_person")),
        sa.PrimaryKeyConstraint("person", "dealership", "role", name=op.f("pk_memberships")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(
            "ix_memberships_dealership_role", ["dealership", "role"], unique=False
        )

    op.create_table(
        "answer_changes",
        sa.Column("id", Whole(), nullable=False),
        sa.Column("audit", Whole(), nullable=False),
        sa.Column("indicator", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("changed_by", Whole(), nullable=False),
        sa.Column("changed_at", Whole(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_answer_changes_audit")),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["people.id"], name=op.f("fk_answer_changes_changed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_changes")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    with op.batch_alter_table("answer_changes", schema=None) as batch_op:
        batch_op.create_index("ix_answer_changes_audit", ["audit"], unique=False)

    op.create_table(
        "answers",
        sa.Column("audit", Whole(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_answers_audit")),
        sa.PrimaryKeyConstraint("audit", "indicator", name=op.f("pk_answers")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evaluations",
        sa.Column("audit", Whole(), autoincrement=False, nullable=False),
        sa.Column("section", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_evaluations_audit")),
        sa.PrimaryKeyConstraint("audit", "section", name=op.f("pk_evaluations")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notes",
        sa.Column("audit", Whole(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_notes_audit")),
        sa.PrimaryKeyConstraint("audit", "indicator", name=op.f("pk_notes")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "section_scores",
        sa.Column("audit", Whole(), autoincrement=False, nullable=False),
        sa.Column("section", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("earned", sa.Integer(), nullable=False),
        sa.Column("possible", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=op.f("fk_section_scores_audit")),
        sa.PrimaryKeyConstraint("audit", "section", name=op.f("pk_section_scores")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
