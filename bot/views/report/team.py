"""The team: every advisor's score, number of shops and trend, in a table that fits a phone."""

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import category, east_asian_width

from bot import formats, taps
from bot.screen import Button, Screen
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.report.first import period_button
from checklist.records import Advisor
from checklist.results import FIRST_PERIOD, PERIODS, Order, TeamRow, sort_rows
from checklist.statistics import Direction
from checklist.thresholds import PROVISIONAL_BELOW

NAME_COLUMNS = 10
ROWS_A_PAGE = 20
SPACE = "  "
ARROWS = {
    Direction.RISING: "▲",
    Direction.FALLING: "▼",
    Direction.NONE_VISIBLE: "–",
    Direction.TOO_FEW: "·",
}


def team(rows: Sequence[TeamRow], place: taps.Team, texts: Texts) -> Screen:
    page, at, last = layout.page_of(sort_rows(rows, place.order), place.page, ROWS_A_PAGE)
    names = [_name_button(each.advisor, rows, place, texts) for each in page]
    return Screen(
        text=layout.join_lines(
            texts("team-title", period=formats.period(place.period, texts)),
            _table(page, texts),
            _signs(page, texts),
        ),
        rows=(
            *layout.in_rows(names, 3),
            *layout.page_buttons(at, last, lambda to: replace(place, page=to), texts),
            *layout.in_rows(_orders(place, texts), 4),
            _periods(place, texts),
        ),
    )


def _name_button(
    advisor: Advisor, rows: Sequence[TeamRow], place: taps.Team, texts: Texts
) -> Button:
    """A button to a report. An advisor of two dealerships has two rows and two buttons."""
    same = [each.advisor for each in rows if each.advisor.id == advisor.id]
    tap = taps.ReportOf(advisor.id, advisor.dealership, place.period)
    return Button(formats.advisor_name(advisor, same, texts), tap)


def _table(rows: Sequence[TeamRow], texts: Texts) -> Html:
    head = (texts.plain("team-name"), texts.plain("team-rate"), "n", texts.plain("team-trend"))
    lines = [_line(*head)]
    lines += [
        _line(
            row.advisor.name,
            formats.rate(row.mean),
            f"{row.n}{'*' if row.provisional else ' '}",
            ARROWS[row.direction],
        )
        for row in rows
    ]
    return Html(f"<pre>{layout.escape_html(chr(10).join(lines))}</pre>")


def _signs(rows: Sequence[TeamRow], texts: Texts) -> Html:
    """Explain the signs of the table, only those that occur in it."""
    shown = {row.direction for row in rows}
    provisional = any(row.provisional for row in rows)
    counts = [
        texts("team-explained"),
        texts("team-provisional", enough=str(PROVISIONAL_BELOW)) if provisional else "",
    ]
    trends = [texts(f"team-{each}") for each in ARROWS if each in shown]
    return layout.join_lines(SPACE.join(filter(None, counts)), SPACE.join(trends))


def _line(name: str, rate: str, n: str, trend: str) -> str:
    return f"{_pad(name, NAME_COLUMNS)} {_align_right(rate, 6)} {_align_right(n, 4)} {trend}"


def _columns(text: str) -> int:
    """Count columns of a monospace font: a Chinese character has two, a combining mark none."""
    visible = (each for each in text if category(each) not in {"Mn", "Me", "Cf"})
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in visible)


def _pad(text: str, columns: int) -> str:
    while _columns(text) > columns:
        text = text.removesuffix("…")[:-1] + "…"
    return text + " " * (columns - _columns(text))


def _align_right(text: str, columns: int) -> str:
    return " " * max(0, columns - _columns(text)) + text


def _orders(place: taps.Team, texts: Texts) -> tuple[Button, ...]:
    return tuple(
        Button(
            layout.mark_current(texts.plain(f"order-{order}"), yes=order is place.order),
            replace(place, order=order, page=1),
        )
        for order in Order
    )


def _periods(place: taps.Team, texts: Texts) -> tuple[Button, ...]:
    return tuple(
        Button(
            layout.mark_current(period_button(each, texts), yes=each is place.period),
            replace(place, period=each, page=1),
        )
        for each in PERIODS
    )


def choose(found: Sequence[Advisor], texts: Texts, *, nearest: bool) -> Screen:
    """Ask which advisor is meant, where several match a name or only similar names do."""
    return Screen(
        text=texts("report-nearest" if nearest else "report-choose"),
        rows=tuple(
            (
                Button(
                    formats.advisor_name(each, found, texts),
                    taps.ReportOf(each.id, each.dealership, FIRST_PERIOD),
                ),
            )
            for each in found[:ROWS_A_PAGE]
        ),
    )
