"""Which advisors a person may choose from, and how a typed name narrows them."""

from bot.turn import Turn
from checklist import names
from checklist.access import dealerships_for
from checklist.definition import Kind
from checklist.records import Advisor, StoredAudit
from storage import people


async def choice(turn: Turn, kind: Kind) -> list[Advisor]:
    """The advisors of the dealerships where this person fills in audits of this kind."""
    oneself = kind is Kind.SELF_CHECK
    there = await people.advisors(turn.db, dealerships_for(turn.person, kind))
    return [each for each in there if (each.id == turn.person.id) is oneself]


def matching(name: str, among: list[Advisor]) -> list[Advisor]:
    """Those called exactly so, else all whom the typed name may mean; never a guess."""
    return list(names.search(name, among).found)


def nearest(name: str, among: list[Advisor]) -> list[Advisor]:
    """Where nobody matches, up to five whose name comes near."""
    return list(names.search(name, among).nearest)


async def shown_name(turn: Turn, stored: StoredAudit) -> str:
    """The advisor's name, or nothing where the screen must not give it away."""
    return "" if turn.discreet(stored.sheet.kind) else await advisor_name(turn, stored)


async def advisor_name(turn: Turn, stored: StoredAudit) -> str:
    """Whom the audit is about; nothing before that is decided."""
    return "" if stored.advisor is None else await people.person_name(turn.db, stored.advisor)
