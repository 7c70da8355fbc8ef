"""The menu of a draft: its sections, and stopping the draft."""

from bot import taps
from bot.handlers.advisors import name_on_screen
from bot.handlers.step_screens import show_step
from bot.handlers.ways_on import with_ways_on
from bot.screen import Screen
from bot.turn import Turn
from bot.views import menu as views


async def menu(turn: Turn, tap: taps.Menu) -> Screen:
    stored = turn.draft(tap.audit)
    if tap.indicator:
        stored.sheet.checklist.indicator(tap.indicator)  # raises an error if there is none
    advisor = await name_on_screen(turn, stored)
    return views.menu(stored, tap.indicator, turn.texts, advisor=advisor)


async def section_menu(turn: Turn, tap: taps.SectionMenu) -> Screen:
    return views.section_menu(turn.draft(tap.audit), tap, turn.texts)


async def section_later(turn: Turn, tap: taps.SectionLater) -> Screen:
    """Put off what is open in a section, and show the next section."""
    stored = turn.draft(tap.audit)
    stored = turn.record(stored, stored.sheet.postpone_section(tap.section))
    return await show_step(turn, stored, stored.sheet.step_after_section(tap.section))


async def section_not_applicable(turn: Turn, tap: taps.SectionNotApplicable) -> Screen:
    """Answer what is open in a section with "not applicable". The first tap only asks."""
    stored = turn.draft(tap.audit)
    if not tap.sure:
        return views.ask_section_not_applicable(stored, tap.section, turn.texts)
    stored = turn.record(stored, stored.sheet.rule_out_section(tap.section))
    return await show_step(turn, stored, stored.sheet.step_after_section(tap.section))


async def stop_here(turn: Turn, tap: taps.StopHere) -> Screen:
    """Leave the draft. Every answer is stored already."""
    return await with_ways_on(turn, views.stopped(turn.draft(tap.audit), turn.texts))
