"""Two advisors side by side: what they came to, and whether the difference is more than chance."""

from collections.abc import Sequence
from dataclasses import replace

from bot import formats, taps
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.views import layout
from bot.views.report.first import period_button
from checklist.records import Advisor
from checklist.results import PERIODS, TeamRow, compare_team, is_too_few
from checklist.statistics import Direction


def side_by_side(
    rows: Sequence[TeamRow], place: taps.SideBySide, among: Sequence[Advisor], texts: Texts
) -> Screen:
    """`rows` are those of the two, and `among` everybody whom the reader sees."""
    names = [formats.advisor_name(each.advisor, among, texts) for each in rows]
    return Screen(
        text=formats.unbroken_numbers(
            layout.join_blocks(
                texts("beside-title", period=formats.period(place.period, texts)),
                *(_figures(*each, texts) for each in zip(names, rows, strict=True)),
                _difference(names, rows, texts),
            )
        ),
        rows=(
            *layout.in_rows(_reports(names, rows, place), 2),
            *layout.in_rows(_periods(place, texts), 4),
        ),
    )


def _figures(name: str, row: TeamRow, texts: Texts) -> str:
    moves = row.direction in {Direction.RISING, Direction.FALLING}
    return texts(
        "beside-figures",
        name=name,
        rate=formats.rate(row.mean),
        count=row.n,
        provisional="yes" if row.n and row.provisional else "no",
        trend=row.direction if moves else "none",
    )


def _difference(names: Sequence[str], rows: Sequence[TeamRow], texts: Texts) -> str:
    """How far the first is from the second; nothing where one of them has no shop."""
    if any(row.mean is None for row in rows):
        return ""
    found = compare_team({at: row.moments for at, row in enumerate(rows)})[0]
    compared = found.difference
    if any(is_too_few(row.n) for row in rows) or compared is None:
        return texts("beside-too-few")
    first, second = names
    values = formats.apart(compared.difference, compared.margin, found.verdict, texts)
    return texts("beside-difference", first=first, second=second, **values)


def _reports(
    names: Sequence[str], rows: Sequence[TeamRow], place: taps.SideBySide
) -> tuple[Button, ...]:
    return tuple(
        Button(name, taps.ReportOf(row.advisor.id, row.advisor.dealership, place.period))
        for name, row in zip(names, rows, strict=True)
    )


def _periods(place: taps.SideBySide, texts: Texts) -> tuple[Button, ...]:
    return tuple(
        Button(
            layout.mark_current(period_button(each, texts), yes=each is place.period),
            replace(place, period=each),
        )
        for each in PERIODS
    )
