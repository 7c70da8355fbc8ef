"""Which advisors a person may choose from, and how a typed name narrows them."""

from bot.turn import Turn
from checklist import names
from checklist.access import ACT_TO_START, Act, Subject, may
from checklist.definition import Kind
from checklist.records import Advisor, StoredAudit
from storage import people


async def choice(turn: Turn, kind: Kind) -> list[Advisor]:
    """The advisors about whom this person may start an audit of this kind."""
    return await allowed(turn, ACT_TO_START[kind])


async def allowed(turn: Turn, act: Act) -> list[Advisor]:
    """The advisors, at each of their dealerships, to whom this person may do this."""
    everybody = await people.advisors(await turn.connection())
    return [each for each in everybody if may(turn.person, act, subject(each))]


async def advisor_at(turn: Turn, advisor: int, dealership: int) -> Advisor | None:
    """An advisor at one of their dealerships, whoever asks; None where there is no such one."""
    there = await people.advisors(await turn.connection(), {dealership})
    return next((each for each in there if each.id == advisor), None)


def subject(advisor: Advisor) -> Subject:
    """An advisor as the access table sees one."""
    return Subject(dealership=advisor.dealership, advisor=advisor.id)


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
    if stored.advisor is None:
        return ""
    return await people.person_name(await turn.connection(), stored.advisor)
