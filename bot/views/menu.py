"""The menu of a draft: sections with their progress, a section's indicators, and hiding."""

from bot import taps
from bot.screen import Button, Rows, Screen
from bot.texts import Texts
from bot.views import layout
from checklist.definition import Indicator, Section, Value
from checklist.scoring import section_scores
from storage.audits import KeptAudit

MARKS = {
    Value.YES: "✓",
    Value.NO: "✗",
    Value.NOT_APPLICABLE: "–",
    Value.NOT_OBSERVED: "○",
}
PUT_OFF, OPEN = "›", ""
HIDDEN = "·"


def menu(kept: KeptAudit, indicator: int, texts: Texts, *, advisor: str = "") -> Screen:
    """Sections to jump to; `indicator` is the question one came from, 0 for the review."""
    progress = kept.sheet.progress()
    left = progress.total - progress.done
    back = taps.Question(kept.id, indicator) if indicator else taps.Review(kept.id)
    sections = tuple(
        (_section_button(kept, section, indicator, texts),)
        for section, _ in section_scores(kept.sheet)
    )
    undecided = kept.advisor is None
    advisor_row = (
        ((Button(texts.plain("button-choose-advisor"), taps.PickAdvisor(kept.id, 1)),),)
        if undecided
        else ()
    )
    return Screen(
        text=layout.joined(
            texts("menu", done=str(progress.done), total=str(progress.total), open=left),
            texts("menu-advisor", name=advisor) if advisor else "",
        ),
        rows=(
            *sections,
            *advisor_row,
            (
                Button(texts.plain("button-back-to-question"), back),
                Button(texts.plain("button-hide"), taps.Hide(kept.id)),
                Button(texts.plain("button-review"), taps.Review(kept.id)),
            ),
        ),
        expects=taps.Menu(kept.id, indicator),
    )


def _section_button(kept: KeptAudit, section: Section, indicator: int, texts: Texts) -> Button:
    here = kept.sheet.progress(section.position)
    label = texts.plain(
        "menu-section",
        section=layout.short_section(section, texts),
        done=str(here.done),
        total=str(here.total),
        later=here.put_off,
    )
    return Button(label, taps.SectionMenu(kept.id, section.position, indicator))


def section_menu(kept: KeptAudit, place: taps.SectionMenu, texts: Texts) -> Screen:
    """Every indicator of a section with its mark, and what can be done to all that is open."""
    section = kept.sheet.checklist.section(place.section)
    progress = kept.sheet.progress(place.section)
    asked = [each for each in section.indicators if each.number in kept.sheet.scope]
    numbers = [
        Button(_marked(kept, each, texts), taps.Question(kept.id, each.number)) for each in asked
    ]
    return Screen(
        text=layout.joined(
            texts(
                "section-menu",
                section=layout.section_name(section, texts),
                done=str(progress.done),
                total=str(progress.total),
            ),
            texts("section-menu-marks"),
        ),
        rows=(*layout.in_rows(numbers, 4), *_section_rows(kept, place, texts)),
        expects=place,
    )


def _marked(kept: KeptAudit, indicator: Indicator, texts: Texts) -> str:
    value = kept.sheet.value(indicator.number)
    if value is None:
        mark = PUT_OFF if indicator.number in kept.sheet.put_off else OPEN
    else:
        mark = MARKS[value]
    return f"{indicator.code[texts.language]} {mark}".strip()


def _section_rows(kept: KeptAudit, place: taps.SectionMenu, texts: Texts) -> Rows:
    progress = kept.sheet.progress(place.section)
    whole = (
        (
            Button(texts.plain("button-section-later"), taps.SectionLater(kept.id, place.section)),
            Button(
                texts.plain("button-section-not-applicable"),
                taps.SectionNotApplicable(kept.id, place.section, 0),
            ),
        ),
    )
    return (
        *(whole if progress.done < progress.total else ()),
        (
            Button(texts.plain("button-menu"), taps.Menu(kept.id, place.indicator)),
            Button(texts.plain("button-section-end"), taps.SectionEnd(kept.id, place.section)),
        ),
    )


def ask_section_not_applicable(kept: KeptAudit, position: int, texts: Texts) -> Screen:
    section = kept.sheet.checklist.section(position)
    progress = kept.sheet.progress(position)
    place = taps.SectionMenu(kept.id, position, 0)
    return Screen(
        text=texts(
            "section-not-applicable-sure",
            section=layout.section_name(section, texts),
            count=progress.total - progress.done,
        ),
        rows=(
            (Button(texts.plain("button-back-to-question"), place),),
            (
                Button(
                    texts.plain("button-section-not-applicable-sure"),
                    taps.SectionNotApplicable(kept.id, position, 1),
                ),
            ),
        ),
        expects=place,
    )


def hidden(kept: KeptAudit, texts: Texts) -> Screen:
    """A dot and one button: nothing that a glance over the shoulder could read."""
    return Screen(
        text=HIDDEN,
        rows=((Button(texts.plain("button-continue"), taps.Resume(kept.id)),),),
        expects=taps.Hide(kept.id),
    )
