"""/language and /settings: the language and the theme of a person."""

from dataclasses import replace

from bot import taps
from bot.handlers.ways_on import with_ways_on
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
    return views.choose_theme(theme, await _last_draft(turn), turn.texts, auto_hide=auto_hide)


async def set_theme(turn: Turn, tap: taps.SetTheme) -> Screen:
    turn.contact = replace(turn.contact, discreet=DISCREET[tap.theme])
    return await settings(turn, "")


async def set_auto_hide(turn: Turn, tap: taps.SetAutoHide) -> Screen:
    turn.contact = replace(turn.contact, auto_hide=tap.on)
    return await settings(turn, "")


async def _last_draft(turn: Turn) -> int | None:
    """Return the id of the draft that was changed last."""
    mine = await turn.drafts()
    return mine[0].id if mine else None
