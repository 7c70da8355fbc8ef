"""An advisor's report as a message."""

from collections.abc import Sequence

from bot import taps
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.views import layout
from checklist.definition import Checklist
from checklist.scoring import Score
from storage.people import Advisor
from storage.reports import AdvisorResults

MOST_MISSED = 5


def choose(advisors: Sequence[Advisor], texts: Texts) -> Screen:
    buttons = [Button(each.name, taps.ReportOf(each.id, 0)) for each in advisors]
    return Screen(
        text=texts("report-choose"),
        rows=layout.in_rows(buttons[:40], 2),
        expects=taps.Team(1),
    )


def report(advisor: Advisor, results: AdvisorResults, checklist: Checklist, texts: Texts) -> Screen:
    title = texts("report-title", name=advisor.name, count=results.audits)
    if not results.audits:
        return Screen(layout.joined(title, texts("report-empty")))
    total = sum(results.sections.values(), Score(0, 0, 0))
    sections = [
        texts(
            "summary-section",
            section=layout.short_section(checklist.section(position), texts),
            bar=layout.bar(score.rate),
            score=layout.score_line(score, texts),
        )
        for position, score in results.sections.items()
    ]
    head = layout.joined(title, texts("summary-total", score=layout.score_line(total, texts)))
    return Screen("\n\n".join((head, "\n".join(sections), _most_missed(results, checklist, texts))))


def _most_missed(results: AdvisorResults, checklist: Checklist, texts: Texts) -> str:
    missed = sorted(
        (passed - asked, number, asked)
        for number, (passed, asked) in results.asked.items()
        if passed < asked
    )[:MOST_MISSED]
    lines = [
        texts(
            "report-missed-line",
            indicator=layout.indicator_line(checklist.indicator(number), texts),
            missed=str(-less),
            asked=str(asked),
        )
        for less, number, asked in missed
    ]
    return layout.joined(texts("report-missed", count=len(lines)), lines)
