"""Decides many tests at once, so that many looks do not make chance look like a finding."""

from collections.abc import Sequence


def benjamini_hochberg(p_values: Sequence[float], share: float) -> list[bool]:
    """Return which of the tests are findings, in the order given.

    On average at most `share` (0..1) of the findings are false. Where nothing is to be found, the
    probability of any finding is at most `share`. Y. Benjamini, Y. Hochberg, "Controlling the
    false discovery rate", Journal of the Royal Statistical Society B 57 (1995).
    """
    ranked = sorted(p_values)
    passed = [p for rank, p in enumerate(ranked, start=1) if p <= share * rank / len(ranked)]
    limit = max(passed, default=-1.0)
    return [p <= limit for p in p_values]


def holm(p_values: Sequence[float], level: float) -> list[bool]:
    """Return which of the tests are findings, in the order given.

    The probability of any false finding is at most `level` (0..1), however the tests depend on
    each other. S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
    Journal of Statistics 6 (1979).
    """
    found = [False] * len(p_values)
    for done, (p, at) in enumerate(sorted((p, at) for at, p in enumerate(p_values))):
        if p > level / (len(p_values) - done):
            break
        found[at] = True
    return found
