"""What reports are made of, read in sets from submitted audits."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.definition import Kind, Value
from checklist.scoring import Score
from storage.audits import State
from storage.models import answers, audits, section_scores


@dataclass(frozen=True, slots=True)
class AdvisorResults:
    """Of one advisor's submitted mystery shops: how many, points by section, and misses."""

    audits: int
    sections: dict[int, Score]
    asked: dict[int, tuple[int, int]]
    """By indicator: how often passed, of how often answered yes or no."""


async def of_advisor(db: AsyncConnection, advisor: int) -> AdvisorResults:
    shops = (
        select(audits.c.id)
        .where(
            audits.c.advisor == advisor,
            audits.c.state == State.SUBMITTED,
            audits.c.kind == Kind.MYSTERY_SHOP,
        )
        .subquery()
    )
    points = await db.execute(
        select(
            section_scores.c.section,
            func.sum(section_scores.c.earned),
            func.sum(section_scores.c.possible),
            func.sum(section_scores.c.printed),
        )
        .join(shops, shops.c.id == section_scores.c.audit)
        .group_by(section_scores.c.section)
        .order_by(section_scores.c.section)
    )
    passes = await db.execute(
        select(answers.c.indicator, func.sum(answers.c.value), func.count())
        .join(shops, shops.c.id == answers.c.audit)
        .where(answers.c.value.in_((int(Value.NO), int(Value.YES))))
        .group_by(answers.c.indicator)
    )
    count = await db.scalar(select(func.count()).select_from(shops))
    return AdvisorResults(
        audits=int(count or 0),
        sections={section: Score(*rest) for section, *rest in points},
        asked={indicator: (passed, total) for indicator, passed, total in passes},
    )
