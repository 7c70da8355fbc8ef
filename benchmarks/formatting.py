"""Computes percentiles and formats the results that the benchmarks print."""

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that this share of them does not exceed; 0 where there are none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)] if ordered else 0.0


def format_percentiles(seconds: Sequence[float]) -> str:
    """The median, p95 and p99 in milliseconds."""
    return "  ".join(f"p{at} {1000 * percentile(seconds, at):.1f} ms" for at in (50, 95, 99))


def format_line(name: str, value: str) -> str:
    return f"{name:<28}{value}"
