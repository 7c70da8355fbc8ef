"""The gap between self-checks and mystery shops."""

from dataclasses import replace
from fractions import Fraction

from bot import formats, taps
from bot.screen import Screen
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.report.first import AdvisorReport, back, subject
from checklist.results import AdvisorResults

SPOTS_A_PAGE = 12


def gap(shown: AdvisorReport, place: taps.ReportGap, texts: Texts) -> Screen:
    """Where self-checks and mystery shops differ: blind spots first, then by section."""
    spots = _blind_spots(shown.results, texts)
    page, at, last = layout.page_of(spots, place.page, SPOTS_A_PAGE)
    return Screen(
        text=formats.unbroken_numbers(
            layout.join_blocks(
                layout.join_lines(
                    texts("gap-title", name=subject(shown, texts)), texts("gap-explained")
                ),
                layout.join_lines(_spots_title(shown.results, texts), page),
                _section_gaps(shown.results, texts) if at == 1 else "",
            )
        ),
        rows=(
            *layout.page_buttons(at, last, lambda to: replace(place, page=to), texts),
            (back(shown, texts),),
        ),
    )


def _spots_title(results: AdvisorResults, texts: Texts) -> str:
    if not results.self_checks.visits and not results.partial:
        return texts("gap-no-self-checks")
    return texts("gap-spots", count=len(results.blind_spots))


def _blind_spots(results: AdvisorResults, texts: Texts) -> list[str]:
    return [
        texts(
            "gap-line",
            indicator=formats.indicator_line(results.checklist.indicator(each.shops.number), texts),
            **formats.blind_spot(each),
        )
        for each in results.blind_spots
    ]


def _section_gaps(results: AdvisorResults, texts: Texts) -> Html:
    sections = [
        texts(
            "gap-section",
            section=formats.short_section(each.section, texts),
            own=formats.rate(each.self_checks.rate),
            shops=formats.rate(each.shops.rate),
        )
        for each in results.sections
    ]
    agreement = results.agreement
    agreeing = (
        texts("gap-agreement", rate=formats.rate(Fraction(agreement.raw))) if agreement else ""
    )
    return layout.join_lines(texts("gap-sections"), sections, agreeing)
