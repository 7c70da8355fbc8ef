"""The team: every advisor's score, number of shops and trend, in a table that fits a phone."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from unicodedata import category, east_asian_width

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts
from bot.views import layout
from bot.views.report.first import period_button
from checklist.records import Advisor
from checklist.results import PERIODS, Order, Period, TeamRow, sort_rows
from checklist.statistics import Direction
from checklist.thresholds import PROVISIONAL_BELOW

ROWS_A_PAGE = 20
SPACE = "  "
NAME_COLUMNS = 17  # with the numbers before it, 28 columns: as many as a narrow phone shows
WIDE = Fraction(5, 3)  # columns of a Chinese character: a digit is three fifths as wide
NO_RATE = "-"  # a dash of the catalogue is wider than a column in some fonts
ARROWS = {Direction.RISING: "▲", Direction.FALLING: "▼"}


def team(rows: Sequence[TeamRow], place: taps.TeamOf, texts: Texts, *, several: bool) -> Screen:
    """`several`: the reader sees more than this dealership, so that its name is said."""
    page, at, last = layout.page_of(sort_rows(rows, place.order), place.page, ROWS_A_PAGE)
    names = [_name_button(each.advisor, place, texts) for each in page]
    return Screen(
        text=layout.join_lines(
            texts(
                "team-title",
                dealership=page[0].advisor.dealership_name if several else "none",
                period=formats.period(place.period, texts),
            ),
            _table(page, texts),
            _signs(page, texts),
        ),
        rows=(
            *layout.in_rows(names, 3),
            *layout.page_buttons(at, last, lambda to: replace(place, page=to), texts),
            *layout.in_rows(_orders(place, texts), 4),
            *layout.in_rows(_periods(place, texts), 4),
            *(_other_dealerships(place, texts) if several else ()),
        ),
    )


def choose_dealership(seen: Sequence[Advisor], place: taps.Team, texts: Texts) -> Screen:
    """Ask for one dealership. Two of them in one table would be compared without being alike."""
    names = {each.dealership: each.dealership_name for each in seen}
    return Screen(
        text=texts("team-choose"),
        rows=tuple(
            (Button(name, taps.TeamOf(number, place.period, place.order, 1)),)
            for number, name in sorted(names.items(), key=lambda each: each[1])
        ),
    )


def _other_dealerships(place: taps.TeamOf, texts: Texts) -> Rows:
    label = texts.plain("button-other-dealerships")
    return ((Button(label, taps.Team(place.period, place.order, 1)),),)


def _name_button(advisor: Advisor, place: taps.TeamOf, texts: Texts) -> Button:
    tap = taps.ReportOf(advisor.id, advisor.dealership, place.period)
    return Button(formats.name(advisor, texts), tap)


def _table(rows: Sequence[TeamRow], texts: Texts) -> Html:
    """The numbers stand before the names: what a font makes wider then shifts no column."""
    counts = max(1, *(len(str(row.n)) for row in rows))
    head = (texts.plain("team-rate"), f"{'n':>{counts}}", texts.plain("team-name"))
    lines = [_line(*head)]
    for row in rows:
        rate = NO_RATE if row.mean is None else formats.rate(row.mean)
        name = f"{_fit(row.advisor, texts)} {ARROWS.get(row.direction, '')}".rstrip()
        lines.append(_line(rate, f"{row.n:>{counts}}{'*' if row.provisional else ''}", name))
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


def _line(rate: str, n: str, name: str) -> str:
    """Three columns, of which the last may be of any length: 6, 3 or more, and the name."""
    return f"{' ' * max(0, 6 - _columns(rate))}{rate} {n:<3} {name}"


def _fit(advisor: Advisor, texts: Texts) -> str:
    """The name as it fits: with its spelling, the spelling alone, or the beginning of it."""
    whole = formats.name(advisor, texts)
    short = advisor.latin if whole != advisor.name else advisor.name
    return whole if _columns(whole) <= NAME_COLUMNS else _cut(short)


def _columns(text: str) -> int:
    """Count columns of a monospace font, where a combining mark has none."""
    visible = [each for each in text if category(each) not in {"Mn", "Me", "Cf"}]
    wide = sum(1 for each in visible if east_asian_width(each) in "WF")
    return len(visible) - wide + round(wide * WIDE)


def _cut(text: str) -> str:
    while _columns(text) > NAME_COLUMNS:
        text = text.removesuffix("…")[:-1] + "…"
    return text


def _orders(place: taps.TeamOf, texts: Texts) -> tuple[Button, ...]:
    return tuple(
        Button(
            layout.mark_current(texts.plain(f"order-{order}"), yes=order is place.order),
            replace(place, order=order, page=1),
        )
        for order in Order
    )


def _periods(place: taps.TeamOf, texts: Texts) -> tuple[Button, ...]:
    return tuple(
        Button(
            layout.mark_current(period_button(each, texts), yes=each is place.period),
            replace(place, period=each, page=1),
        )
        for each in PERIODS
    )


def offer_team(typed: str, place: taps.Team, texts: Texts) -> Screen:
    """Ask whether a word that nobody is called meant the team."""
    button = Button(texts.plain("button-team"), place)
    return Screen(texts("report-team-meant", name=typed), ((button,),))


def choose(found: Sequence[Advisor], period: Period, texts: Texts, *, nearest: bool) -> Screen:
    """Ask which advisor is meant, where several match a name or only similar names do."""
    return Screen(
        text=texts("report-nearest" if nearest else "report-choose"),
        rows=tuple(
            (
                Button(
                    formats.advisor_name(each, found, texts),
                    taps.ReportOf(each.id, each.dealership, period),
                ),
            )
            for each in found[:ROWS_A_PAGE]
        ),
    )
