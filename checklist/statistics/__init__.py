"""Statistics for few audits: intervals, trend, agreement and rankings."""

from checklist.statistics.agreement import Agreement, agreement
from checklist.statistics.control_chart import usual_range
from checklist.statistics.intervals import (
    Difference,
    Interval,
    MeanInterval,
    Moments,
    Verdict,
    compare,
    mean_interval,
    p_of_common_variance,
    wilson,
)
from checklist.statistics.multiple_tests import benjamini_hochberg, holm
from checklist.statistics.ranking import (
    BlindSpot,
    Tally,
    Weaknesses,
    blind_spots,
    misses_in_a_row,
    most_worth_asking,
    weaknesses,
)
from checklist.statistics.steadiness import Spread, Steadiness, spread
from checklist.statistics.student_t import t_quantile, t_tails
from checklist.statistics.trend import Direction, Trend, direction, trend

__all__ = [
    "Agreement",
    "BlindSpot",
    "Difference",
    "Direction",
    "Interval",
    "MeanInterval",
    "Moments",
    "Spread",
    "Steadiness",
    "Tally",
    "Trend",
    "Verdict",
    "Weaknesses",
    "agreement",
    "benjamini_hochberg",
    "blind_spots",
    "compare",
    "direction",
    "holm",
    "mean_interval",
    "misses_in_a_row",
    "most_worth_asking",
    "p_of_common_variance",
    "spread",
    "t_quantile",
    "t_tails",
    "trend",
    "usual_range",
    "weaknesses",
    "wilson",
]
