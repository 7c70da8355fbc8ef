"""One audit beside the one before it: what was missed again, what anew, what no longer."""

from dataclasses import dataclass

from checklist.audit import Audit
from checklist.definition import EACH, Condition, Indicator, Option, Value
from checklist.scoring import missed_indicators

LEFT_OUT = frozenset({EACH, "no", "neither"})
"""The ids of options that say nothing of what happened."""


@dataclass(frozen=True, slots=True)
class Misses:
    """The indicators that an audit missed, and those that it no longer missed, in the form's order.

    `again`: the audit before missed it, too. `anew`: that one passed it. `unscored`: that one did
    not score it, or there is none before. `no_longer`: missed before and passed now. What was
    missed before and not scored now is in none of them.
    """

    again: tuple[Indicator, ...]
    anew: tuple[Indicator, ...]
    unscored: tuple[Indicator, ...]
    no_longer: tuple[Indicator, ...]

    @property
    def missed(self) -> int:
        return len(self.again) + len(self.anew) + len(self.unscored)


def misses(sheet: Audit, before: Audit | None) -> Misses:
    """Compare two audits by the indicators' stable ids: their checklist versions may differ."""
    earlier = _scored(before) if before else {}
    checklist = sheet.checklist
    missed = [checklist.indicator(number) for number in missed_indicators(sheet)]
    passed = [each for each in checklist.indicators if sheet.value(each.number) is Value.YES]
    return Misses(
        again=tuple(each for each in missed if earlier.get(each.id) is Value.NO),
        anew=tuple(each for each in missed if earlier.get(each.id) is Value.YES),
        unscored=tuple(each for each in missed if each.id not in earlier),
        no_longer=tuple(each for each in passed if earlier.get(each.id) is Value.NO),
    )


def _scored(sheet: Audit) -> dict[str, Value]:
    """The answers yes and no by the indicators' stable ids."""
    found: dict[str, Value] = {}
    for each in sheet.checklist.indicators:
        value = sheet.value(each.number)
        if value in {Value.YES, Value.NO}:
            found[each.id] = value
    return found


def chosen_conditions(sheet: Audit) -> list[tuple[Condition, Option]]:
    """Return the conditions that say what happened, with the option that was chosen.

    Left out: where each indicator was asked by itself, where it only says how to record, and what
    did not happen.
    """
    return [
        (condition, chosen)
        for condition in sheet.checklist.conditions
        if condition.gives is Value.NOT_APPLICABLE
        and (chosen := condition.option(sheet.choices.get(condition.id, EACH))).id not in LEFT_OUT
    ]
