"""One indicator's own screen: its wording, each shop with the auditor's words, colleagues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.report.first import AdvisorReport, subject
from bot.views.report.indicators import INDICATORS_A_PAGE, filtered, listed, opening
from checklist.results import IndicatorHistory, Mark, cause, is_too_few
from checklist.statistics import Tally, wilson

SHOPS_A_PAGE = 9
SIGNS = {True: "●", False: "○", None: "－"}


@dataclass(frozen=True, slots=True)
class IndicatorReport:
    """An indicator of a report. `marks` are its shops, oldest first, `notes` by audit.

    An advisor's own report has no marks, no notes and no others.
    """

    shown: AdvisorReport
    history: IndicatorHistory
    marks: Sequence[Mark] = ()
    notes: Mapping[int, str] = field(default_factory=dict)
    others: Tally | None = None


def page_of_shops(marks: Sequence[Mark], page: int) -> Sequence[Mark]:
    """Return the shops of a page, oldest first. Page 1 has the newest."""
    newest_first, _, _ = layout.page_of(marks[::-1], page, SHOPS_A_PAGE)
    return newest_first[::-1]


def one_indicator(found: IndicatorReport, place: taps.OneIndicator, texts: Texts) -> Screen:
    return Screen(
        text=formats.unbroken_numbers(
            layout.join_blocks(_head(found, texts), _wording(found, texts), _passes(found, texts))
        )
        + _shops(found, place, texts),
        rows=(
            *_turn_shops(found, place, texts),
            *_neighbours(found, place, texts),
            _back(place, texts),
        ),
    )


def _head(found: IndicatorReport, texts: Texts) -> Html:
    shown = found.shown
    return layout.join_lines(
        texts(
            "indicators-title",
            name=subject(shown, texts),
            period=formats.period(shown.period, texts, shown.results),
        ),
        texts("indicator-title", indicator=formats.indicator_line(found.history.indicator, texts)),
    )


def _wording(found: IndicatorReport, texts: Texts) -> Html:
    """The form's wording, and what counts as yes where the checklist says it."""
    indicator, language = found.history.indicator, texts.language
    return layout.join_lines(
        layout.escape_html(indicator.text[language]),
        texts("hint", text=indicator.hint[language]) if indicator.hint else "",
    )


def _passes(found: IndicatorReport, texts: Texts) -> Html:
    """The passes of shops, of colleagues' shops and of self-checks."""
    history, others = found.history, found.others
    lines = [
        texts("indicator-passes", streak=history.notable_streak, **_tally(history.found, texts))
    ]
    if others is not None:
        lines.append(texts("indicator-others", **_tally(others, texts)))
        lines.append(texts("indicator-cause", cause=cause(history, others)))
    if history.own:
        lines.append(texts("indicator-own", **_tally(history.claimed, texts)))
    return layout.join_lines(lines)


def _tally(tally: Tally, texts: Texts) -> Mapping[str, str]:
    """Passes of scored visits, with the interval from three visits on."""
    few = is_too_few(tally.n)
    found = "" if few else f" {formats.interval(wilson(tally.passed, tally.n), texts)}"
    return {
        "passed": str(tally.passed),
        "n": str(tally.n),
        "interval": found,
        "scored": "yes" if tally.n else "no",
    }


def _shops(found: IndicatorReport, place: taps.OneIndicator, texts: Texts) -> str:
    page = page_of_shops(found.marks, place.shops)
    if not page:
        return ""
    lines = [_shop(each, found, texts) for each in page]
    return "\n\n" + layout.join_lines(lines, texts("indicator-signs"))


def _shop(mark: Mark, found: IndicatorReport, texts: Texts) -> str:
    note = found.notes.get(mark.audit, "")
    return texts(
        "indicator-shop",
        sign=SIGNS[mark.passed],
        day=texts.date(mark.at),
        noted="yes" if note else "no",
        note=formats.quote(" ".join(note.split())),
    )


def _turn_shops(found: IndicatorReport, place: taps.OneIndicator, texts: Texts) -> Rows:
    """Older shops stand to the left: page 1 has the newest."""
    _, at, last = layout.page_of(found.marks, place.shops, SHOPS_A_PAGE)
    older = Button(texts.plain("button-older-shops"), replace(place, shops=at + 1))
    newer = Button(texts.plain("button-newer-shops"), replace(place, shops=at - 1))
    row = (older,) * (at < last) + (newer,) * (at > 1)
    return (row,) if row else ()


def _neighbours(found: IndicatorReport, place: taps.OneIndicator, texts: Texts) -> Rows:
    """The indicators before and after this one in the list. The list's page follows."""
    order = [each.indicator for each in listed(found.shown.results, filtered(place))]
    if found.history.indicator not in order:
        return ()
    at = order.index(found.history.indicator)
    row = tuple(
        Button(
            texts.plain(key, code=order[to].code[texts.language]),
            opening(replace(filtered(place), page=to // INDICATORS_A_PAGE + 1), order[to].number),
        )
        for key, to in (("button-indicator-before", at - 1), ("button-indicator-after", at + 1))
        if 0 <= to < len(order)
    )
    return (row,) if row else ()


def _back(place: taps.OneIndicator, texts: Texts) -> tuple[Button, ...]:
    return (Button(texts.plain("button-back-to-indicators"), filtered(place)),)
