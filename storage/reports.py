"""Reads submitted audits for reports, in few statements."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Kind, Value
from checklist.records import Advisor, State
from checklist.results import (
    AdvisorResults,
    Period,
    Team,
    TeamRow,
    Versions,
    Visit,
    advisor_results,
    own_results,
    releases,
    releases_within,
    start_of,
    team_row,
    zone_of,
)
from checklist.results.periods import EPOCH
from checklist.results.visits import whole_audits
from checklist.scoring import Score
from storage import checklists
from storage.colleagues import colleagues_of
from storage.models import answers, audits, section_scores
from storage.team_shops import (
    POINTS,
    WHOLE_SHOP,
    before,
    points_by_section,
    rates,
    shops_of_team,
    shown,
)


async def advisor_results_of(
    db: AsyncConnection,
    advisor: Advisor,
    period: Period,
    now: datetime,
    versions: Versions,
    reader: int | None = None,
) -> AdvisorResults:
    """Load an advisor's results, complete, for a reader who may see everything. Six statements.

    The others are without the reader. A reader who is audited too could otherwise subtract what
    they see of everybody else, and have their own shops that are not released yet.

    Checklist versions that the audits need and `versions` lacks are loaded and added to it.
    """
    shops = await shops_of_team(db, [advisor.dealership], period, now)
    mine = shops.pop((advisor.dealership, advisor.id), [])
    shops.pop((advisor.dealership, reader or 0), None)
    visits = await visits_of(db, advisor, await since(db, advisor, period, now))
    visits = _last_nine(visits) if period is Period.NINE else visits
    theirs = [each.audit for found in shops.values() for each in shown(found, period)]
    team = Team(
        rates={who: rates(shown(found, period)) for (_, who), found in shops.items()},
        before=rates(before(mine, period)),
        others=await points_by_section(db, theirs, versions),
    )
    await checklists.load_missing(db, versions, {visit.version for visit in visits})
    return advisor_results(advisor.id, visits, team, versions)


async def since(db: AsyncConnection, advisor: Advisor, period: Period, now: datetime) -> datetime:
    """Return from when on a manager's report counts: the day, or the ninth shop from the last.

    With fewer than nine shops everything counts.
    """
    if period is not Period.NINE:
        return start_of(period, now)
    ninth = (
        select(audits.c.submitted_at)
        .where(*_about(advisor), *WHOLE_SHOP)
        .order_by(audits.c.submission.desc())
        .offset(Period.NINE - 1)
        .limit(1)
    )
    return await db.scalar(ninth) or EPOCH


def _last_nine(visits: Iterable[Visit]) -> list[Visit]:
    """Leave out shops before the last nine, of which one may have the ninth's moment."""
    shops = {visit.audit for visit in whole_audits(visits, Kind.MYSTERY_SHOP)[-Period.NINE :]}
    return [
        visit for visit in visits if visit.kind is not Kind.MYSTERY_SHOP or visit.audit in shops
    ]


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
    statement = _submitted(_WITH_AUDITORS, *_about(advisor), first=EPOCH)
    rows = list(await db.execute(statement))
    visits = await _load_visits(db, advisor, rows, EPOCH, audits.c.kind != Kind.OBSERVATION)
    await checklists.load_missing(db, versions, {visit.version for visit in visits})
    released = releases(visits, {row.id: row.auditor for row in rows}, now)
    shown = releases_within(released, period)
    rest = await colleagues_of(db, advisor, shown, versions, zone_of(now))
    return own_results(visits, released, rest, versions, period, now)


async def team_of(
    db: AsyncConnection, advisors: Collection[Advisor], period: Period, now: datetime
) -> list[TeamRow]:
    """Load one complete row for each advisor, in the order given. Reads scores, but no answers.

    An advisor among the readers may not see their own complete row: see `own_results_of`.
    """
    places = {each.dealership for each in advisors}
    shops = await shops_of_team(db, places, period, now)
    return [
        team_row(
            each,
            rates(shown(found := shops.get((each.dealership, each.id), []), period)),
            rates(before(found, period)),
        )
        for each in advisors
    ]


async def visits_of(
    db: AsyncConnection, advisor: Advisor, first: datetime, *answered: ColumnElement[bool]
) -> list[Visit]:
    """Load an advisor's submitted audits of every kind at their dealership, from a moment on.

    Only those that meet the conditions `answered` get their passes.

    Takes three statements for any number of audits, one if there is none. It does not read who
    the auditor was.
    """
    found = list(await db.execute(_submitted(_AUDITS, *_about(advisor), first=first)))
    return await _load_visits(db, advisor, found, first, *answered)


async def _load_visits(
    db: AsyncConnection,
    advisor: Advisor,
    found: Sequence[Row[Any]],
    first: datetime,
    *answered: ColumnElement[bool],
) -> list[Visit]:
    """Load scores and passes of these audits, which are all of the advisor from this moment on."""
    if not found:
        return []
    wanted = _about(advisor)
    scores: dict[int, dict[int, Score]] = {}
    for audit, section, *points in await db.execute(_submitted(_SCORES, *wanted, first=first)):
        scores.setdefault(audit, {})[section] = Score(*points)
    passes: dict[int, dict[int, bool]] = {}
    with_passes = _submitted(_PASSES, *wanted, *answered, first=first)
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


_AUDITS = select(
    audits.c.id,
    audits.c.kind,
    audits.c.checklist,
    audits.c.submission,
    audits.c.submitted_at,
    audits.c.scope,
)
_WITH_AUDITORS = _AUDITS.add_columns(audits.c.auditor)
_SCORES = select(audits.c.id, section_scores.c.section, *POINTS).join(
    section_scores, section_scores.c.audit == audits.c.id
)
_PASSES = (
    select(audits.c.id, answers.c.indicator, answers.c.value)
    .join(answers, answers.c.audit == audits.c.id)
    .where(answers.c.value.in_((int(Value.NO), int(Value.YES))))
)


def _submitted(
    statement: Select[*tuple[Any, ...]], *wanted: ColumnElement[bool], first: datetime
) -> Select[*tuple[Any, ...]]:
    """Limit a statement to audits submitted from a moment on that meet the conditions."""
    return statement.where(
        audits.c.state == State.SUBMITTED, audits.c.submitted_at >= first, *wanted
    )
