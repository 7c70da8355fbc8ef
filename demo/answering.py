"""Fills in an audit in the same order as the chat asks."""

from collections.abc import Callable, Mapping
from random import Random

from checklist.audit import Audit
from checklist.definition import Indicator, Value
from checklist.steps import AskCondition, AskIndicator

Draw = Callable[[Indicator], Value | None]
"""Draws the answer to an indicator at random. None leaves the indicator for later."""

# The weights of the options of each condition.
OPTION_WEIGHTS: Mapping[str, Mapping[str, int]] = {
    "back_office": {"together": 1},
    "booking": {"phone": 7, "text": 2, "email": 1, "walk_in": 2},
    "job": {
        "minor_service": 6,
        "other_service": 4,
        "first_service": 2,
        "repair": 3,
        "repeat_repair": 1,
        "accident": 1,
    },
    "late": {"no": 9, "yes": 1},
    "car": {"no": 3, "yes": 2},
    "waiting": {"stayed": 6, "left": 2, "both": 1},
    "change": {"neither": 5, "work": 2, "time": 1, "both": 1},
    "parts": {"no": 3, "yes": 1},
    "problem": {"no": 4, "yes": 1},
}


def fill_in(sheet: Audit, draw: Draw, rng: Random, last: int | None = None) -> Audit:
    """Continue an audit to its end, or up to the indicator with the number `last`."""
    while True:
        match sheet.first_step():
            case AskIndicator(number) | AskCondition(_, number) if (
                last is not None and number > last
            ):
                return sheet
            case AskCondition(condition_id, _):
                sheet = sheet.with_choice(condition_id, _choose_option(condition_id, rng))
            case AskIndicator(number) if number not in sheet.put_off:
                value = draw(sheet.checklist.indicator(number))
                sheet = (
                    sheet.postpone(number) if value is None else sheet.with_answer(number, value)
                )
            case _:
                return sheet


def _choose_option(condition_id: str, rng: Random) -> str:
    options = OPTION_WEIGHTS[condition_id]
    return rng.choices(tuple(options), tuple(options.values()))[0]
