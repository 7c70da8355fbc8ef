"""The workbooks, re-opened, and their numbers recomputed from the answers themselves."""

import io
import math
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from statistics import NormalDist, mean, stdev

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from scipy import stats

from bot.rendering.answers_csv import AnswerRow
from bot.rendering.workbook import audit_workbook, report_workbook
from bot.texts import texts
from checklist.audit import begin
from checklist.definition import FORM_LANGUAGES, Kind, Language, Value
from checklist.loading import shipped
from checklist.results import AdvisorResults, Period
from demo.history import PastAudit
from tests.bot.builders import TODAY, advisor_results_of, audits_about, results_of_nobody

POINT = {Value.YES: 1, Value.NO: 0}
WHO = "张伟"


def open_workbook(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def table(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def below(sheet: Worksheet, heading: str) -> list[dict[str, object]]:
    """The rows by their headings; `heading` is the first of those."""
    rows = table(sheet)
    at = next(place for place, row in enumerate(rows) if row[0] == heading)
    names = [str(name) for name in rows[at]]
    return [dict(zip(names, row, strict=True)) for row in rows[at + 1 :]]


def answer_rows(language: Language) -> Iterator[AnswerRow]:
    for audit, past in enumerate(audits_about(WHO), start=1):
        form = past.sheet.checklist
        for number in sorted(past.sheet.scope):
            value = past.sheet.value(number)
            assert value is not None
            yield AnswerRow(
                audit=audit,
                day=past.touched_at.date(),
                kind=past.sheet.kind,
                version=1,
                section_id=form.section_of(number).id,
                indicator_id=form.indicator(number).id,
                code=form.indicator(number).code[language],
                text=form.indicator(number).text[language],
                value=value,
                given=past.sheet.is_given(number),
                note=past.notes.get(number, ""),
            )


@pytest.fixture(scope="module")
def results() -> AdvisorResults:
    return advisor_results_of(WHO)


@pytest.fixture(scope="module")
def book(results: AdvisorResults) -> Workbook:
    answers = list(answer_rows("zh"))
    return open_workbook(report_workbook(results, WHO, Period.ALL, answers, TODAY, texts("zh")))


@pytest.fixture(scope="module")
def answers(book: Workbook) -> list[dict[str, object]]:
    return below(book["答案"], "审核编号")


def whole(answers: list[dict[str, object]], kind: str) -> list[dict[str, object]]:
    """The scored answers of the whole audits of a kind."""
    asked = Counter(row["审核编号"] for row in answers if row["类型"] == kind)
    return [
        row for row in answers if asked[row["审核编号"]] == 102 and isinstance(row["得分"], int)
    ]


def rates(scored: list[dict[str, object]]) -> list[float]:
    """The rate of each audit, from the answers in the file."""
    points: dict[object, list[float]] = {}
    for row in scored:
        assert isinstance(row["得分"], int)
        points.setdefault(row["审核编号"], []).append(row["得分"])
    return [mean(each) for each in points.values()]


def test_the_outcome_is_what_the_answers_come_to(
    book: Workbook, answers: list[dict[str, object]]
) -> None:
    first = below(book["结果"], "数据")[0]
    shops = rates(whole(answers, "神秘客"))
    low, high = stats.t.interval(
        0.95, len(shops) - 1, mean(shops), stdev(shops) / math.sqrt(len(shops))
    )
    assert first["数据"] == "神秘客得分率"
    assert (first["数值"], first["95%下限"], first["95%上限"]) == pytest.approx(
        (mean(shops), low, high)
    )
    assert str(first["依据"]).startswith(f"{len(shops)}次神秘客的平均")


def test_the_difference_is_welchs(book: Workbook, results: AdvisorResults) -> None:
    figures = {str(row["数据"]): row for row in below(book["结果"], "数据")}
    own = [float(each.total.rate or 0) for each in results.shops.visits]
    found = figures["与其他顾问的差距（百分点）"]
    assert found["数值"] == pytest.approx((mean(own) - float(results.comparison.others or 0)) * 100)
    assert "不明显" in str(found["依据"])
    assert isinstance(found["95%上限"], float)
    assert found["95%上限"] < 0


def test_self_checks_stand_apart_with_the_source_of_the_coefficient(
    book: Workbook, answers: list[dict[str, object]]
) -> None:
    figures = {str(row["数据"]): row for row in below(book["结果"], "数据")}
    own, shops = whole(answers, "自检"), whole(answers, "神秘客")
    assert figures["自评得分率"]["数值"] == pytest.approx(mean(rates(own)))
    both = {row["指标标识"] for row in own} & {row["指标标识"] for row in shops}
    own, shops = ([row for row in each if row["指标标识"] in both] for each in (own, shops))
    assert figures["自评高出神秘客（百分点）"]["数值"] == pytest.approx(
        (mean(rates(own)) - mean(rates(shops))) * 100
    )
    assert "Gwet" in str(figures["扣除偶然后的一致程度 AC1"]["依据"])


def test_sections_add_up_whole_mystery_shops(
    book: Workbook, answers: list[dict[str, object]]
) -> None:
    found = {row["环节标识"]: row for row in below(book["环节"], "编号") if row["环节标识"]}
    assert list(found) == [section.id for section in shipped().sections]
    for section, row in found.items():
        points = [
            each["得分"]
            for each in answers
            if (each["环节标识"], each["类型"]) == (section, "神秘客") and each["得分"] is not None
        ]
        assert (row["得分"], row["可得分"]) == (points.count(1), len(points))
        assert row["得分率"] == pytest.approx(points.count(1) / len(points))


def wilson(passed: int, n: int) -> tuple[float, float]:
    """As the roots of (p - rate)² = z² p (1 - p) / n, which is where it comes from."""
    z, rate = NormalDist().inv_cdf(0.975), passed / n
    a, b, c = 1 + z * z / n, -(2 * rate + z * z / n), rate * rate
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def test_indicators_come_worst_first_with_wilsons_interval(
    book: Workbook, answers: list[dict[str, object]]
) -> None:
    rows = below(book["指标"], "编号")
    assert len(rows) == 102
    bounds = []
    for row in rows:
        points = [
            each["得分"]
            for each in answers
            if (each["指标标识"], each["类型"]) == (row["指标标识"], "神秘客")
            and each["得分"] is not None
        ]
        assert (row["做到次数"], row["可评次数"]) == (points.count(1), len(points))
        if points:
            low, high = wilson(points.count(1), len(points))
            assert (row["95%下限"], row["95%上限"]) == pytest.approx((low, high), abs=1e-9)
            missed = next((at for at, one in enumerate(reversed(points)) if one), len(points))
            assert row["连续失分"] == missed
            bounds.append(round(high, 9))
        else:
            assert (row["执行率"], row["95%下限"], row["95%上限"]) == (None, None, None)
    assert bounds == sorted(bounds)


def test_every_answer_has_its_row(answers: list[dict[str, object]]) -> None:
    expected = sum(len(past.sheet.scope) for past in audits_about(WHO))
    assert len(answers) == expected
    assert all(isinstance(row["日期"], datetime) for row in answers)


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_sheets_are_frozen_filtered_and_charted_in_both_languages(
    results: AdvisorResults, language: Language
) -> None:
    made = open_workbook(report_workbook(results, WHO, Period.MONTH, [], TODAY, texts(language)))
    assert len(made.sheetnames) == 5
    for sheet in made.worksheets:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.column_dimensions["A"].width
    charts = [len(sheet._charts) for sheet in made.worksheets]  # type: ignore[attr-defined]  # read back, but not in the stubs
    assert charts == [0, 1, 1, 0, 0]


def test_somebody_without_an_audit_gets_an_empty_but_whole_workbook() -> None:
    made = open_workbook(
        report_workbook(results_of_nobody(), "新人", Period.ALL, [], TODAY, texts("en"))
    )
    assert below(made["Summary"], "Figure")[0]["Value"] is None
    assert below(made["Visits"], "Audit no.") == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx", "https://example.com", "1", ""])
def test_what_people_wrote_stays_text(text: str) -> None:
    sheet = audits_about(WHO)[0].sheet
    made = open_workbook(audit_workbook(sheet, text, TODAY, {1: text}, {1: text}, "en"))
    note = below(made["Answers"], "Section id")[0]["Note"]
    assert (made["Summary"]["A1"].value or "", note or "") == (text, text)
    cell = made["Answers"]["H2"]
    assert cell.data_type in {"s", "n"}
    assert cell.data_type == "s" or cell.value is None
    assert cell.hyperlink is None


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_an_audits_workbook_adds_up_to_its_answers(language: Language) -> None:
    past = _noted()
    made = open_workbook(
        audit_workbook(past.sheet, WHO, TODAY, past.notes, past.evaluations, language)
    )
    summary, sections, answers = (table(sheet) for sheet in made.worksheets)
    points = [row[5] for row in answers[1:] if isinstance(row[5], int)]
    assert len(answers[1:]) == len(past.sheet.scope)
    assert summary[4][1] == pytest.approx(sum(points) / len(points))
    assert [row[7] for row in answers[1:] if row[7]] == [past.notes[n] for n in sorted(past.notes)]
    assert {row[8] for row in sections[1:8] if row[8]} == set(past.evaluations.values())
    assert sum(row[3] for row in sections[1:8] if isinstance(row[3], int)) == sum(points)


def test_an_audit_of_a_few_indicators_lists_these_alone() -> None:
    few = begin(shipped(), Kind.SELF_CHECK, [1, 30])
    few = few.with_answer(1, Value.NOT_APPLICABLE).with_answer(30, Value.NOT_OBSERVED)
    made = open_workbook(audit_workbook(few, WHO, date(2026, 1, 2), {}, {}, "en"))
    rows = below(made["Answers"], "Section id")
    assert [row["Answer"] for row in rows] == ["Not applicable", "Not observed"]
    assert [row["Rate"] for row in below(made["Sections"], "No.")] == [None, None]


def _noted() -> PastAudit:
    return next(each for each in audits_about(WHO) if each.notes and each.evaluations)
