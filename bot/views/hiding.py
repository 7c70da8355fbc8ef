"""The dot that a hidden chat shows, with nothing of an audit."""

from dataclasses import replace

from bot import taps
from bot.screen import DOT, Button, Screen
from bot.taps import Tap
from bot.texts import Texts
from bot.views.layout import join_blocks


def hidden(place: taps.Hidden, leads_back: Tap, texts: Texts) -> Screen:
    """`leads_back`: the target of *continue*."""
    back = Button(texts.plain("button-continue"), leads_back)
    return Screen(DOT, ((back,),), expects=place)


def hidden_text_stored(place: taps.Hidden, asked: Tap, texts: Texts) -> Screen:
    """`asked`: after *continue*, the person is asked what the text is."""
    return _with_line(hidden(place, asked, texts), texts("hidden-text-stored"))


def hidden_nothing_stored(screen: Screen, texts: Texts) -> Screen:
    """`screen` is the hidden one."""
    return _with_line(screen, texts("hidden-nothing-stored"))


def _with_line(screen: Screen, line: str) -> Screen:
    return replace(screen, text=join_blocks(screen.text, line))
