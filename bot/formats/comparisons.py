"""What a report compares, in words: with the others, with before, with self-checks."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from bot.formats.values import NO_BREAK_SPACE, indicator_line, rate, signed, span
from bot.texts import Texts
from checklist.results import AdvisorResults, Change, Detail, SelfGap, finding, is_too_few
from checklist.scoring import half_up, percent
from checklist.statistics import Verdict


def conclusion(results: AdvisorResults, texts: Texts) -> str:
    """What is to be said first, and what to do first if something is clearly weak."""
    found = texts.plain(f"finding-{finding(results)}")
    if not results.weak.clear or is_too_few(results.shops.n):
        return found
    return texts.plain(
        "finding-with-first",
        finding=found,
        first=indicator_line(results.weak.clear[0].indicator, texts),
        own="yes" if results.detail is Detail.RELEASED else "no",
    )


def days_between(results: AdvisorResults, texts: Texts) -> str:
    """The days of the first and of the last mystery shop; nothing of an advisor's own."""
    visits = results.shops.visits
    if not visits:
        return ""
    return texts.days(visits[0].at, visits[-1].at)


def beside_others(results: AdvisorResults) -> Mapping[str, str]:
    """How far from the others, as the difference of the rates as they are printed."""
    mine, others = results.shops.mean, results.comparison.others
    return {
        "rate": rate(others),
        "verdict": results.comparison.verdict,
        **_side(None if mine is None or others is None else percent(mine) - percent(others)),
    }


def change(found: Change, texts: Texts) -> Mapping[str, str | int]:
    """How far from the shops before, with the interval of chance."""
    between = apart(found.difference, found.margin, found.verdict, texts)
    return {"before": found.before, "n": found.n, **between}


def self_gap(found: SelfGap | None, texts: Texts) -> Mapping[str, str]:
    """How far self-checks are from shops, with the interval of chance."""
    if found is None:
        return {"interval": "", "verdict": Verdict.CANNOT_TELL, **_side(None)}
    return apart(found.difference, found.margin, found.verdict, texts)


def apart(
    difference: Fraction | float, margin: float | None, verdict: Verdict, texts: Texts
) -> Mapping[str, str]:
    """A difference of two rates, with the interval of chance and what follows from it."""
    return {
        "verdict": verdict,
        "interval": signed_interval(float(difference), margin, texts),
        **_side(half_up(Fraction(difference) * 100)),
    }


def _side(points: Decimal | None) -> Mapping[str, str]:
    """Percentage points without a sign, and whether they are above or below; none: equal."""
    if points is None:
        return {"side": "unknown", "points": ""}
    side = "above" if points > 0 else "below" if points < 0 else "equal"
    return {"side": side, "points": str(abs(points))}


def signed_interval(difference: float, margin: float | None, texts: Texts) -> str:
    """(−8 to +11) in whole percentage points, which no line break divides; nothing without it."""
    if margin is None:
        return ""
    low, high = (signed(difference + end, 0) for end in (-margin, margin))
    return f"({span(low, high, texts)})".replace(" ", NO_BREAK_SPACE)
