"""The history of each indicator. Older versions of the checklist are matched by stable id."""

import math
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checklist.definition import Checklist, Indicator, UnknownIndicator, Whose
from checklist.results.visits import Visit
from checklist.statistics import (
    Agreement,
    BlindSpot,
    Interval,
    Tally,
    agreement,
    blind_spots,
    misses_in_a_row,
    weaknesses,
    wilson,
)
from checklist.thresholds import MISSES_MENTIONED_FROM


@dataclass(frozen=True)
class Versions:
    """Checklist versions by id, and the id of the newest.

    Code that loads visits from the database adds the versions that these visits need.
    """

    by_id: MutableMapping[int, Checklist]
    newest_id: int

    @property
    def newest(self) -> Checklist:
        return self.by_id[self.newest_id]

    def number_of(self, indicator: str, version: int) -> int | None:
        """Return the number of an indicator in a version, by its stable id. None: it has none."""
        try:
            return self.by_id[version].by_id(indicator).number
        except UnknownIndicator:
            return None

    def dropped_since(self, version: int) -> frozenset[str]:
        """Return the ids of indicators that this version has and the newest has not."""
        old, new = self.by_id[version].indicators, self.newest.indicators
        return frozenset(each.id for each in old) - frozenset(each.id for each in new)

    def count_dropped(self, versions: Iterable[int]) -> int:
        """Count the indicators of these versions that the newest no longer has."""
        return len(frozenset[str]().union(*map(self.dropped_since, set(versions))))


@dataclass(frozen=True, slots=True)
class IndicatorHistory:
    """One indicator of the newest version, with all its answers.

    `shops` holds, oldest first, whether it was passed in each mystery shop that answered it yes or
    no. `own` holds the same for self-checks, partial ones included.
    """

    indicator: Indicator
    shops: tuple[bool, ...]
    own: tuple[bool, ...]

    @property
    def found(self) -> Tally:
        """The count over mystery shops."""
        return Tally(self.indicator.number, sum(self.shops), len(self.shops))

    @property
    def claimed(self) -> Tally:
        """The count over self-checks."""
        return Tally(self.indicator.number, sum(self.own), len(self.own))

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of the pass rate in mystery shops; None if no shop scored it."""
        return wilson(sum(self.shops), len(self.shops))

    @property
    def streak(self) -> int:
        """How many of the latest mystery shops in a row missed it."""
        return misses_in_a_row(self.shops)

    @property
    def notable_streak(self) -> int:
        """The streak if it is long enough to be mentioned, otherwise 0."""
        return self.streak if self.streak >= MISSES_MENTIONED_FROM else 0

    @property
    def gap(self) -> Fraction | None:
        """Pass rate of self-checks minus pass rate of shops, -1..1. None if either is missing."""
        if self.found.rate is None or self.claimed.rate is None:
            return None
        return self.claimed.rate - self.found.rate


@dataclass(frozen=True, slots=True)
class WeakIndicators:
    """`clear`: weaker than the advisor's own rate beyond chance. `watch`: it may be chance."""

    clear: tuple[IndicatorHistory, ...]
    watch: tuple[IndicatorHistory, ...]


def indicator_histories(
    shops: Iterable[Visit], self_checks: Iterable[Visit], versions: Versions
) -> tuple[IndicatorHistory, ...]:
    """Return the history of every indicator of the newest version; visits are oldest first."""
    return histories_of(passes_of(shops, versions), passes_of(self_checks, versions), versions)


def histories_of(
    found: Mapping[str, Iterable[bool]], claimed: Mapping[str, Iterable[bool]], versions: Versions
) -> tuple[IndicatorHistory, ...]:
    """Return the history of every indicator of the newest version, from passes by stable id."""
    return tuple(
        IndicatorHistory(each, tuple(found.get(each.id, ())), tuple(claimed.get(each.id, ())))
        for each in versions.newest.indicators
    )


def worst_first(histories: Iterable[IndicatorHistory]) -> list[IndicatorHistory]:
    """Sort by the upper bound of the pass rate's interval, then in the form's order.

    Indicators that no mystery shop scored come last.
    """
    return sorted(histories, key=_upper_bound)


def _upper_bound(history: IndicatorHistory) -> tuple[float, int]:
    interval = history.interval
    return (math.inf if interval is None else interval.high, history.indicator.number)


def find_weak(histories: Sequence[IndicatorHistory]) -> WeakIndicators:
    """Return the advisor's own weak indicators, the surest first; see `weaknesses`."""
    by_number = {record.indicator.number: record for record in of_advisor(histories)}
    found = weaknesses(record.found for record in by_number.values())
    return WeakIndicators(
        clear=tuple(by_number[tally.number] for tally in found.clear),
        watch=tuple(by_number[tally.number] for tally in found.watch),
    )


def find_blind_spots(histories: Sequence[IndicatorHistory]) -> tuple[BlindSpot, ...]:
    """Return where self-checks pass what shops miss, the surest first; see `blind_spots`."""
    return tuple(blind_spots((r.claimed for r in histories), (r.found for r in histories)))


def agreement_of(histories: Sequence[IndicatorHistory]) -> Agreement | None:
    """Compare the newest self-check answer with the newest shop answer of each indicator.

    An indicator counts once, however often it was asked, and only if both have answered it.
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


def of_advisor(histories: Iterable[IndicatorHistory]) -> list[IndicatorHistory]:
    """Return those that are the advisor's own doing."""
    return [record for record in histories if record.indicator.whose is Whose.ADVISOR]


def passes_of(visits: Iterable[Visit], versions: Versions) -> dict[str, list[bool]]:
    """Return whether it was passed, oldest first, by stable id."""
    found: dict[str, list[bool]] = {}
    for visit in visits:
        checklist = versions.by_id[visit.version]
        for number, passed in visit.passes.items():
            found.setdefault(checklist.indicator(number).id, []).append(passed)
    return found
