"""The details of a report: single visits, and the gap to self-checks."""

from dataclasses import replace
from fractions import Fraction

from bot import formats, taps
from bot.screen import Button, Screen
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.report.first import AdvisorReport, back, subject
from checklist.results import AdvisorResults, Visit

SPOTS_A_PAGE = 12
VISITS_A_PAGE = 8


def visits(shown: AdvisorReport, place: taps.ReportVisits, texts: Texts) -> Screen:
    """A button for each mystery shop, the newest first. It opens the whole audit."""
    newest_first = tuple(reversed(shown.results.shops.visits))
    page, at, last = layout.page_of(newest_first, place.page, VISITS_A_PAGE)
    opening = tuple((Button(_visit(each, texts), taps.Summary(each.audit, 1)),) for each in page)
    return Screen(
        text=texts("visits-title", name=subject(shown, texts), count=len(newest_first)),
        rows=(
            *opening,
            *layout.page_buttons(at, last, lambda to: replace(place, page=to), texts),
            (back(shown, texts),),
        ),
    )


def _visit(visit: Visit, texts: Texts) -> str:
    total = visit.total
    return f"{texts.date(visit.at)}  {formats.rate(total.rate)}  {total.earned}/{total.possible}"


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
