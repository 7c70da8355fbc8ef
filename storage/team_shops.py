"""Reads the scores of a dealership's mystery shops, which an advisor is compared with."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Kind
from checklist.records import State
from checklist.results import Period, Versions, start_of
from checklist.scoring import Score
from storage import checklists
from storage.models import audits, section_scores

POINTS = (section_scores.c.earned, section_scores.c.possible, section_scores.c.printed)
WHOLE_SHOP = (
    audits.c.state == State.SUBMITTED,
    audits.c.kind == Kind.MYSTERY_SHOP,
    audits.c.scope.is_(None),
)


_TOTALS = (
    select(audits.c.dealership, audits.c.advisor, audits.c.id, *(func.sum(each) for each in POINTS))
    .join(section_scores, section_scores.c.audit == audits.c.id)
    .group_by(audits.c.id)
    .order_by(audits.c.submission)
)


@dataclass(frozen=True, slots=True)
class Shop:
    audit: int
    score: Score


def shown(shops: Sequence[Shop], period: Period) -> Sequence[Shop]:
    return shops[-Period.NINE :] if period is Period.NINE else shops


def before(shops: Sequence[Shop], period: Period) -> Sequence[Shop]:
    """Return the shops that the shown ones are compared with: the nine before the last nine."""
    return shops[: -Period.NINE] if period is Period.NINE else ()


def rates(shops: Iterable[Shop]) -> list[Fraction]:
    return [rate for each in shops if (rate := each.score.rate) is not None]


def last_shops(there: ColumnElement[bool], most: int) -> Select[int]:
    """Select the ids of the last whole mystery shops of each advisor, at most so many."""
    newest_first = func.row_number().over(
        partition_by=(audits.c.dealership, audits.c.advisor),
        order_by=audits.c.submission.desc(),
    )
    ranked = select(audits.c.id, newest_first.label("place")).where(there, *WHOLE_SHOP).subquery()
    return select(ranked.c.id).where(ranked.c.place <= most)


async def shops_of_team(
    db: AsyncConnection, dealerships: Collection[int], period: Period, now: datetime
) -> dict[tuple[int, int], list[Shop]]:
    """Load the scores of whole mystery shops, oldest first, by dealership and advisor.

    For the period of nine shops, the last eighteen of each advisor: the nine, and the nine before.
    """
    there = audits.c.dealership.in_(dealerships)
    if period is Period.NINE:
        statement = _TOTALS.where(audits.c.id.in_(last_shops(there, 2 * Period.NINE)))
    else:
        statement = _TOTALS.where(
            there, *WHOLE_SHOP, audits.c.submitted_at >= start_of(period, now)
        )
    found: dict[tuple[int, int], list[Shop]] = {}
    for dealership, advisor, audit, *points in await db.execute(statement):
        found.setdefault((dealership, advisor), []).append(Shop(audit, Score(*points)))
    return found


async def points_by_section(
    db: AsyncConnection, shops: Collection[int], versions: Versions
) -> dict[str, Score]:
    """Add up the points of these audits by section id, in the database."""
    sums = [func.sum(points) for points in POINTS]
    statement = (
        select(audits.c.checklist, section_scores.c.section, *sums)
        .join(section_scores, section_scores.c.audit == audits.c.id)
        .where(audits.c.id.in_(select(func.json_each(bindparam("shops")).table_valued("value"))))
        .group_by(audits.c.checklist, section_scores.c.section)
    )
    found = list(await db.execute(statement, {"shops": json.dumps(list(shops))}))
    await checklists.load_missing(db, versions, {version for version, *_ in found})
    added: dict[str, Score] = {}
    for version, position, *points in found:
        section = versions.by_id[version].section(position).id
        added[section] = added.get(section, Score(0, 0, 0)) + Score(*points)
    return added
