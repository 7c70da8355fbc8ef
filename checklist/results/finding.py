"""The one thing that a report says first."""

from enum import StrEnum

from checklist.results.advisor import AdvisorResults
from checklist.statistics import Direction, Steadiness, Verdict
from checklist.thresholds import JUDGED_FROM


class Finding(StrEnum):
    """What is to be said of an advisor, the most telling first."""

    NOTHING = "nothing"  # no mystery shop has a rate
    TOO_FEW = "too-few"
    BETTER = "better"  # than in the shops before the last nine
    WORSE = "worse"
    RISING = "rising"
    FALLING = "falling"
    SWINGING = "swinging"
    BELOW = "below"  # the other advisors
    ABOVE = "above"
    STEADY = "steady"
    UNCHANGED = "unchanged"  # nothing of all this is clear


def is_too_few(shops: int) -> bool:
    """Whether a rate of so many shops is to be shown without an interval and without advice."""
    return shops < JUDGED_FROM


def finding(results: AdvisorResults) -> Finding:
    """Return the first that holds. Everything but the first two is beyond chance."""
    shops, change = results.shops, results.change
    if not shops.n:
        return Finding.NOTHING
    if is_too_few(shops.n):
        return Finding.TOO_FEW
    holds = {
        Finding.BETTER: change is not None and change.verdict is Verdict.ABOVE,
        Finding.WORSE: change is not None and change.verdict is Verdict.BELOW,
        Finding.RISING: shops.trend.direction is Direction.RISING,
        Finding.FALLING: shops.trend.direction is Direction.FALLING,
        Finding.SWINGING: shops.spread.steadiness is Steadiness.SWINGING,
        Finding.BELOW: results.comparison.verdict is Verdict.BELOW,
        Finding.ABOVE: results.comparison.verdict is Verdict.ABOVE,
        Finding.STEADY: shops.spread.steadiness is Steadiness.STEADY,
    }
    return next((each for each, is_so in holds.items() if is_so), Finding.UNCHANGED)
