"""Which periods' totals of colleagues may stand beside each other."""

from itertools import pairwise, product

import pytest

from checklist.results import Period
from checklist.results.comparison import shown_periods
from checklist.thresholds import OTHERS_SHOWN_FROM

MONTH, QUARTER, ALL = Period.MONTH, Period.QUARTER, Period.ALL


def counts(month: int, quarter: int, ever: int) -> dict[Period, int]:
    return {MONTH: month, QUARTER: quarter, ALL: ever}


@pytest.mark.parametrize(
    ("shops", "shown"),
    [
        (counts(0, 0, 0), set()),
        (counts(2, 2, 2), set()),
        (counts(0, 0, 3), {ALL}),
        (counts(0, 3, 3), {QUARTER, ALL}),
        (counts(0, 3, 4), {QUARTER}),
        (counts(0, 3, 6), {QUARTER, ALL}),
        (counts(3, 5, 5), {QUARTER, ALL}),
        (counts(3, 6, 7), {MONTH, QUARTER}),
        (counts(4, 4, 9), {MONTH, QUARTER, ALL}),
        (counts(0, 2, 4), {ALL}),
    ],
)
def test_the_quarter_comes_first(shops: dict[Period, int], shown: set[Period]) -> None:
    assert shown_periods(shops) == shown


def test_no_sum_or_difference_of_what_is_shown_rests_on_fewer_than_three_shops() -> None:
    for month, before, older in product(range(8), repeat=3):
        shops = counts(month, month + before, month + before + older)
        known = sorted(shops[each] for each in shown_periods(shops))
        steps = [after - count for count, after in pairwise(known)]
        assert all(each >= OTHERS_SHOWN_FROM for each in known)
        assert all(each == 0 or each >= OTHERS_SHOWN_FROM for each in steps)


def test_the_quarter_is_shown_as_soon_as_three_shops_are_in_it() -> None:
    for month, before, older in product(range(5), repeat=3):
        shops = counts(month, month + before, month + before + older)
        assert (QUARTER in shown_periods(shops)) == (month + before >= OTHERS_SHOWN_FROM)
