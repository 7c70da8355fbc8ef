"""Hides the chat behind a dot with one button, which leads back."""

from bot import taps
from bot.handlers.typed_texts import asking_place, can_hold
from bot.screen import Screen
from bot.taps import Tap
from bot.turn import Turn
from bot.views import hiding as views
from checklist import steps
from checklist.access import Act, may, require
from checklist.records import State

# *Continue* leads back to these places. Elsewhere it leads to the first step that is open.
SHOWN_AGAIN = (
    taps.Question
    | taps.AskCondition
    | taps.AskNote
    | taps.AskEvaluation
    | taps.WriteNote
    | taps.WriteEvaluation
    | taps.SectionEnd
    | taps.SectionMenu
    | taps.PickAdvisor
    | taps.Review
    | taps.Summary
)


# Here a text is an evaluation.
AT_SECTION = taps.SectionEnd | taps.WriteEvaluation | taps.AskEvaluation


async def hide_command(turn: Turn, _argument: str) -> Screen:
    """/hide: hide whatever is shown. Without an audit it is the same dot."""
    if isinstance(turn.place, taps.Hidden):
        return await hidden(turn, turn.place)
    return await hide(turn, taps.Hide(getattr(turn.place, "audit", 0)))


async def hide(turn: Turn, tap: taps.Hide) -> Screen:
    """Hide the chat. *Continue* leads back to the same screen."""
    place = _hidden_place(turn, tap.audit)
    if isinstance(turn.place, taps.Menu) and turn.place.audit == tap.audit and place.indicator:
        # The menu was only the way to the button.
        return views.hidden(place, taps.Question(tap.audit, place.indicator), turn.texts)
    if isinstance(turn.place, SHOWN_AGAIN) and turn.place.audit == tap.audit:
        return views.hidden(place, turn.place, turn.texts)
    if isinstance(turn.place, taps.ChooseAdvisor) and not tap.audit:
        return views.hidden(place, turn.place, turn.texts)
    return await hidden(turn, place)


def _hidden_place(turn: Turn, audit: int) -> taps.Hidden:
    """Return the place, which says what a text typed there was meant for."""
    place, indicator = turn.place, _indicator(turn, audit)
    if isinstance(place, AT_SECTION) and place.audit == audit:
        return taps.HiddenAtSection(audit, indicator, place.section)
    return taps.Hidden(audit, indicator)


def _indicator(turn: Turn, audit: int) -> int:
    """Return the indicator in hand, else the first that is open; 0: there is none."""
    stored = turn.audits.get(audit)
    if stored is None or not may(turn.person, Act.FILL_IN, stored.subject):
        return 0
    if isinstance(turn.place, taps.Question | taps.AskNote | taps.WriteNote):
        return turn.place.indicator
    if isinstance(turn.place, taps.Menu) and turn.place.indicator:
        return turn.place.indicator
    match stored.sheet.first_step():
        case steps.AskIndicator(number):
            return number
        case steps.AskCondition(condition):
            return stored.sheet.anchor(condition)
        case _:
            return 0


async def hidden(turn: Turn, tap: taps.Hidden) -> Screen:
    """Show the dot. *Continue* leads to what was typed meanwhile, else to what is open."""
    if tap.audit:
        stored = turn.audit(tap.audit)
        done = stored.state is State.SUBMITTED
        require(turn.person, Act.READ if done else Act.FILL_IN, stored.subject)
    return views.hidden(tap, await _way_back(turn, tap), turn.texts)


async def _way_back(turn: Turn, tap: taps.Hidden) -> Tap:
    if not tap.audit:
        return taps.Drafts() if await turn.drafts() else taps.NewAudit()
    if turn.audit(tap.audit).state is State.SUBMITTED:
        return taps.Summary(tap.audit, 1)
    if turn.contact.typed is not None and can_hold(tap):
        return asking_place(tap)
    if isinstance(tap, taps.HiddenAtSection):
        return taps.SectionEnd(tap.audit, tap.section)
    return taps.Resume(tap.audit)
