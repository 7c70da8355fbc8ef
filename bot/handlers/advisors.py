"""Which advisors a person may choose from, and how a typed name narrows them."""

from bot.turn import Turn
from checklist.access import dealerships_for
from checklist.definition import Kind
from storage import people
from storage.audits import KeptAudit
from storage.people import Advisor


async def choice(turn: Turn, kind: Kind) -> list[Advisor]:
    """The advisors of the dealerships where this person fills in audits of this kind."""
    oneself = kind is Kind.SELF_CHECK
    there = await people.advisors(turn.db, dealerships_for(turn.person, kind))
    return [each for each in there if (each.id == turn.person.id) is oneself]


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
