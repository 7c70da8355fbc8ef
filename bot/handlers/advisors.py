"""Which advisors a person may choose from, and how a typed name narrows them."""

from bot.turn import Turn
from checklist.access import Role
from checklist.definition import Kind
from storage import people
from storage.audits import KeptAudit
from storage.people import Advisor

CHOOSES_AS = {Kind.MYSTERY_SHOP: Role.SHOPPER, Kind.OBSERVATION: Role.MANAGER}


async def choice(turn: Turn, kind: Kind) -> list[Advisor]:
    """The advisors of the dealerships where this person fills in audits of this kind."""
    if kind is Kind.SELF_CHECK:
        everybody = await people.advisors(turn.db, turn.person.dealerships(Role.ADVISOR))
        return [each for each in everybody if each.id == turn.person.id]
    there = turn.person.dealerships(CHOOSES_AS[kind])
    return [each for each in await people.advisors(turn.db, there) if each.id != turn.person.id]


def matching(name: str, among: list[Advisor]) -> list[Advisor]:
    """Those called exactly so, else those whose name holds what was typed."""
    wanted = name.casefold().replace(" ", "")
    exact = [each for each in among if _plain(each) == wanted]
    return exact or [each for each in among if wanted and wanted in _plain(each)]


def _plain(advisor: Advisor) -> str:
    return advisor.name.casefold().replace(" ", "")


async def shown_name(turn: Turn, kept: KeptAudit) -> str:
    """The advisor's name, or nothing where the screen must not give it away."""
    if kept.advisor is None or turn.discreet(kept.sheet.kind):
        return ""
    return await people.person_name(turn.db, kept.advisor)
