"""The screens on which a person chooses a language and a theme."""

from collections.abc import Sequence

from bot import taps
from bot.screen import Button, Rows, Screen
from bot.taps import Theme
from bot.texts import Texts, languages
from bot.texts import texts as texts_in
from bot.views import layout
from bot.views.help import command_menu

LABELS = {
    Theme.BY_KIND: "look-by-kind",
    Theme.DISCREET: "look-discreet",
    Theme.COLOURED: "look-coloured",
}


def choose_language(texts: Texts) -> Screen:
    """Each language by its own name, for whoever cannot read the one they have."""
    buttons = tuple(
        Button(texts_in(each).plain("language-name"), taps.SetLanguage(each))
        for each in languages()
    )
    return Screen(texts("language"), (buttons,), expects=taps.SetLanguage(None))


def language_set(commands: Sequence[str], texts: Texts) -> Screen:
    """`texts` speak the new language."""
    return Screen(texts("language-set"), menu=command_menu(commands, texts))


def choose_theme(
    chosen: Theme, draft: int | None, texts: Texts, *, auto_hide: bool | None
) -> Screen:
    """`draft`: the audit to go on with, if it is the only way on.

    `auto_hide`: None where it is not offered.
    """
    label = layout.mark_chosen(texts.plain("button-auto-hide"), yes=bool(auto_hide))
    hiding = ((Button(label, taps.SetAutoHide(not auto_hide)),),)
    themes = tuple(
        (Button(layout.mark_chosen(texts.plain(key), yes=theme is chosen), taps.SetTheme(theme)),)
        for theme, key in LABELS.items()
    )
    return Screen(
        text=texts("settings"),
        rows=(*themes, *(() if auto_hide is None else hiding), *_way_back(draft, texts)),
        expects=taps.SetTheme(chosen),
    )


def _way_back(draft: int | None, texts: Texts) -> Rows:
    """To the draft that was in hand: this screen has replaced its own."""
    if draft is None:
        return ()
    return ((Button(texts.plain("button-continue"), taps.Resume(draft)),),)
