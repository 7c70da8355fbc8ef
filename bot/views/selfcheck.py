"""The screen before a self-check: how much of the form to go through."""

from bot import formats, taps
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.views import layout
from checklist.definition import Checklist, Kind


def choose(checklist: Checklist, texts: Texts) -> Screen:
    """It says first who will see the result."""
    everything = taps.ChooseAdvisor(Kind.SELF_CHECK, 1)
    sections = [
        Button(formats.short_section(section, texts), taps.BeginSection(section.position))
        for section in checklist.sections
    ]
    return Screen(
        text=texts("selfcheck"),
        rows=(
            (Button(texts.plain("button-five-minutes"), taps.BeginFiveMinutes()),),
            *layout.in_rows(sections, 2),
            (Button(texts.plain("button-everything"), everything),),
        ),
        expects=taps.SelfCheck(),
    )
