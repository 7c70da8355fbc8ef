"""Reads what the shops of an advisor's colleagues add up to, by release of the advisor."""

import json
from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from sqlalchemy import ColumnElement, bindparam, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Kind
from checklist.records import Advisor, State
from checklist.results import WHOLE, Colleagues, Release, Totals, Versions, midnight_of
from checklist.results.periods import EPOCH
from storage import checklists
from storage.models import MILLISECOND, audits, section_scores

_MILLION = 10**6
Found = dict[date, dict[str, Colleagues]]


async def colleagues_of(
    db: AsyncConnection,
    advisor: Advisor,
    shown: Sequence[Release],
    versions: Versions,
    zone: tzinfo,
) -> Found:
    """Load the totals of whole mystery shops of all other advisors, in the weeks of each release.

    They are by the release's day and the section's id (WHOLE: whole shops; of these the points are
    not added up). A section of two checklist versions is that of the version with more colleagues.
    Two statements, which read no audits of other weeks.
    """
    spans = [[_stored(midnight_of(end, zone)) for end in (each.since, each.day)] for each in shown]
    wanted = {"spans": json.dumps(spans), "advisor": advisor.id, "dealership": advisor.dealership}
    found: Found = {each.day: {} for each in shown}
    for span, people, *sums in await db.execute(_WHOLE, wanted):
        found[shown[span].day][WHOLE] = Colleagues(people, _whole_totals(*sums))
    for span, version, position, people, *sums in await db.execute(_SECTIONS, wanted):
        if version not in versions.by_id:
            versions.by_id[version] = await checklists.load(db, version)
        section = versions.by_id[version].section(position).id
        there = found[shown[span].day]
        if section not in there or there[section].people < people:
            there[section] = Colleagues(people, Totals(*sums))
    return found


def _stored(moment: datetime) -> int:
    return (moment - EPOCH) // MILLISECOND


def _whole_totals(shops: int, rate_sum: int, rate_square_sum: int) -> Totals:
    return Totals(audits=shops, rate_sum=rate_sum, rate_square_sum=rate_square_sum)


# A JSON array of pairs, the first moment and the first after the last. A pair's index is its key.
_SPANS = func.json_each(bindparam("spans")).table_valued("key", "value", name="spans")
_FROM = _SPANS.join(
    audits,
    (audits.c.dealership == bindparam("dealership"))
    & (audits.c.state == State.SUBMITTED)
    & (audits.c.kind == Kind.MYSTERY_SHOP)
    & (audits.c.submitted_at >= func.json_extract(_SPANS.c.value, "$[0]"))
    & (audits.c.submitted_at < func.json_extract(_SPANS.c.value, "$[1]")),
).join(section_scores, section_scores.c.audit == audits.c.id)
_OF_OTHERS: tuple[ColumnElement[bool], ...] = (
    audits.c.advisor != bindparam("advisor"),
    audits.c.scope.is_(None),
)
_EARNED, _POSSIBLE = section_scores.c.earned, section_scores.c.possible
_SHOPS = (
    select(
        _SPANS.c.key,
        audits.c.advisor,
        func.sum(_EARNED).label("earned"),
        func.sum(_POSSIBLE).label("possible"),
    )
    .select_from(_FROM)
    .where(*_OF_OTHERS)
    .group_by(_SPANS.c.key, audits.c.id)
    .having(func.sum(_POSSIBLE) > 0)
    .subquery()
)
# In millionths, half up, as `totals_of` rounds.
_RATE = (2 * _MILLION * _SHOPS.c.earned + _SHOPS.c.possible) // (2 * _SHOPS.c.possible)
_WHOLE = select(
    _SHOPS.c.key,
    func.count(distinct(_SHOPS.c.advisor)),
    func.count(),
    func.sum(_RATE),
    func.sum(_RATE * _RATE),
).group_by(_SHOPS.c.key)
_SECTIONS = (
    select(
        _SPANS.c.key,
        audits.c.checklist,
        section_scores.c.section,
        func.count(distinct(audits.c.advisor)),
        func.count(),
        func.sum(_EARNED),
        func.sum(_POSSIBLE),
    )
    .select_from(_FROM)
    .where(*_OF_OTHERS, _POSSIBLE > 0)
    .group_by(_SPANS.c.key, audits.c.checklist, section_scores.c.section)
)
