"""What the graphic of an advisor's visits shows: plain values, worked out from the results."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from bot.formats import rate, trend
from bot.texts import Texts
from checklist.results import AdvisorResults, Detail, Point
from checklist.scoring import half_up

SINGLY = 8  # visits whose rates fit beside each other as numbers
MOST_VISITS = 40  # more points than this are a cloud on a phone
NEAR = 0.15  # of the width: numbers that are closer would touch
CLOSE_UP_FROM = 52.0
"""Where nothing lies below, the scale begins at 50."""
APART = 0.22
"""Of the width: days that are closer would touch, of which 12月30日 is the widest."""


def course(results: AdvisorResults, words: Texts) -> Mapping[str, Any]:
    """The rates in order, with the mean, its interval and the others' mean.

    The rates are those of single mystery shops or of releases, as the results have them.

    Rates are 0..100, and `bottom` is the rate at the lower end of the scale.
    """
    shops, others = results.shops, results.comparison.others
    points = shops.course[-MOST_VISITS:]
    rates = [height(each.rate) or 0.0 for each in points]
    across = _across(points, words)
    band = shops.interval
    low = None if band is None else max(0.0, band.low * 100)
    bottom = _bottom((*rates, height(others), low))
    return {
        "title": _title(len(points), results, words),
        "trend": trend(results, words),
        "bottom": bottom,
        "points": list(_points(rates, across, height(shops.mean) or 0.0, bottom)),
        "days": _days(points, across, words),
        "mean": height(shops.mean),
        "mean_words": words.plain("chart-mean", interval="no" if band is None else "yes"),
        "low": low,
        "high": None if band is None else min(100.0, band.high * 100),
        "others": height(others),
        "others_words": "" if others is None else words.plain("chart-others", rate=rate(others)),
    }


def _title(shown: int, results: AdvisorResults, words: Texts) -> str:
    if results.detail is Detail.RELEASED:
        return words.plain("chart-releases")
    if shown == results.shops.n:
        return words.plain("chart-course")
    return words.plain("chart-latest-visits", count=str(shown))


def _bottom(drawn: Sequence[float | None]) -> int:
    return 50 if min(each for each in drawn if each is not None) >= CLOSE_UP_FROM else 0


def _across(points: Sequence[Point], words: Texts) -> list[float]:
    """Where each visit stands between the first day (0) and the last (1).

    Visits of one day all stand at equal distances.
    """
    days = [words.day(each.at).toordinal() for each in points]
    length = days[-1] - days[0]
    if not length:
        return [at / max(1, len(points) - 1) for at in range(len(points))]
    return [(day - days[0]) / length for day in days]


def _points(
    rates: Sequence[float], across: Sequence[float], mean: float, bottom: int
) -> Iterator[Mapping[str, Any]]:
    """Every rate, with its number where it fits, above or below its mark."""
    sides = _sides(rates, across, mean)
    for place, each in enumerate(rates):
        near_the_days = each - bottom < (100 - bottom) / 10
        yield {
            "across": across[place],
            "height": each,
            "number": f"{each:.1f}" if place in sides else "",
            "above": sides.get(place, True) or near_the_days,
        }


def _sides(rates: Sequence[float], across: Sequence[float], mean: float) -> dict[int, bool]:
    """The places of the numbers, and whether each stands above its mark.

    Few visits all have one, away from the mean's line, unless two would touch. Of many, the latest
    has one, and the extremes, unless they are so close to the latest that the numbers would touch.
    """
    last = len(rates) - 1
    if last < SINGLY:
        sides: dict[int, bool] = {}
        for place in range(last, -1, -1):
            above = rates[place] >= mean
            beside = [at for at, side in sides.items() if side is above]
            if all(across[at] - across[place] > NEAR for at in beside):
                sides[place] = above
        return sides
    sides = {last: rates[last] > rates[last - 1]}  # away from the line that comes to it
    for place, above in ((rates.index(max(rates)), True), (rates.index(min(rates)), False)):
        if above != sides[last] or 1 - across[place] > NEAR:
            sides.setdefault(place, above)
    return sides


def _days(
    scored: Sequence[Point], across: Sequence[float], words: Texts
) -> list[Mapping[str, Any]]:
    """The first day and the last, and those between that do not touch another."""
    last = len(scored) - 1
    days = [words.day(each.at) for each in scored]
    one_year = days[0].year == days[last].year
    named = [0] if last else []
    for place in range(1, last):
        if across[place] - across[named[-1]] > APART and 1 - across[place] > APART:
            named.append(place)
    named.append(last)
    return [
        {
            "at": at,
            "day": words.month_and_day(days[at]) if one_year else f"{days[at]:%Y-%m}",
        }
        for at in named
    ]


def height(value: Fraction | None) -> float | None:
    """0..100, exact to a tenth, as it is printed."""
    return None if value is None else float(half_up(value * 100))
