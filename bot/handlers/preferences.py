"""/language and /settings: the language and the theme of a person."""

from dataclasses import replace

from bot import taps
from bot.handlers.ways_on import load_ways_on, with_ways_on
from bot.screen import Screen
from bot.taps import Theme
from bot.texts import texts as texts_in
from bot.turn import Turn
from bot.views import preferences as views
from checklist.access import Act, may_ever

# Each theme as it is stored in `people.discreet`.
DISCREET = {Theme.BY_KIND: None, Theme.DISCREET: True, Theme.COLOURED: False}


async def language(turn: Turn, _argument: str) -> Screen:
    return views.choose_language(turn.texts)


async def set_language(turn: Turn, tap: taps.SetLanguage) -> Screen:
    if tap.language is None:
        return views.choose_language(turn.texts)
    turn.contact = replace(turn.contact, language=tap.language)
    turn.texts = texts_in(tap.language, turn.texts.zone)
    return await with_ways_on(turn, views.language_set(turn.commands, turn.texts))


async def settings(turn: Turn, _argument: str) -> Screen:
    chosen = turn.contact.discreet
    theme = next(theme for theme, discreet in DISCREET.items() if discreet is chosen)
    may_hide = may_ever(turn.person, Act.SHOP)
    auto_hide = turn.contact.auto_hide if may_hide else None
    if may_ever(turn.person, Act.SEE_REPORT):
        # Perhaps they come from a report, and not from their draft.
        screen = views.choose_theme(theme, None, turn.texts, auto_hide=auto_hide)
        return await with_ways_on(turn, screen)
    return views.choose_theme(theme, await _open_draft(turn), turn.texts, auto_hide=auto_hide)


async def set_theme(turn: Turn, tap: taps.SetTheme) -> Screen:
    turn.contact = replace(turn.contact, discreet=DISCREET[tap.theme])
    return await settings(turn, "")


async def set_auto_hide(turn: Turn, tap: taps.SetAutoHide) -> Screen:
    turn.contact = replace(turn.contact, auto_hide=tap.on)
    return await settings(turn, "")


async def _open_draft(turn: Turn) -> int | None:
    """Return the id of the draft that is open or was last."""
    mine = (await load_ways_on(turn)).drafts
    return mine[0].id if mine else None
