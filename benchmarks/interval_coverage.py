"""Measures how often intervals contain the truth, and how often tests give a false alarm.

python -m benchmarks.interval_coverage --trials 1500 --seed 1
"""

import argparse
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist, fmean

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
INDICATORS = 102
ANSWERED = 0.61  # the share of the indicators that a visit answers yes or no
OTHERS = 20  # how many audits of other advisors an advisor is compared with
RISE = 0.8  # a real improvement from the first audit to the last, in log-odds: 78 to 88 %
PASS_RATES = (0.5, 0.8, 0.9, 0.95)
NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Advisor:
    """An advisor: the log-odds of passing each indicator, and their changes from visit to visit.

    Each visit shifts the log-odds by a normally distributed amount. A bad visit, which is rare,
    shifts them by another -2.
    """

    name: str
    indicators: tuple[float, ...]
    between_visits: float
    bad_visits: float = 0.0

    def audit(self, draw: random.Random, better: float = 0.0) -> Fraction:
        """Return the rate of one simulated visit; `better` shifts it, in log-odds."""
        shift = better + draw.gauss(0, self.between_visits) - 2 * (draw.random() < self.bad_visits)
        seen = [x for x in self.indicators if draw.random() < ANSWERED]
        return Fraction(sum(draw.random() < _logistic(x + shift) for x in seen), len(seen))

    def truth(self) -> float:
        """Return the long-run mean of the audits' rates, over 400 equally likely shifts."""
        shifts = [self.between_visits * NORMAL.inv_cdf((i + 0.5) / 400) for i in range(400)]
        usual, bad = (
            fmean(_logistic(x + shift - down) for x in self.indicators for shift in shifts)
            for down in (0, 2)
        )
        return (1 - self.bad_visits) * usual + self.bad_visits * bad


def advisors(draw: random.Random) -> tuple[Advisor, ...]:
    def indicators(middle: float) -> tuple[float, ...]:
        return tuple(draw.gauss(middle, 1.2) for _ in range(INDICATORS))

    return (
        Advisor("steady", indicators(1.6), between_visits=0.1),
        Advisor("varying", indicators(1.6), between_visits=0.6),
        Advisor("near the ceiling", indicators(4.0), between_visits=0.6),
        Advisor("one bad day in eight", indicators(1.8), between_visits=0.3, bad_visits=1 / 8),
    )


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


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _contains(sample: list[Fraction], truth: float) -> bool:
    """Return whether the interval contains the truth. Without an interval it does not."""
    found = mean_interval(sample)
    return bool(found and found.interval and found.interval.low <= truth <= found.interval.high)


def _width(sample: list[Fraction]) -> float:
    found = mean_interval(sample)
    return found.interval.high - found.interval.low if found and found.interval else 0.0


def _differs(sample: list[Fraction], others: list[Fraction]) -> bool:
    found = compare(Moments.of(sample), Moments.of(others))
    return found is not None and found.verdict in {Verdict.ABOVE, Verdict.BELOW}


def _moves(sample: list[Fraction]) -> bool:
    return trend(sample).direction in {Direction.RISING, Direction.FALLING}


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Measure the coverage of intervals and the false alarms of tests."
    )
    parser.add_argument("--trials", type=int, default=1500, help="careers simulated per advisor")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    print(
        "| advisor, true rate | audits | interval holds | ± on average | false difference"
        " | false trend | real rise seen |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|")
    for advisor in advisors(draw):
        for row in advisor_rows(advisor, options.trials, draw):
            print(row)
    rates = " | ".join(f"pass rate {rate:.0%}" for rate in PASS_RATES)
    print(f"\n| visits | {rates} | mean of 1–99 % | worst of 1–99 % |")
    print("|--:|" + "--:|" * (len(PASS_RATES) + 2))
    for row in wilson_rows():
        print(row)


if __name__ == "__main__":
    main()
