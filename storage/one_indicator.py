"""Reads what a report tells of a single indicator: colleagues' passes, and the auditors' words."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Indicator, Value
from checklist.records import Advisor
from checklist.results import Mark, Period, Versions, start_of
from checklist.statistics import Tally
from storage.models import answers, audits, notes
from storage.team_shops import WHOLE_SHOP, last_shops

# JSON arrays of pairs: a checklist version or an audit, and the indicator's number there.
_PAIRS = func.json_each(bindparam("pairs")).table_valued("value", name="pairs")
_FIRST, _NUMBER = (func.json_extract(_PAIRS.c.value, path) for path in ("$[0]", "$[1]"))

_PASSES = (
    select(func.count().filter(answers.c.value == int(Value.YES)), func.count())
    .select_from(_PAIRS)
    .join(audits, audits.c.checklist == _FIRST)
    .join(answers, (answers.c.audit == audits.c.id) & (answers.c.indicator == _NUMBER))
    .where(*WHOLE_SHOP, answers.c.value.in_((int(Value.NO), int(Value.YES))))
)


async def passes_of_colleagues(
    db: AsyncConnection,
    advisor: Advisor,
    indicator: Indicator,
    period: Period,
    now: datetime,
    versions: Versions,
    *,
    reader: int | None = None,
) -> Tally:
    """Count the passes in mystery shops of all other advisors of the dealership. One statement.

    The period is each advisor's own: their last nine shops, or the same days. The reader is left
    out, as in the report. `versions` must hold the versions of these shops, which loading the
    report does.
    """
    pairs = [(each, versions.number_of(indicator.id, each)) for each in versions.by_id]
    there = audits.c.dealership == advisor.dealership
    last_nine = audits.c.id.in_(last_shops(there, Period.NINE))
    of_days = audits.c.submitted_at >= start_of(period, now)
    statement = _PASSES.where(
        there,
        last_nine if period is Period.NINE else of_days,
        audits.c.advisor.not_in([advisor.id, reader or 0]),
    )
    passed, n = (await db.execute(statement, {"pairs": json.dumps(pairs)})).one()
    return Tally(indicator.number, passed, n)


async def notes_beside(db: AsyncConnection, marks: Iterable[Mark]) -> dict[int, str]:
    """Load what auditors wrote about the indicator in these audits, by audit. One statement."""
    pairs = [(each.audit, each.number) for each in marks if each.number is not None]
    if not pairs:
        return {}
    statement = (
        select(notes.c.audit, notes.c.text)
        .select_from(_PAIRS)
        .join(notes, (notes.c.audit == _FIRST) & (notes.c.indicator == _NUMBER))
    )
    found = await db.execute(statement, {"pairs": json.dumps(pairs)})
    return {audit: text for audit, text in found}  # noqa: C416 - rows are not pairs
