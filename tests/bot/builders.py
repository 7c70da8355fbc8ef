"""Results of the demo's advisors, for tests of pictures and files."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain

from checklist.audit import Audit
from checklist.definition import Kind, Value
from checklist.loading import shipped
from checklist.results import AdvisorResults, Team, Versions, Visit, advisor_results
from checklist.results.visits import rates_of, whole_audits
from checklist.scoring import Score, section_scores
from demo.history import PastAudit, generate_history

TODAY = date(2026, 3, 1)
VERSIONS = Versions({1: shipped()}, 1)
STORY = [each for each in generate_history(shipped(), TODAY) if each.submitted]


def audits_about(name: str) -> list[PastAudit]:
    return [each for each in STORY if each.advisor == name]


def visit(number: int, sheet: Audit, at: datetime) -> Visit:
    """Turn a submitted audit into the value that reports use."""
    values = {each: sheet.value(each) for each in sorted(sheet.scope)}
    return Visit(
        audit=number,
        kind=sheet.kind,
        version=1,
        submission=number,
        at=at,
        whole=sheet.whole,
        scores={section.position: score for section, score in section_scores(sheet)},
        passes={
            each: value is Value.YES
            for each, value in values.items()
            if value in {Value.YES, Value.NO}
        },
    )


def visits(past: Iterable[PastAudit]) -> list[Visit]:
    return [visit(at, each.sheet, each.touched_at) for at, each in enumerate(past, start=1)]


def advisor_results_of(name: str, count: int | None = None) -> AdvisorResults:
    """Return the results of an advisor after all audits, or after the first `count`."""
    return advisor_results(0, visits(audits_about(name))[:count], team_without(name), VERSIONS)


def team_without(name: str) -> Team:
    """The shops of all others."""
    names = sorted({each.advisor for each in STORY} - {name})
    shops = {
        number: whole_audits(visits(audits_about(each)), Kind.MYSTERY_SHOP)
        for number, each in enumerate(names, start=1)
    }
    points: dict[str, Score] = {}
    for each in chain.from_iterable(shops.values()):
        for at, score in each.scores.items():
            section = VERSIONS.newest.section(at).id
            points[section] = points.get(section, Score(0, 0, 0)) + score
    return Team({number: rates_of(found) for number, found in shops.items()}, (), points)


def results_of_nobody() -> AdvisorResults:
    """Return the results of an advisor without audits, alone at the dealership."""
    return advisor_results(1, [], Team(), VERSIONS)
