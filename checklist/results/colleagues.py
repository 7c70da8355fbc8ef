"""Which totals of colleagues an advisor may see, so that no colleague and no shop follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checklist.results.totals import Totals
from checklist.thresholds import COLLEAGUES_SHOWN_FROM


@dataclass(frozen=True, slots=True)
class Colleagues:
    """What colleagues' shops add up to in the weeks of one release, and how many they are of."""

    people: int
    totals: Totals


def add_up(found: Iterable[Mapping[str, Colleagues]]) -> dict[str, Totals]:
    """Add the totals of several releases, by section id (WHOLE: whole audits).

    Totals of fewer than three colleagues are left out, in each release and section by itself.
    What is left out once never comes back, so any two sums differ by shops of at least three.
    """
    added: dict[str, Totals] = {}
    for release in found:
        for section, each in release.items():
            if each.people >= COLLEAGUES_SHOWN_FROM:
                added[section] = added.get(section, Totals()) + each.totals
    return added
