"""A filled-in checklist on paper, with the columns and the closing rows of the printed form."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.rendering.paper import Paper, Wide
from bot.texts import Texts, texts
from bot.views.layout import score_line, section_name, value_word
from checklist.audit import Audit
from checklist.definition import Language, Value
from checklist.scoring import Score, section_scores, total_score

Remarks = tuple[Mapping[int, str], Mapping[int, str]]
"""The notes by indicator number, and the evaluations by section position."""

_WIDTHS = (136, 22, 22)
_PIECE, _LINES = 300, 5  # at most forty printed lines, of the fifty on a page


def form_pages(sheet: Audit, name: str, day: date, remarks: Remarks, language: Language) -> bytes:
    words, (notes, evaluations) = texts(language), remarks
    paper = Paper(name, day, words)
    paper.say(sheet.checklist.title[language], 18)
    paper.say(f"{name} · {words.plain(f'file-kind-{int(sheet.kind)}')} · {day.isoformat()}", 12)
    for section, score in section_scores(sheet):
        paper.head(section_name(section, words))
        answered = [
            row
            for number in section.numbers
            if number in sheet.scope
            for row in _answer(sheet, number, notes.get(number), words)
        ]
        closing = _closing(score, evaluations.get(section.position, ""), words)
        paper.rows(_headings(words), _WIDTHS, (*answered, *closing), "LCC")
    paper.head(words.plain("document-total"))
    paper.say(score_line(total_score(sheet), words), 12)
    paper.lines_to_sign()
    return paper.finished()


def _headings(words: Texts) -> Sequence[str]:
    return [words.plain(key) for key in ("document-indicator", "document-yes", "document-no")]


def _answer(
    sheet: Audit, number: int, note: str | None, words: Texts
) -> Iterator[Sequence[str | Wide]]:
    """An indicator with its note; a long one goes on in rows without an answer."""
    indicator = sheet.checklist.indicator(number)
    text = f"{indicator.code[words.language]} {indicator.text[words.language]}"
    if note:
        text = f"{text}\n{words.plain('document-note', text=note)}"
    first, *more = _pieces(text)
    yield (first, *_marks(sheet.value(number), words))
    yield from ((each, "", "") for each in more)


def _marks(value: Value | None, words: Texts) -> Sequence[str | Wide]:
    """The point under yes or no; any other answer in words across both."""
    if value is Value.YES:
        return ("1", "")
    if value is Value.NO:
        return ("", "0")
    return (Wide(value_word(value, words), 2),)


def _pieces(text: str) -> list[str]:
    """Parts of a text that each fit on a page, for a row of a table is never divided."""
    lines = [
        line[at : at + _PIECE]
        for line in text.splitlines()
        for at in range(0, len(line) or 1, _PIECE)
    ]
    return ["\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]


def _closing(score: Score, evaluation: str, words: Texts) -> Iterator[Sequence[str | Wide]]:
    """The form's own last rows: points, the printed total, and the evaluation."""
    printed, possible = str(score.printed), str(score.possible)
    total = words.plain("document-possible", printed=printed, possible=possible)
    yield (words.plain("document-earned"), Wide(str(score.earned), 2))
    yield (words.plain("document-printed"), Wide(total, 2))
    text = f"{words.plain('column-evaluation')}  {evaluation}"
    yield from ((Wide(each, 3),) for each in _pieces(text))
