"""The screen at the end of a section: its score, what was missed, and its evaluation."""

from bot import formats, taps
from bot.screen import Button, Rows, Screen
from bot.texts import Html, Texts
from bot.views import layout
from checklist.records import StoredAudit
from checklist.scoring import missed_indicators, section_score


def section_end(
    stored: StoredAudit, position: int, texts: Texts, *, just_stored: bool = False
) -> Screen:
    """`just_stored`: this turn stored the evaluation, and the screen says so."""
    evaluation = stored.evaluations.get(position, "")
    return Screen(
        text=layout.join_blocks(
            _score(stored, position, texts),
            _missed(stored, position, texts),
            _still_open(stored, position, texts),
            _evaluation_line(evaluation, texts, just_stored=just_stored),
        ),
        rows=_rows(stored, position, texts),
        expects=taps.SectionEnd(stored.id, position),
    )


def _score(stored: StoredAudit, position: int, texts: Texts) -> Html:
    section = stored.sheet.checklist.section(position)
    return layout.join_lines(
        texts("section-done", section=formats.section_name(section, texts)),
        formats.unbroken(formats.score_line(section_score(stored.sheet, position), texts)),
    )


def _missed(stored: StoredAudit, position: int, texts: Texts) -> Html:
    if not section_score(stored.sheet, position).possible:
        return Html(texts("nothing-scored"))
    indicators = map(stored.sheet.checklist.indicator, missed_indicators(stored.sheet, position))
    lines = [layout.list_item(formats.indicator_line(each, texts)) for each in indicators]
    return layout.join_lines(texts("section-missed", count=len(lines)), lines)


def _still_open(stored: StoredAudit, position: int, texts: Texts) -> str:
    progress = stored.sheet.progress(position)
    left = progress.total - progress.done
    return texts("section-open", count=left) if left else ""


def _evaluation_line(evaluation: str, texts: Texts, *, just_stored: bool) -> str:
    if not evaluation:
        return texts("evaluation-invited")
    key = "evaluation-stored" if just_stored else "evaluation-line"
    return texts(key, text=formats.quote(evaluation))


def _rows(stored: StoredAudit, position: int, texts: Texts) -> Rows:
    return (
        (Button(texts.plain("button-continue"), taps.NextSection(stored.id, position)),),
        (
            Button(texts.plain("button-evaluation"), taps.WriteEvaluation(stored.id, position)),
            Button(texts.plain("button-change"), taps.SectionMenu(stored.id, position, 0)),
        ),
        (
            Button(texts.plain("button-hide"), taps.Hide(stored.id)),
            Button(texts.plain("button-stop"), taps.StopHere(stored.id)),
        ),
    )
