"""The single audits behind a report: a list for each kind, the newest first."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot import formats, taps
from bot.screen import Button, Screen
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.report.figures import coverage, observations
from bot.views.report.first import AdvisorReport, back, subject
from checklist.definition import Kind
from checklist.results import AdvisorResults, Period, Visit

VISITS_A_PAGE = 9
KINDS = (Kind.MYSTERY_SHOP, Kind.SELF_CHECK, Kind.OBSERVATION)


def of_kind(tap: taps.ReportVisits) -> taps.VisitsOfKind:
    """Return the tap with its kind. A tap without one lists mystery shops."""
    if isinstance(tap, taps.VisitsOfKind):
        return tap
    place = (tap.advisor, tap.dealership, tap.period, tap.page)
    return taps.VisitsOfKind(*place, Kind.MYSTERY_SHOP)


def visits(
    shown: AdvisorReport,
    place: taps.VisitsOfKind,
    texts: Texts,
    *,
    kinds: Collection[Kind],
) -> Screen:
    """A button for each audit. `kinds` are those that the person may list."""
    found = _of_kind(shown.results, place.kind)[::-1]
    page, at, last = layout.page_of(found, place.page, VISITS_A_PAGE)
    opening = [
        Button(_visit(each, texts), taps.OneVisit(each.audit, place.period, at)) for each in page
    ]
    return Screen(
        text=_title(shown, place.kind, len(found), texts),
        rows=(
            *layout.in_rows(opening, 2),
            *layout.page_buttons(at, last, lambda to: replace(place, page=to), texts),
            *layout.in_rows((*_kinds(shown.results, place, kinds, texts), back(shown, texts)), 2),
        ),
    )


def _title(shown: AdvisorReport, kind: Kind, count: int, texts: Texts) -> Html:
    return layout.join_lines(
        texts("indicators-title", name=subject(shown, texts), period=_period(shown, kind, texts)),
        _about(shown.results, kind, texts),
        texts("visits-title", kind=kind.name, count=count),
    )


def _about(results: AdvisorResults, kind: Kind, texts: Texts) -> str:
    """What the list's audits add up to, where the first screen does not say it."""
    if kind is Kind.MYSTERY_SHOP:
        return coverage(results, texts)
    return observations(results, texts) if kind is Kind.OBSERVATION else ""


def _period(shown: AdvisorReport, kind: Kind, texts: Texts) -> str:
    """The period. What are no shops is of the time since the first of the nine shops."""
    if shown.period is Period.NINE and kind is not Kind.MYSTERY_SHOP:
        return texts.plain("visits-since-nine")
    return formats.period(shown.period, texts, shown.results)


def _of_kind(results: AdvisorResults, kind: Kind) -> Sequence[Visit]:
    """Return the audits of a kind, oldest first. Self-checks may be of a part of the form."""
    if kind is Kind.SELF_CHECK:
        return results.checks
    return (results.shops if kind is Kind.MYSTERY_SHOP else results.observations).visits


def _visit(visit: Visit, texts: Texts) -> str:
    return f"{texts.date(visit.at)}  {formats.rate(visit.total.rate)}"


def _kinds(
    results: AdvisorResults, place: taps.VisitsOfKind, kinds: Collection[Kind], texts: Texts
) -> list[Button]:
    """A button for each kind of which there are audits, if there is more than one."""
    counts = {kind: len(_of_kind(results, kind)) for kind in KINDS if kind in kinds}
    buttons = [
        Button(
            layout.mark_current(
                texts.plain("button-kind", kind=kind.name, count=count), yes=kind is place.kind
            ),
            replace(place, kind=kind, page=1),
        )
        for kind, count in counts.items()
        if count or kind is place.kind
    ]
    return buttons if len(buttons) > 1 else []
