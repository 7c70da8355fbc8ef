"""Results of the demo's advisors, for tests of pictures and files."""

from collections.abc import Iterable
from datetime import date, datetime

from checklist.audit import Audit
from checklist.definition import Kind, Value
from checklist.loading import shipped
from checklist.results import (
    WHOLE,
    AdvisorResults,
    Totals,
    Versions,
    Visit,
    advisor_results,
    totals_of,
)
from checklist.scoring import section_scores
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


def totals(found: Iterable[Visit]) -> dict[str, Totals]:
    """Return the dealership's totals of these visits."""
    added: dict[str, Totals] = {}
    for each in found:
        if each.kind is Kind.MYSTERY_SHOP and each.whole:
            by_id = {shipped_section(at): score for at, score in each.scores.items()}
            for section, score in (*by_id.items(), (WHOLE, each.total)):
                added[section] = added.get(section, Totals()) + totals_of(score)
    return added


def shipped_section(position: int) -> str:
    return VERSIONS.newest.section(position).id


def advisor_results_of(name: str, count: int | None = None) -> AdvisorResults:
    """Return the results of an advisor after all audits, or after the first `count`."""
    own = visits(audits_about(name))[:count]
    rest = visits(each for each in STORY if each.advisor != name)
    return advisor_results(own, totals([*own, *rest]), VERSIONS)


def results_of_nobody() -> AdvisorResults:
    """Return the results of an advisor without audits, alone at the dealership."""
    return advisor_results([], {}, VERSIONS)
