"""What concerns the person alone: the greeting, help, language and look."""

from bot import taps
from bot.screen import Button, Rows, Screen
from bot.texts import Texts
from bot.texts import texts as texts_in
from bot.turn import Turn
from checklist.definition import LANGUAGES

LOOKS = (None, True, False)  # as taps.SetLook counts them


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
                Button(texts_in(each).plain("language-name"), taps.SetLanguage(at))
                for at, each in enumerate(LANGUAGES, start=1)
            ),
        ),
        expects=taps.SetLanguage(0),
    )


async def set_language(turn: Turn, tap: taps.SetLanguage) -> Screen:
    if not 1 <= tap.language <= len(LANGUAGES):
        return await language(turn, "")
    chosen = LANGUAGES[tap.language - 1]
    turn.set_person(language=chosen)
    texts = texts_in(chosen)
    rows = await _way_back(turn, texts)
    return Screen(texts("language-set"), rows, menu=_menu(turn, texts))


async def _way_back(turn: Turn, texts: Texts) -> Rows:
    """To the draft that was in hand, which this screen has replaced."""
    mine = await turn.drafts()
    if not mine:
        return ()
    return ((Button(texts.plain("button-continue"), taps.Resume(mine[0].id)),),)


async def settings(turn: Turn, _argument: str) -> Screen:
    return await _looks(turn, discreet=turn.contact.discreet)


async def set_look(turn: Turn, tap: taps.SetLook) -> Screen:
    discreet = LOOKS[tap.look] if 0 <= tap.look < len(LOOKS) else None
    turn.set_person(discreet=discreet)
    return await _looks(turn, discreet=discreet)


async def _looks(turn: Turn, *, discreet: bool | None) -> Screen:
    keys = ("look-by-kind", "look-discreet", "look-coloured")
    rows = tuple(
        (Button(("● " if look is discreet else "") + turn.texts.plain(key), taps.SetLook(number)),)
        for number, (look, key) in enumerate(zip(LOOKS, keys, strict=True))
    )
    return Screen(
        text=turn.texts("settings"),
        rows=(*rows, *await _way_back(turn, turn.texts)),
        expects=taps.SetLook(LOOKS.index(discreet)),
    )
