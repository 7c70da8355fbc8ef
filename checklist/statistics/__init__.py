"""Statistics for few audits: intervals, trend, agreement and rankings."""

from checklist.statistics.agreement import Agreement, agreement
from checklist.statistics.intervals import (
    Difference,
    Interval,
    MeanInterval,
    Moments,
    Verdict,
    compare,
    mean_interval,
    newcombe,
    wilson,
)
from checklist.statistics.ranking import (
    BlindSpot,
    Tally,
    blind_spots,
    coaching_order,
    misses_in_a_row,
    most_worth_asking,
)
from checklist.statistics.student_t import t_quantile
from checklist.statistics.trend import Direction, Trend, direction, trend

__all__ = [
    "Agreement",
    "BlindSpot",
    "Difference",
    "Direction",
    "Interval",
    "MeanInterval",
    "Moments",
    "Tally",
    "Trend",
    "Verdict",
    "agreement",
    "blind_spots",
    "coaching_order",
    "compare",
    "direction",
    "mean_interval",
    "misses_in_a_row",
    "most_worth_asking",
    "newcombe",
    "t_quantile",
    "trend",
    "wilson",
]
