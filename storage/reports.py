"""Reads submitted audits for reports, in few statements."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, false, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Kind, Value
from checklist.records import Advisor, State
from checklist.results import (
    AdvisorResults,
    Days,
    Period,
    TeamRow,
    Totals,
    Versions,
    Visit,
    advisor_results,
    days_of,
    others,
    own_results,
    releases,
    releases_within,
    start_of,
    team_row,
    zone_of_weeks,
)
from checklist.results.visits import whole_audits
from checklist.scoring import Score
from storage import checklists
from storage.colleagues import colleagues_of
from storage.models import answers, audits, day_totals, section_scores


async def advisor_results_of(
    db: AsyncConnection,
    advisor: Advisor,
    period: Period,
    now: datetime,
    versions: Versions,
    reader: int | None = None,
) -> AdvisorResults:
    """Load an advisor's results, complete, for a reader who may see everything. Five statements.

    The others are without the reader. A reader who is audited too could otherwise subtract what
    they see of everybody else, and have their own shops that are not released yet.

    Checklist versions that the audits need and `versions` lacks are loaded and added to it.
    """
    days = days_of(period, now)
    visits = await visits_of(db, advisor, days)
    totals = await totals_of_days(db, advisor.dealership, days)
    of_reader = await _shops_of(db, replace(advisor, id=reader), days) if reader else []
    await _load_missing(db, versions, (*visits, *of_reader))
    return advisor_results(visits, others(of_reader, totals, versions), versions)


async def _shops_of(db: AsyncConnection, reader: Advisor, days: Days) -> list[Visit]:
    """Load the whole mystery shops about somebody, without answers."""
    return list(whole_audits(await visits_of(db, reader, days, false()), Kind.MYSTERY_SHOP))


async def own_results_of(
    db: AsyncConnection,
    advisor: Advisor,
    period: Period,
    now: datetime,
    versions: Versions,
) -> AdvisorResults:
    """Load the results that the advisor may see: sums over releases.

    The weeks of releases end in the time zone of `now`. Who the shoppers were is read to count
    them, and for nothing else.
    """
    statement = _submitted(_WITH_AUDITORS, *_about(advisor), days=Days())
    rows = list(await db.execute(statement))
    visits = await _load_visits(db, advisor, rows, Days(), audits.c.kind != Kind.OBSERVATION)
    await _load_missing(db, versions, visits)
    released = releases(visits, {row.id: row.auditor for row in rows}, now)
    shown = releases_within(released, period)
    rest = await colleagues_of(db, advisor, shown, versions, zone_of_weeks(now))
    return own_results(visits, released, rest, versions, period, now)


async def team_of(
    db: AsyncConnection, advisors: Collection[Advisor], period: Period, now: datetime
) -> list[TeamRow]:
    """Load one complete row for each advisor, in the order given. Reads scores, but no answers.

    An advisor among the readers may not see their own complete row: see `own_results_of`.
    """
    scores = await team_scores(db, {each.dealership for each in advisors}, days_of(period, now))
    return [team_row(each, scores.get((each.dealership, each.id), [])) for each in advisors]


async def visits_of(
    db: AsyncConnection, advisor: Advisor, days: Days, *answered: ColumnElement[bool]
) -> list[Visit]:
    """Load an advisor's submitted audits of every kind at their dealership.

    Only those that meet the conditions `answered` get their passes.

    Takes three statements for any number of audits, one if there is none. It does not read who
    the auditor was.
    """
    found = list(await db.execute(_submitted(_AUDITS, *_about(advisor), days=days)))
    return await _load_visits(db, advisor, found, days, *answered)


async def _load_visits(
    db: AsyncConnection,
    advisor: Advisor,
    found: Sequence[Row[Any]],
    days: Days,
    *answered: ColumnElement[bool],
) -> list[Visit]:
    """Load scores and passes of these audits, which are all of the advisor in these days."""
    if not found:
        return []
    wanted = _about(advisor)
    scores: dict[int, dict[int, Score]] = {}
    for audit, section, *points in await db.execute(_submitted(_SCORES, *wanted, days=days)):
        scores.setdefault(audit, {})[section] = Score(*points)
    passes: dict[int, dict[int, bool]] = {}
    with_passes = _submitted(_PASSES, *wanted, *answered, days=days)
    for audit, indicator, value in await db.execute(with_passes):
        passes.setdefault(audit, {})[indicator] = value == Value.YES
    return [_visit(row, scores.get(row.id, {}), passes.get(row.id, {})) for row in found]


def _visit(row: Row[Any], scores: Mapping[int, Score], passes: Mapping[int, bool]) -> Visit:
    return Visit(
        audit=row.id,
        kind=Kind(row.kind),
        version=row.checklist,
        submission=row.submission,
        at=row.submitted_at,
        whole=row.scope is None,
        scores=scores,
        passes=passes,
    )


def _about(advisor: Advisor) -> tuple[ColumnElement[bool], ...]:
    return audits.c.advisor == advisor.id, audits.c.dealership == advisor.dealership


async def totals_of_days(
    db: AsyncConnection, dealership: int, days: Days, kind: Kind = Kind.MYSTERY_SHOP
) -> dict[str, Totals]:
    """Load the sums over all whole audits of a dealership, by section id (WHOLE: all sections)."""
    sums = [func.sum(day_totals.c[name]) for name in Totals.__slots__]
    statement = (
        select(day_totals.c.section, *sums)
        .where(
            day_totals.c.dealership == dealership,
            day_totals.c.kind == kind,
            day_totals.c.day >= days.first,
        )
        .group_by(day_totals.c.section)
    )
    if days.before is not None:
        statement = statement.where(day_totals.c.day < days.before)
    return {section: Totals(*numbers) for section, *numbers in await db.execute(statement)}


async def team_scores(
    db: AsyncConnection, dealerships: Iterable[int], days: Days
) -> dict[tuple[int, int], list[Score]]:
    """Load the scores of whole mystery shops, oldest first, by dealership and advisor."""
    statement = _submitted(
        _TOTALS,
        audits.c.dealership.in_(dealerships),
        audits.c.kind == Kind.MYSTERY_SHOP,
        audits.c.scope.is_(None),
        days=days,
    )
    found: dict[tuple[int, int], list[Score]] = {}
    for dealership, advisor, *points in await db.execute(statement):
        found.setdefault((dealership, advisor), []).append(Score(*points))
    return found


_POINTS = (section_scores.c.earned, section_scores.c.possible, section_scores.c.printed)
_AUDITS = select(
    audits.c.id,
    audits.c.kind,
    audits.c.checklist,
    audits.c.submission,
    audits.c.submitted_at,
    audits.c.scope,
)
_WITH_AUDITORS = _AUDITS.add_columns(audits.c.auditor)
_SCORES = select(audits.c.id, section_scores.c.section, *_POINTS).join(
    section_scores, section_scores.c.audit == audits.c.id
)
_PASSES = (
    select(audits.c.id, answers.c.indicator, answers.c.value)
    .join(answers, answers.c.audit == audits.c.id)
    .where(answers.c.value.in_((int(Value.NO), int(Value.YES))))
)
_TOTALS = (
    select(audits.c.dealership, audits.c.advisor, *(func.sum(points) for points in _POINTS))
    .join(section_scores, section_scores.c.audit == audits.c.id)
    .group_by(audits.c.id)
    .order_by(audits.c.submission)
)


def _submitted(
    statement: Select[*tuple[Any, ...]], *wanted: ColumnElement[bool], days: Days
) -> Select[*tuple[Any, ...]]:
    """Limit a statement to submitted audits of these days that meet the conditions."""
    within = statement.where(
        audits.c.state == State.SUBMITTED, audits.c.submitted_at >= start_of(days.first), *wanted
    )
    return (
        within
        if days.before is None
        else within.where(audits.c.submitted_at < start_of(days.before))
    )


async def _load_missing(
    db: AsyncConnection, versions: Versions, visits: Iterable[Visit]
) -> Versions:
    """Load the checklist versions of these visits that are not loaded yet."""
    for number in {visit.version for visit in visits} - versions.by_id.keys():
        versions.by_id[number] = await checklists.load(db, number)
    return versions
