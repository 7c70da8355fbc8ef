"""Moving about in a draft: the menu, whole sections, hiding and stopping."""

from bot import taps
from bot.handlers.advisors import shown_name
from bot.handlers.step_screens import show_step
from bot.screen import Screen
from bot.turn import Turn
from bot.views import menu as views


async def menu(turn: Turn, tap: taps.Menu) -> Screen:
    stored = turn.draft(tap.audit)
    if tap.indicator:
        stored.sheet.checklist.indicator(tap.indicator)  # raises for one that is not there
    advisor = await shown_name(turn, stored)
    return views.menu(stored, tap.indicator, turn.texts, advisor=advisor)


async def section_menu(turn: Turn, tap: taps.SectionMenu) -> Screen:
    return views.section_menu(turn.draft(tap.audit), tap, turn.texts)


async def section_later(turn: Turn, tap: taps.SectionLater) -> Screen:
    """Leave what is open in a section for later and go on with the next."""
    stored = turn.draft(tap.audit)
    stored = turn.record(stored, stored.sheet.postpone_section(tap.section))
    return await show_step(turn, stored, stored.sheet.step_after_section(tap.section))


async def section_not_applicable(turn: Turn, tap: taps.SectionNotApplicable) -> Screen:
    """Answer "not applicable" to what is open in a section, after asking once more."""
    stored = turn.draft(tap.audit)
    if not tap.sure:
        return views.ask_section_not_applicable(stored, tap.section, turn.texts)
    stored = turn.record(stored, stored.sheet.rule_out_section(tap.section))
    return await show_step(turn, stored, stored.sheet.step_after_section(tap.section))


async def hide(turn: Turn, tap: taps.Hide) -> Screen:
    return views.hidden(turn.draft(tap.audit), turn.texts)


async def stop_here(turn: Turn, tap: taps.StopHere) -> Screen:
    """Leave the draft as it is; everything is already kept."""
    return views.stopped(turn.draft(tap.audit), turn.texts)
