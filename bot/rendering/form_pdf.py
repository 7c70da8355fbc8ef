"""A filled-in checklist on paper, with the columns and the closing rows of the printed form."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.formats import rate, score_line, section_name, value_word
from bot.rendering.page_frame import frame
from bot.rendering.report_tables import headings
from bot.rendering.typesetting import pdf
from bot.texts import Texts, texts
from checklist.audit import Audit
from checklist.definition import Language, Section, Value
from checklist.scoring import Score, section_scores, total_score


def audit_document(
    sheet: Audit,
    name: str,
    day: date,
    notes: Mapping[int, str],
    evaluations: Mapping[int, str],
    language: Language,
) -> bytes:
    """A PDF: a table for each section that was asked about, as on the form, and the total.

    Notes are by indicator number, evaluations by section position.
    """
    return pdf("form", form_values(sheet, name, day, notes, evaluations, texts(language)), day)


def form_values(
    sheet: Audit,
    name: str,
    day: date,
    notes: Mapping[int, str],
    evaluations: Mapping[int, str],
    words: Texts,
) -> Mapping[str, Any]:
    """The values of form.typ."""
    title = sheet.checklist.title[words.language]
    kind = words.plain(f"file-kind-{int(sheet.kind)}")
    return {
        **frame(f"{title} · {name}", name, day, words),
        "checklist": title,
        "name": name,
        "about": f"{kind} · {day.isoformat()}",
        "score": score_line(total_score(sheet), words),
        **_headings(words),
        "summary_head": headings(words, "section", "earned", "possible", "printed", "rate"),
        "summary": _summary(sheet, words),
        "sections": _sections(sheet, notes, evaluations, words),
    }


def _headings(words: Texts) -> Mapping[str, str]:
    return {
        "indicator": words.plain("document-indicator"),
        "yes": words.plain("document-yes"),
        "no": words.plain("document-no"),
        "earned": words.plain("document-earned"),
        "printed": words.plain("document-printed"),
        "evaluation": words.plain("column-evaluation"),
        "summary_title": words.plain("document-summary"),
    }


def _sections(
    sheet: Audit, notes: Mapping[int, str], evaluations: Mapping[int, str], words: Texts
) -> list[Mapping[str, Any]]:
    return [
        {
            **_section(sheet, section, score, notes, words),
            "evaluation": evaluations.get(section.position, ""),
        }
        for section, score in section_scores(sheet)
    ]


def _section(
    sheet: Audit, section: Section, score: Score, notes: Mapping[int, str], words: Texts
) -> Mapping[str, Any]:
    printed, possible = str(score.printed), str(score.possible)
    return {
        "name": section_name(section, words),
        "rows": [
            _row(sheet, number, notes.get(number), words)
            for number in section.numbers
            if number in sheet.scope
        ],
        "earned": str(score.earned),
        "printed": words.plain("document-possible", printed=printed, possible=possible),
    }


def _summary(sheet: Audit, words: Texts) -> list[Sequence[str]]:
    """The points of each section, and of all together."""
    scored = [(section_name(section, words), score) for section, score in section_scores(sheet)]
    scored.append((words.plain("document-total"), total_score(sheet)))
    return [
        (name, str(score.earned), str(score.possible), str(score.printed), rate(score.rate))
        for name, score in scored
    ]


def _row(sheet: Audit, number: int, note: str | None, words: Texts) -> Mapping[str, str]:
    """The point under yes or no; any other answer in words across both."""
    indicator, value = sheet.checklist.indicator(number), sheet.value(number)
    return {
        "code": indicator.code[words.language],
        "text": indicator.text[words.language],
        "note": words.plain("document-note", text=note) if note else "",
        "yes": "1" if value is Value.YES else "",
        "no": "0" if value is Value.NO else "",
        "word": "" if value in {Value.YES, Value.NO} else value_word(value, words),
    }
