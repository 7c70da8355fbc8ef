"""Reads the answers behind a report, for the files that a manager downloads."""

from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Kind, Value
from checklist.records import Advisor, State, StoredAnswer
from storage.models import answers, audits, notes


async def answers_of(db: AsyncConnection, advisor: Advisor, first: datetime) -> list[StoredAnswer]:
    """Load an advisor's answers at one dealership, of audits submitted from a moment on.

    They are in the order of submission and of the form. There may be thousands of rows: do not
    call it where taps are served.
    """
    noted = and_(notes.c.audit == answers.c.audit, notes.c.indicator == answers.c.indicator)
    columns = (audits.c.id, audits.c.submitted_at, audits.c.kind, audits.c.checklist)
    found = await db.execute(
        select(*columns, answers.c.indicator, answers.c.value, answers.c.given, notes.c.text)
        .join(answers, answers.c.audit == audits.c.id)
        .outerjoin(notes, noted)
        .where(
            audits.c.advisor == advisor.id,
            audits.c.dealership == advisor.dealership,
            audits.c.state == State.SUBMITTED,
            audits.c.submitted_at >= first,
        )
        .order_by(audits.c.submission, answers.c.indicator)
    )
    return [
        StoredAnswer(
            audit, at, Kind(kind), version, indicator, Value(value), bool(given), note or ""
        )
        for audit, at, kind, version, indicator, value, given, note in found
    ]
