"""How often intervals contain the truth, and single tests give a false alarm."""

import math
import random
from collections.abc import Iterator
from fractions import Fraction
from statistics import fmean

from benchmarks.coverage.advisors import Advisor, advisors
from checklist.statistics import (
    Direction,
    Moments,
    Verdict,
    compare,
    mean_interval,
    trend,
    wilson,
)

SIZES = (3, 6, 9, 20)
OTHERS = 20  # how many audits of other advisors an advisor is compared with
RISE = 0.8  # a real improvement from the first audit to the last, in log-odds: 78 to 88 %
PASS_RATES = (0.5, 0.8, 0.9, 0.95)


def tables(trials: int, draw: random.Random) -> Iterator[str]:
    """Yield the lines of both tables."""
    yield (
        "| advisor, true rate | audits | interval holds | ± on average | false difference"
        " | false trend | real rise seen |"
    )
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for advisor in advisors(draw):
        yield from advisor_rows(advisor, trials, draw)
    rates = " | ".join(f"pass rate {rate:.0%}" for rate in PASS_RATES)
    yield f"\n| visits | {rates} | mean of 1–99 % | worst of 1–99 % |"
    yield "|--:|" + "--:|" * (len(PASS_RATES) + 2)
    yield from wilson_rows()


def advisor_rows(advisor: Advisor, trials: int, draw: random.Random) -> Iterator[str]:
    """Yield one table row for each number of audits, all from the same simulated careers."""
    truth = advisor.truth()
    careers = [[advisor.audit(draw) for _ in range(max(SIZES) + OTHERS)] for _ in range(trials)]
    for n in SIZES:
        samples = [career[:n] for career in careers]
        steps = [RISE * i / (n - 1) for i in range(n)]
        rising = [[advisor.audit(draw, step) for step in steps] for _ in range(trials // 3 + 1)]
        cells = (
            fmean(_contains(sample, truth) for sample in samples),
            fmean(_width(sample) for sample in samples) / 2,
            fmean(_differs(career[:n], career[-OTHERS:]) for career in careers),
            fmean(_moves(sample) for sample in samples),
            fmean(_moves(sample) for sample in rising),
        )
        yield f"| {advisor.name}, {truth:.0%} | {n} | {_percentages(cells)} |"


def wilson_rows() -> Iterator[str]:
    """Yield the coverage of Wilson's interval, computed exactly from the binomial distribution."""
    for n in SIZES:
        named = [_wilson_coverage(n, rate) for rate in PASS_RATES]
        every = [_wilson_coverage(n, percent / 100) for percent in range(1, 100)]
        yield f"| {n} | {_percentages((*named, fmean(every), min(every)))} |"


def _percentages(cells: tuple[float, ...]) -> str:
    return " | ".join(f"{cell:.1%}" for cell in cells)


def _wilson_coverage(n: int, rate: float) -> float:
    intervals = [wilson(passed, n) for passed in range(n + 1)]
    return sum(
        math.comb(n, passed) * rate**passed * (1 - rate) ** (n - passed)
        for passed, interval in enumerate(intervals)
        if interval is not None and interval.low <= rate <= interval.high
    )


def _contains(sample: list[Fraction], truth: float) -> bool:
    """Return whether the interval contains the truth. Without an interval it does not."""
    found = mean_interval(sample)
    return bool(found and found.interval and found.interval.low <= truth <= found.interval.high)


def _width(sample: list[Fraction]) -> float:
    found = mean_interval(sample)
    return found.interval.high - found.interval.low if found and found.interval else 0.0


def _differs(sample: list[Fraction], others: list[Fraction]) -> bool:
    found = compare(Moments.of(sample), [Moments.of(others)])
    return found is not None and found.verdict in {Verdict.ABOVE, Verdict.BELOW}


def _moves(sample: list[Fraction]) -> bool:
    return trend(sample).direction in {Direction.RISING, Direction.FALLING}
