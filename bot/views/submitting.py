"""The question before submitting, and the result: section bars, the total, what was missed."""

from collections.abc import Sequence

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.taps import AuditFileFormat
from bot.texts import Texts
from bot.views import layout
from checklist.definition import Kind, Section
from checklist.records import StoredAudit
from checklist.results import IndicatorHistory, Period
from checklist.scoring import Score, missed_indicators, section_scores, total_score


def ask_to_submit(stored: StoredAudit, texts: Texts) -> Screen:
    return Screen(
        text=texts("submit-sure"),
        rows=(
            (Button(texts.plain("button-back-to-question"), taps.Review(stored.id)),),
            (Button(texts.plain("button-submit-sure"), taps.Submit(stored.id, sure=True)),),
            layout.hide_row(stored.id, texts),
        ),
        expects=taps.Review(stored.id),
    )


def summary(
    stored: StoredAudit,
    page: int,
    texts: Texts,
    *,
    advisor: str,
    reported: bool = False,
    beside: Sequence[IndicatorHistory] | None = None,
) -> Screen:
    """One page of the result. The first begins with the scores. A discreet screen has no `advisor`.

    `reported`: opened from a report, to which it leads back. `beside`: under a self-check, what
    released mystery shops found for the same indicators.
    """
    text, at, last = whole_audit(stored, page, texts, advisor=advisor, beside=beside)
    return Screen(
        text=text,
        rows=_rows(stored, at, last, texts, reported=reported),
        expects=taps.Summary(stored.id, at),
    )


def whole_audit(
    stored: StoredAudit,
    page: int,
    texts: Texts,
    *,
    advisor: str,
    beside: Sequence[IndicatorHistory] | None,
) -> tuple[str, int, int]:
    """Return a page of everything in an audit, its number, and the number of the last page."""
    lines = _details(stored, texts)
    if beside is not None:
        lines += _beside(stored, beside, texts)
    made = layout.pages(lines)
    at = min(max(page, 1), len(made))
    head = _scores(stored, advisor, texts) if at == 1 else ""
    return layout.join_blocks(head, "\n".join(made[at - 1])), at, len(made)


def _scores(stored: StoredAudit, advisor: str, texts: Texts) -> str:
    """The title, the sections and the total."""
    partial = not stored.sheet.whole
    total = formats.score_line(total_score(stored.sheet), texts, partial=partial)
    day = texts.date(stored.submitted_at or stored.started_at)
    return layout.join_blocks(
        layout.join_lines(
            texts("summary-title", name=advisor, day=day),
            (
                _section_line(section, score, texts, partial=partial)
                for section, score in section_scores(stored.sheet)
            ),
        ),
        texts("summary-total", score=formats.unbroken(total)),
    )


def _section_line(section: Section, score: Score, texts: Texts, *, partial: bool) -> str:
    return texts(
        "summary-section",
        section=formats.short_section(section, texts),
        bar=layout.bar(score.rate),
        score=formats.unbroken(formats.score_line(score, texts, partial=partial)),
    )


def _details(stored: StoredAudit, texts: Texts) -> list[str]:
    """Every missed indicator with its note, the other notes, then the evaluations."""
    sheet, notes = stored.sheet, stored.notes
    failed = missed_indicators(sheet)
    lines = [texts("summary-missed", count=len(failed))]
    for number in failed:
        lines.append(
            layout.list_item(formats.indicator_line(sheet.checklist.indicator(number), texts))
        )
        if number in notes:
            lines.append(_note(notes[number], texts))
    if others := sorted(set(notes) - set(failed)):
        lines.append(texts("summary-other-notes"))
    for number in others:
        line = formats.indicator_line(sheet.checklist.indicator(number), texts)
        lines += [layout.list_item(line), _note(notes[number], texts)]
    for position, text in sorted(stored.evaluations.items()):
        section = formats.short_section(sheet.checklist.section(position), texts)
        lines.append(texts("summary-evaluation", section=section, text=text))
    return lines


def _note(text: str, texts: Texts) -> str:
    """A note below its indicator, every line of it indented."""
    return "\n".join(texts("summary-note", text=line) for line in text.split("\n"))


def _beside(stored: StoredAudit, records: Sequence[IndicatorHistory], texts: Texts) -> list[str]:
    """The self-check's answers beside what shops found, for indicators that shops scored."""
    found = [record for record in records if record.found.n]
    lines = ["", texts("selfcheck-beside", count=len(found))]
    for record in found:
        said = stored.sheet.value(stored.sheet.checklist.by_id(record.indicator.id).number)
        lines.append(
            texts(
                "selfcheck-beside-line",
                indicator=formats.indicator_line(record.indicator, texts),
                said=formats.value_word(said, texts),
                passed=str(record.found.passed),
                n=str(record.found.n),
            )
        )
    return lines


def _rows(stored: StoredAudit, page: int, last: int, texts: Texts, *, reported: bool) -> Rows:
    turning = layout.page_buttons(page, last, lambda to: taps.Summary(stored.id, to), texts)
    if not reported and stored.sheet.kind is Kind.MYSTERY_SHOP:
        return (*turning, (Button(texts.plain("button-hide"), taps.Hide(stored.id)),))
    if not reported or stored.advisor is None or stored.dealership is None:
        return turning
    files = (Button(each.name, taps.AuditFile(stored.id, each)) for each in AuditFileFormat)
    back = taps.ReportVisits(stored.advisor, stored.dealership, Period.ALL, 1)
    return (*turning, tuple(files), (Button(texts.plain("button-visits"), back),))
