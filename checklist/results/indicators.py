"""Each indicator's history over visits, carried over from older versions by its stable id."""

import math
from collections import Counter
from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checklist.definition import Checklist, Indicator, Whose
from checklist.results.visits import Visit
from checklist.statistics import (
    Agreement,
    BlindSpot,
    Interval,
    Tally,
    agreement,
    blind_spots,
    coaching_order,
    misses_in_a_row,
    most_worth_asking,
    wilson,
)

REPEATED = 2
"""From this many misses in a row on a report mentions them: one may be chance."""

COACHED = 3
"""How many indicators a report names for coaching: more would not be coached."""


@dataclass(frozen=True)
class Versions:
    """Checklist versions by the id they are kept under, and which of them is the newest.

    Whoever reads visits adds the versions that they are pinned to.
    """

    by_id: MutableMapping[int, Checklist]
    newest_id: int

    @property
    def newest(self) -> Checklist:
        return self.by_id[self.newest_id]

    def dropped_since(self, version: int) -> frozenset[str]:
        """The ids of this version's indicators that the newest no longer has."""
        old, new = self.by_id[version].indicators, self.newest.indicators
        return frozenset(each.id for each in old) - frozenset(each.id for each in new)

    def count_dropped(self, versions: Iterable[int]) -> int:
        """Count the indicators of these versions that the newest no longer has."""
        return len(frozenset[str]().union(*map(self.dropped_since, set(versions))))


@dataclass(frozen=True, slots=True)
class IndicatorHistory:
    """One indicator as the newest version words and numbers it.

    `shops` and `own` tell of each mystery shop and each self-check (partial ones too) that
    answered it yes or no whether it was passed, oldest first.
    """

    indicator: Indicator
    shops: tuple[bool, ...]
    own: tuple[bool, ...]

    @property
    def found(self) -> Tally:
        """What mystery shops found."""
        return Tally(self.indicator.number, sum(self.shops), len(self.shops))

    @property
    def claimed(self) -> Tally:
        """What self-checks said."""
        return Tally(self.indicator.number, sum(self.own), len(self.own))

    @property
    def interval(self) -> Interval | None:
        """Wilson's, of the pass rate in mystery shops; None if none scored it."""
        return wilson(sum(self.shops), len(self.shops))

    @property
    def streak(self) -> int:
        """How many mystery shops in a row, the latest included, have missed it."""
        return misses_in_a_row(self.shops)

    @property
    def notable_streak(self) -> int:
        """The streak where it is long enough to be mentioned, else 0."""
        return self.streak if self.streak >= REPEATED else 0

    @property
    def gap(self) -> Fraction | None:
        """How much more often self-checks pass it than shops do, -1..1; None if either is empty."""
        if self.found.rate is None or self.claimed.rate is None:
            return None
        return self.claimed.rate - self.found.rate


def indicator_histories(
    shops: Iterable[Visit], self_checks: Iterable[Visit], versions: Versions
) -> tuple[IndicatorHistory, ...]:
    """Of every indicator in the newest version's order; visits come oldest first."""
    found, claimed = _passes(shops, versions), _passes(self_checks, versions)
    return tuple(
        IndicatorHistory(each, tuple(found.get(each.id, ())), tuple(claimed.get(each.id, ())))
        for each in versions.newest.indicators
    )


def worst_first(histories: Iterable[IndicatorHistory]) -> list[IndicatorHistory]:
    """By the upper bound of the pass rate's interval, then in the form's order.

    What no mystery shop scored comes last.
    """
    return sorted(histories, key=_upper_bound)


def _upper_bound(history: IndicatorHistory) -> tuple[float, int]:
    interval = history.interval
    return (math.inf if interval is None else interval.high, history.indicator.number)


def indicators_to_coach(histories: Sequence[IndicatorHistory]) -> tuple[IndicatorHistory, ...]:
    """The advisor's own indicators to coach first, at most three; see `coaching_order`."""
    by_number = {record.indicator.number: record for record in _of_advisor(histories)}
    order = coaching_order(record.found for record in by_number.values())
    return tuple(by_number[tally.number] for tally in order[:COACHED])


def find_blind_spots(histories: Sequence[IndicatorHistory]) -> tuple[BlindSpot, ...]:
    """Where self-checks pass what shops miss, the surest gap first; see `blind_spots`."""
    return tuple(blind_spots((r.claimed for r in histories), (r.found for r in histories)))


def agreement_of(histories: Sequence[IndicatorHistory]) -> Agreement | None:
    """How alike the two pictures are now: per indicator the newest self-check and shop answer.

    Each indicator that both have answered counts once, however often it was asked.
    """
    pairs = [
        (record.own[-1], record.shops[-1]) for record in histories if record.own and record.shops
    ]
    return agreement(
        both_yes=pairs.count((True, True)),
        only_self=pairs.count((True, False)),
        only_shops=pairs.count((False, True)),
        both_no=pairs.count((False, False)),
    )


def five_minutes(
    histories: Sequence[IndicatorHistory], checklist: Checklist
) -> tuple[Indicator, ...]:
    """The ten of the advisor's own indicators most worth a short self-check, that first.

    Shops and earlier self-checks count together, by the rule of `most_worth_asking`. Among equals,
    such as all of them at the very beginning, come first what no condition could rule out, and
    the sections in turn.
    """
    own = {
        record.indicator.number: record
        for record in _order_for_asking(_of_advisor(histories), checklist)
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


def _of_advisor(histories: Iterable[IndicatorHistory]) -> list[IndicatorHistory]:
    return [record for record in histories if record.indicator.whose is Whose.ADVISOR]


def _joint_tally(record: IndicatorHistory) -> Tally:
    passes = record.shops + record.own
    return Tally(record.indicator.number, sum(passes), len(passes))


def _passes(visits: Iterable[Visit], versions: Versions) -> dict[str, list[bool]]:
    """By stable id."""
    found: dict[str, list[bool]] = {}
    for visit in visits:
        checklist = versions.by_id[visit.version]
        for number, passed in visit.passes.items():
            found.setdefault(checklist.indicator(number).id, []).append(passed)
    return found
