"""The list of a report's indicators: filtered, the weakest first, each with a button."""

from collections.abc import Sequence
from dataclasses import replace

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import Only
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.report.first import AdvisorReport, back, record_line, subject
from checklist.results import AdvisorResults, Detail, IndicatorHistory, Period, worst_first

INDICATORS_A_PAGE = 12
CODES_A_ROW = 4


def filtered(tap: taps.ReportIndicators) -> taps.SomeIndicators:
    """Return the tap with its filter. A tap without one shows all indicators."""
    if isinstance(tap, taps.SomeIndicators):
        return taps.SomeIndicators(*_place(tap), tap.page, tap.only, tap.section)
    return taps.SomeIndicators(*_place(tap), tap.page, Only.ALL, 0)


def _place(tap: taps.ReportIndicators) -> tuple[int, int, Period]:
    return tap.advisor, tap.dealership, tap.period


def listed(results: AdvisorResults, place: taps.SomeIndicators) -> Sequence[IndicatorHistory]:
    """Return the scored indicators of the list, in its order."""
    if place.only is Only.WEAK:
        return results.weak.clear
    if place.only is Only.WATCH:
        return results.weak.watch
    within = results.checklist.section(place.section).numbers if place.section else None
    return worst_first(
        each
        for each in results.indicators
        if each.found.n and (within is None or each.indicator.number in within)
    )


def indicators(shown: AdvisorReport, place: taps.SomeIndicators, texts: Texts) -> Screen:
    """The indicators with their passes, and how often each was missed in a row."""
    found = listed(shown.results, place)
    page, at, last = layout.page_of(found, place.page, INDICATORS_A_PAGE)
    lines = [record_line(each, texts) for each in page]
    return Screen(
        text=formats.unbroken_numbers(
            layout.join_blocks(
                _head(shown, place, "no" if last == 1 else f"{at}/{last}", texts),
                layout.join_lines(lines or [texts("indicators-none")]),
            )
        ),
        rows=(
            *_codes(page, replace(place, page=at), texts),
            *layout.page_buttons(at, last, lambda to: replace(place, page=to), texts),
            *_filters(shown.results, place, texts),
            (back(shown, texts),),
        ),
    )


def _head(shown: AdvisorReport, place: taps.SomeIndicators, page: str, texts: Texts) -> Html:
    results = shown.results
    return layout.join_lines(
        texts(
            "indicators-title",
            name=subject(shown, texts),
            period=formats.period(shown.period, texts, results),
        ),
        texts("indicators-filter", only=_filter_name(results, place, texts), page=page),
        texts("indicators-explained"),
        texts("indicators-released") if results.detail is Detail.RELEASED else "",
    )


def _filter_name(results: AdvisorResults, place: taps.SomeIndicators, texts: Texts) -> str:
    if place.section:
        return formats.short_section(results.checklist.section(place.section), texts)
    return texts.plain("indicators-only", only=place.only.name)


def _codes(page: Sequence[IndicatorHistory], place: taps.SomeIndicators, texts: Texts) -> Rows:
    buttons = [
        Button(each.indicator.code[texts.language], opening(place, each.indicator.number))
        for each in page
    ]
    return layout.in_rows(buttons, CODES_A_ROW)


def opening(place: taps.SomeIndicators, number: int, shops: int = 1) -> taps.OneIndicator:
    """Return the tap that opens an indicator of this list, at a page of its shops."""
    return taps.OneIndicator(*_place(place), place.page, place.only, place.section, number, shops)


def _filters(results: AdvisorResults, place: taps.SomeIndicators, texts: Texts) -> Rows:
    counts = {Only.WEAK: len(results.weak.clear), Only.WATCH: len(results.weak.watch)}
    kinds = (
        Button(
            layout.mark_current(
                texts.plain("button-only", only=only.name, count=counts.get(only, 0)),
                yes=only is place.only and not place.section,
            ),
            replace(place, only=only, section=0, page=1),
        )
        for only in Only
        if only is Only.ALL or counts[only]
    )
    sections = Button(
        layout.mark_current(texts.plain("button-sections"), yes=bool(place.section)),
        taps.ReportSections(*_place(place)),
    )
    return layout.in_rows((*kinds, sections), 4)


def choose_section(shown: AdvisorReport, texts: Texts) -> Screen:
    """One button for each section, with its rate."""
    place = (shown.advisor.id, shown.advisor.dealership, shown.period, 1, Only.ALL)
    sections = [
        Button(
            f"{formats.short_section(each.section, texts)}  {formats.rate(each.shops.rate)}",
            taps.SomeIndicators(*place, each.section.position),
        )
        for each in shown.results.sections
    ]
    everything = Button(
        texts.plain("button-only", only="ALL", count=0), taps.SomeIndicators(*place, 0)
    )
    return Screen(
        text=texts("indicators-sections", name=subject(shown, texts)),
        rows=(*layout.in_rows(sections, 2), (everything,), (back(shown, texts),)),
    )
