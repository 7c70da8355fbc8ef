"""What concerns the person alone: the greeting, help, language and look."""

from dataclasses import replace

from bot import taps
from bot.screen import Button, Rows, Screen
from bot.taps import Theme
from bot.texts import Texts, languages
from bot.texts import texts as texts_in
from bot.turn import Turn
from bot.views import layout

# Each theme as it is stored in `people.discreet`.
DISCREET = {Theme.BY_KIND: None, Theme.DISCREET: True, Theme.COLOURED: False}
LABELS = {
    Theme.BY_KIND: "look-by-kind",
    Theme.DISCREET: "look-discreet",
    Theme.COLOURED: "look-coloured",
}


async def start(turn: Turn, _argument: str) -> Screen:
    """/start: who this is for you. An invitation is redeemed before this."""
    hello = turn.texts("start", name=turn.person.name)
    return Screen(f"{hello}\n\n{_commands(turn)}", menu=_menu(turn, turn.texts))


async def help_(turn: Turn, _argument: str) -> Screen:
    return Screen(f"{turn.texts('help')}\n\n{_commands(turn)}", menu=_menu(turn, turn.texts))


def _commands(turn: Turn) -> str:
    """The commands that this person can use, one a line."""
    return "\n".join(
        turn.texts("help-command", command=name, text=text)
        for name, text in _menu(turn, turn.texts)
    )


def _menu(turn: Turn, texts: Texts) -> tuple[tuple[str, str], ...]:
    return tuple((name, texts.plain(f"command-{name}")) for name in turn.commands)


async def language(turn: Turn, _argument: str) -> Screen:
    """/language: offered in both, for whoever cannot read the one they have."""
    return Screen(
        text=turn.texts("language"),
        rows=(
            tuple(
                Button(texts_in(each).plain("language-name"), taps.SetLanguage(each))
                for each in languages()
            ),
        ),
        expects=taps.SetLanguage(None),
    )


async def set_language(turn: Turn, tap: taps.SetLanguage) -> Screen:
    if tap.language is None:
        return await language(turn, "")
    turn.contact = replace(turn.contact, language=tap.language)
    texts = texts_in(tap.language)
    rows = await _way_back(turn, texts)
    return Screen(texts("language-set"), rows, menu=_menu(turn, texts))


async def _way_back(turn: Turn, texts: Texts) -> Rows:
    """To the draft that was in hand, which this screen has replaced."""
    mine = await turn.drafts()
    if not mine:
        return ()
    return ((Button(texts.plain("button-continue"), taps.Resume(mine[0].id)),),)


async def settings(turn: Turn, _argument: str) -> Screen:
    chosen = turn.contact.discreet
    theme = next(theme for theme, discreet in DISCREET.items() if discreet is chosen)
    return await _choose_theme(turn, theme)


async def set_theme(turn: Turn, tap: taps.SetTheme) -> Screen:
    turn.contact = replace(turn.contact, discreet=DISCREET[tap.theme])
    return await _choose_theme(turn, tap.theme)


async def _choose_theme(turn: Turn, chosen: Theme) -> Screen:
    rows = tuple(
        (Button(layout.marked(turn.texts.plain(key), yes=theme is chosen), taps.SetTheme(theme)),)
        for theme, key in LABELS.items()
    )
    return Screen(
        text=turn.texts("settings"),
        rows=(*rows, *await _way_back(turn, turn.texts)),
        expects=taps.SetTheme(chosen),
    )
