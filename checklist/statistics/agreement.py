"""Agreement between self-checks and mystery shops."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """`raw` is the share of equal answers, 0..1; `ac1` is corrected for chance, -1..1."""

    raw: float
    ac1: float


def agreement(*, both_yes: int, only_self: int, only_shops: int, both_no: int) -> Agreement | None:
    """Compare two yes/no judgements of the same indicators: self-check and mystery shops.

    AC1 of K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high
    agreement", British Journal of Mathematical and Statistical Psychology 61 (2008): (raw - e) /
    (1 - e), where e = 2q(1 - q) and q is the share of yes on both sides. Unlike Cohen's kappa, it
    stays meaningful when nearly all answers are yes, which is usual here. None without a pair.

    A self-check and a shop are about different visits. So this is not the reliability of two
    raters who saw the same thing; it only says how similar the answers are.
    """
    pairs = both_yes + only_self + only_shops + both_no
    if pairs == 0:
        return None
    raw = (both_yes + both_no) / pairs
    yes = (2 * both_yes + only_self + only_shops) / (2 * pairs)
    by_chance = 2 * yes * (1 - yes)
    return Agreement(raw, (raw - by_chance) / (1 - by_chance))
