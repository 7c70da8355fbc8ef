"""The tables. In SQLite they are STRICT, and some have no row id, which saves space."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

from checklist.results.periods import EPOCH

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

MILLISECOND = timedelta(milliseconds=1)

# STRICT tables know INTEGER (64 bits), not BIGINT. Elsewhere Telegram's ids need BIGINT.
Whole = BigInteger().with_variant(Integer(), "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware datetime, stored as whole milliseconds since 1970 in UTC.

    It is computed without floats. Their rounding would make a moment a little earlier each time
    that it is read and stored again.
    """

    impl = Whole
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MILLISECOND

    def process_result_value(self, value: int | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MILLISECOND


def table(name: str, *columns: Column[Any] | Index, with_rowid: bool = True) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=with_rowid)


def foreign_key(target: str, name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Whole, ForeignKey(f"{target}.id"), nullable=nullable)


def foreign_key_part(target: str, name: str) -> Column[int]:
    return Column(name, Whole, ForeignKey(f"{target}.id"), primary_key=True, autoincrement=False)


def integer_key_part(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


dealerships = table(
    "dealerships",
    Column("id", Whole, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

people = table(
    "people",
    Column("id", Whole, primary_key=True),
    Column("telegram_id", Whole, unique=True),  # empty for somebody who is only reported on
    Column("name", Text, nullable=False),
    Column("name_keys", Text, nullable=False, server_default=""),  # other spellings of it
    Column("latin", Text, nullable=False, server_default=""),  # 王强: Wang Qiang
    Column("owner", Integer, nullable=False, server_default="0"),
    Column("active", Integer, nullable=False, server_default="1"),
    Column("language", Text),  # chosen by the person or set at import
    Column("telegram_language", Text),  # from their last update
    Column("discreet", Integer),  # their choice; empty: the kind of audit decides
    Column("unreachable", Integer, nullable=False, server_default="0"),
    Column("live_message", Whole),  # the only message of the chat that has buttons
    # 1: it is a picture, and its text is the caption. Telegram never makes a text of it.
    Column("live_picture", Integer, nullable=False, server_default="0"),
    Column("expects", Text),  # a tap: what the person's next text means
    Column("typed", Text),  # a text; a tap will say what it is
    Column("seen_at", Moment),
    Column("auto_hide", Integer, nullable=False, server_default="0"),  # 1: after ten idle minutes
)

memberships = table(
    "memberships",
    foreign_key_part("people", "person"),
    foreign_key_part("dealerships", "dealership"),
    integer_key_part("role"),
    Index("ix_memberships_dealership_role", "dealership", "role"),
    with_rowid=False,
)

invitations = table(
    "invitations",
    Column("token_hash", Text, primary_key=True),
    Column("role", Integer, nullable=False),
    foreign_key("dealerships", "dealership", nullable=True),
    Column("expires_at", Moment, nullable=False),
    foreign_key("people", "used_by", nullable=True),
    with_rowid=False,
)

checklists = table(
    "checklists",
    Column("id", Whole, primary_key=True),
    Column("content_hash", Text, nullable=False, unique=True),
    Column("content", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
)

audits = table(
    "audits",
    Column("id", Whole, primary_key=True),
    foreign_key("checklists", "checklist"),
    Column("kind", Integer, nullable=False),
    foreign_key("people", "auditor"),
    foreign_key("people", "advisor", nullable=True),  # empty: decided on arrival
    foreign_key("dealerships", "dealership", nullable=True),
    Column("state", Integer, nullable=False),
    Column("scope", Text),  # indicator numbers; empty: the whole checklist
    Column("choices", Text, nullable=False),  # JSON: condition id -> option id
    Column("put_off", Text, nullable=False),  # indicator numbers
    Column("started_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False),
    Column("submitted_at", Moment),
    Column("submission", Whole, unique=True),  # the order of submitting; clocks may jump
    Index("ix_audits_auditor_state", "auditor", "state"),
    Index("ix_audits_reports", "advisor", "dealership", "state", "submitted_at"),
    Index("ix_audits_team", "dealership", "state", "kind", "submitted_at"),
)

answers = table(
    "answers",
    foreign_key_part("audits", "audit"),
    integer_key_part("indicator"),
    Column("value", Integer, nullable=False),
    Column("given", Integer, nullable=False),  # 1: a condition answered it
    with_rowid=False,
)

answer_changes = table(
    "answer_changes",
    Column("id", Whole, primary_key=True),
    foreign_key("audits", "audit"),
    Column("indicator", Integer, nullable=False),
    Column("before", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    foreign_key("people", "changed_by"),
    Column("changed_at", Moment, nullable=False),
    Column("reason", Text),
    Index("ix_answer_changes_audit", "audit"),
)

notes = table(
    "notes",
    foreign_key_part("audits", "audit"),
    integer_key_part("indicator"),
    Column("text", Text, nullable=False),
    with_rowid=False,
)

evaluations = table(
    "evaluations",
    foreign_key_part("audits", "audit"),
    integer_key_part("section"),
    Column("text", Text, nullable=False),
    with_rowid=False,
)

section_scores = table(
    "section_scores",
    foreign_key_part("audits", "audit"),
    integer_key_part("section"),
    Column("earned", Integer, nullable=False),
    Column("possible", Integer, nullable=False),
    Column("printed", Integer, nullable=False),
    with_rowid=False,
)

handled_updates = table(
    "handled_updates",
    Column("update_id", Whole, primary_key=True, autoincrement=False),
    Column("handled_at", Moment, nullable=False),
)

dead_letters = table(
    "dead_letters",
    Column("update_id", Whole, primary_key=True, autoincrement=False),
    Column("chat", Whole),
    Column("raw", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("tried_at", Moment, nullable=False),
    Column("error", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Index("ix_dead_letters_attempts", "attempts"),
)

outbox = table(
    "outbox",
    Column("id", Whole, primary_key=True, autoincrement=False),  # of the update that it replies to
    Column("chat", Whole, nullable=False),
    Column("content", Text, nullable=False),
)

# Messages to delete, now or later. A row is deleted once its message is known to be gone.
temporary_messages = table(
    "temporary_messages",
    Column("chat", Whole, primary_key=True, autoincrement=False),
    Column("message", Whole, primary_key=True, autoincrement=False),
    Column("from_bot", Integer, nullable=False),
    Column("sent_at", Moment, nullable=False),  # Telegram deletes for 48 hours after this
    # When it is to be deleted. Empty for a message of the bot: once a newer one replaces it. Empty
    # for a message of the person: it is too old, and /help will say so.
    Column("due_at", Moment),
    Column("until_hidden", Integer, nullable=False, server_default="0"),  # 1: due at hiding
    with_rowid=False,
)

heartbeat = table(
    "heartbeat",
    integer_key_part("id"),
    Column("at", Moment, nullable=False),
    Column("stopped", Integer, nullable=False),  # 1: everything was sent before the stop
)
