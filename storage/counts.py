"""Counts what an installation has, for its owner."""

from sqlalchemy import ScalarSelect, distinct, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from checklist.access import Role
from checklist.records import Counts, State
from storage.models import audits, dealerships, memberships, people


async def count_everything(db: AsyncConnection) -> Counts:
    """Count in one statement."""
    row = (
        await db.execute(
            select(
                select(func.count()).select_from(dealerships).scalar_subquery(),
                _people_with(Role.SHOPPER),
                _people_with(Role.MANAGER),
                _people_with(Role.ADVISOR),
                select(func.count()).where(audits.c.state == State.SUBMITTED).scalar_subquery(),
            )
        )
    ).one()
    return Counts(*row)


def _people_with(role: Role) -> ScalarSelect[int]:
    """Count active people. Who has the role at several dealerships is one person."""
    return (
        select(func.count(distinct(memberships.c.person)))
        .join(people, people.c.id == memberships.c.person)
        .where(memberships.c.role == int(role), people.c.active == 1)
        .scalar_subquery()
    )
