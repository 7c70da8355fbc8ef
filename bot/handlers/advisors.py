"""Loads the advisors that a person may choose from, and finds one by a typed name."""

from bot import formats
from bot.turn import Turn
from checklist import names
from checklist.access import ACT_TO_START, Act, Subject, may
from checklist.definition import Kind
from checklist.records import Advisor, StoredAudit
from storage import people


async def advisors_to_audit(turn: Turn, kind: Kind) -> list[Advisor]:
    """Load the advisors about whom this person may start an audit of this kind."""
    return await advisors_for(turn, ACT_TO_START[kind])


async def advisors_for(turn: Turn, act: Act) -> list[Advisor]:
    """Load the advisors to whom this person may do this, once for each of their dealerships."""
    everybody = await people.advisors(await turn.connection())
    return [each for each in everybody if may(turn.person, act, subject_of(each))]


async def find_advisor(turn: Turn, advisor: int, dealership: int) -> Advisor | None:
    """Load an advisor of a dealership. It does not ask whether the person may see them."""
    there = await people.advisors(await turn.connection(), {dealership})
    return next((each for each in there if each.id == advisor), None)


async def find_namesakes(turn: Turn, advisor: Advisor) -> list[Advisor]:
    """Load the other advisors of the dealership who have the same name."""
    there = await people.advisors(await turn.connection(), {advisor.dealership})
    return [each for each in there if each.name == advisor.name and each.id != advisor.id]


def subject_of(advisor: Advisor) -> Subject:
    """Return the advisor as the subject of an act."""
    return Subject(dealership=advisor.dealership, advisor=advisor.id)


def is_oneself(turn: Turn, advisor: Advisor) -> bool:
    return advisor.id == turn.person.id


def find_by_name(name: str, among: list[Advisor]) -> list[Advisor]:
    """Return everybody with exactly this name, else everybody whom the name may mean."""
    return list(names.search(name, among).found)


def find_similar(name: str, among: list[Advisor]) -> list[Advisor]:
    """Return up to five people with a similar name."""
    return list(names.search(name, among).nearest)


async def name_on_screen(turn: Turn, stored: StoredAudit) -> str:
    """Return the advisor's name, or "" where the screen is discreet."""
    return "" if turn.discreet(stored.sheet.kind) else await advisor_name(turn, stored)


async def advisor_name(turn: Turn, stored: StoredAudit) -> str:
    """Return the name of the audit's advisor, or "" while none is chosen."""
    if stored.advisor is None:
        return ""
    somebody = await people.named(await turn.connection(), stored.advisor)
    return formats.name(somebody, turn.texts)


async def dealership_name(turn: Turn, stored: StoredAudit) -> str:
    """Return the name of the audit's dealership, or "" while none is chosen."""
    if stored.dealership is None:
        return ""
    return await people.dealership_name(await turn.connection(), stored.dealership)
