"""The menu of a draft: sections with their progress, and a section's indicators."""

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.texts import Texts
from bot.views import layout
from checklist.definition import Indicator, Section, Value
from checklist.records import StoredAudit
from checklist.scoring import section_scores

MARKS = {
    Value.YES: "✓",
    Value.NO: "✗",
    Value.NOT_APPLICABLE: "–",
    Value.NOT_OBSERVED: "○",
}
PUT_OFF, OPEN = "›", ""


def menu(stored: StoredAudit, indicator: int, texts: Texts, *, advisor: str = "") -> Screen:
    """Buttons to all sections. `indicator` is the question that "back" leads to; 0: the review."""
    sections = tuple(
        (_section_button(stored, section, indicator, texts),)
        for section, _ in section_scores(stored.sheet)
    )
    return Screen(
        text=_menu_text(stored, advisor, texts),
        rows=(*sections, *_advisor_row(stored, texts), _ways_out(stored, indicator, texts)),
        expects=taps.Menu(stored.id, indicator),
    )


def _menu_text(stored: StoredAudit, advisor: str, texts: Texts) -> str:
    progress = stored.sheet.progress()
    left = progress.total - progress.done
    return layout.join_lines(
        texts("menu", done=str(progress.done), total=str(progress.total), open=left),
        texts("menu-advisor", name=advisor) if advisor else "",
    )


def _advisor_row(stored: StoredAudit, texts: Texts) -> Rows:
    """A button to choose the advisor, while none is chosen."""
    if stored.advisor is not None:
        return ()
    return ((Button(texts.plain("button-choose-advisor"), taps.PickAdvisor(stored.id, 1)),),)


def _ways_out(stored: StoredAudit, indicator: int, texts: Texts) -> tuple[Button, ...]:
    back = taps.Question(stored.id, indicator) if indicator else taps.Review(stored.id)
    return (
        Button(texts.plain("button-back-to-question"), back),
        Button(texts.plain("button-hide"), taps.Hide(stored.id)),
        Button(texts.plain("button-review"), taps.Review(stored.id)),
    )


def _section_button(stored: StoredAudit, section: Section, indicator: int, texts: Texts) -> Button:
    here = stored.sheet.progress(section.position)
    label = texts.plain(
        "menu-section",
        section=formats.short_section(section, texts),
        done=str(here.done),
        total=str(here.total),
        later=here.put_off,
    )
    return Button(label, taps.SectionMenu(stored.id, section.position, indicator))


def section_menu(stored: StoredAudit, place: taps.SectionMenu, texts: Texts) -> Screen:
    """Every indicator of a section with its mark, and actions on all that are open."""
    section = stored.sheet.checklist.section(place.section)
    progress = stored.sheet.progress(place.section)
    asked = [each for each in section.indicators if each.number in stored.sheet.scope]
    numbers = [
        Button(_indicator_label(stored, each, texts), taps.Question(stored.id, each.number))
        for each in asked
    ]
    return Screen(
        text=layout.join_lines(
            texts(
                "section-menu",
                section=formats.section_name(section, texts),
                done=str(progress.done),
                total=str(progress.total),
            ),
            texts("section-menu-marks"),
        ),
        rows=(
            *layout.in_rows(numbers, 4),
            *_section_rows(stored, place, texts),
            layout.hide_row(stored.id, texts),
        ),
        expects=place,
    )


def _indicator_label(stored: StoredAudit, indicator: Indicator, texts: Texts) -> str:
    value = stored.sheet.value(indicator.number)
    if value is None:
        mark = PUT_OFF if indicator.number in stored.sheet.put_off else OPEN
    else:
        mark = MARKS[value]
    return f"{indicator.code[texts.language]} {mark}".strip()


def _section_rows(stored: StoredAudit, place: taps.SectionMenu, texts: Texts) -> Rows:
    progress = stored.sheet.progress(place.section)
    whole = (
        Button(texts.plain("button-section-later"), taps.SectionLater(stored.id, place.section)),
        Button(
            texts.plain("button-section-not-applicable"),
            taps.SectionNotApplicable(stored.id, place.section, sure=False),
        ),
    )
    return (
        *(layout.in_rows(whole, 2) if progress.done < progress.total else ()),
        (
            Button(texts.plain("button-menu"), taps.Menu(stored.id, place.indicator)),
            Button(texts.plain("button-section-end"), taps.SectionEnd(stored.id, place.section)),
        ),
    )


def ask_section_not_applicable(stored: StoredAudit, position: int, texts: Texts) -> Screen:
    section = stored.sheet.checklist.section(position)
    progress = stored.sheet.progress(position)
    place = taps.SectionMenu(stored.id, position, 0)
    return Screen(
        text=texts(
            "section-not-applicable-sure",
            section=formats.section_name(section, texts),
            count=progress.total - progress.done,
        ),
        rows=(
            (Button(texts.plain("button-back-to-question"), place),),
            (
                Button(
                    texts.plain("button-section-not-applicable-sure"),
                    taps.SectionNotApplicable(stored.id, position, sure=True),
                ),
            ),
            layout.hide_row(stored.id, texts),
        ),
        expects=place,
    )


def stopped(stored: StoredAudit, texts: Texts) -> Screen:
    return Screen(texts("stopped", done=str(stored.sheet.progress().done)))
