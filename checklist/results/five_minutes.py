"""Which indicators the five-minute self-check asks."""

from collections import Counter
from collections.abc import Iterable, Sequence

from checklist.definition import Checklist, Indicator
from checklist.results.indicators import IndicatorHistory, of_advisor
from checklist.statistics import Tally, most_worth_asking


def five_minutes(
    histories: Sequence[IndicatorHistory], checklist: Checklist
) -> tuple[Indicator, ...]:
    """Return the ten indicators of the advisor that are most useful in a short self-check.

    `most_worth_asking` ranks them by shops and earlier self-checks together. Equal ones, as all
    are at the beginning, are taken from the sections in turn; those that a condition could rule
    out come last.
    """
    own = {
        record.indicator.number: record
        for record in _order_for_asking(of_advisor(histories), checklist)
    }
    tallies = (_joint_tally(record) for record in own.values())
    return tuple(own[tally.number].indicator for tally in most_worth_asking(tallies))


def _order_for_asking(
    histories: Iterable[IndicatorHistory], checklist: Checklist
) -> list[IndicatorHistory]:
    reach = frozenset[int]().union(*(condition.reach for condition in checklist.conditions))
    taken: Counter[tuple[bool, int]] = Counter()
    places: list[tuple[bool, int, int, IndicatorHistory]] = []
    for record in histories:
        number = record.indicator.number
        group = (number in reach, checklist.section_of(number).position)
        places.append((group[0], taken[group], group[1], record))
        taken[group] += 1
    return [record for *_, record in sorted(places, key=lambda place: place[:3])]


def _joint_tally(record: IndicatorHistory) -> Tally:
    passes = record.shops + record.own
    return Tally(record.indicator.number, sum(passes), len(passes))
