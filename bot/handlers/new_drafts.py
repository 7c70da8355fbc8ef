"""Begins a draft, unless the same draft exists and has no answer yet."""

from dataclasses import dataclass

from bot.turn import Turn
from checklist.definition import Kind
from checklist.records import StoredAudit


@dataclass(frozen=True, slots=True)
class About:
    """What a new audit is about. `scope` holds numbers of indicators; None is the whole form."""

    kind: Kind
    advisor: int | None = None
    dealership: int | None = None
    scope: frozenset[int] | None = None


async def begin_draft(turn: Turn, about: About) -> StoredAudit:
    """Begin a draft. A second tap on the same button finds the draft of the first tap."""
    for stored in await turn.drafts():
        if _is_same(turn, stored, about) and not stored.sheet.answers and not stored.sheet.choices:
            return stored
    return await turn.begin(
        about.kind, advisor=about.advisor, dealership=about.dealership, scope=about.scope
    )


def _is_same(turn: Turn, stored: StoredAudit, about: About) -> bool:
    scope = about.scope or turn.checklist.numbers
    wanted = (about.kind, scope, about.advisor, about.dealership)
    return wanted == (stored.sheet.kind, stored.sheet.scope, stored.advisor, stored.dealership)
