"""The documents, re-opened, and their words and numbers compared with the answers."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from bot.formats import rate
from bot.rendering import typesetting
from bot.rendering.fonts import drawable
from bot.rendering.form_pdf import audit_document
from bot.rendering.key_figures import Figure, figures
from bot.rendering.report_pdf import report_document
from bot.texts import texts
from checklist.audit import begin
from checklist.definition import FORM_LANGUAGES, Kind, Language, Value
from checklist.loading import shipped
from checklist.results import AdvisorResults, Comparison, Period
from checklist.scoring import Score, section_scores, total_score
from checklist.statistics import Difference, Verdict
from demo.history import PastAudit
from tests.bot.builders import TODAY, advisor_results_of, audits_about, results_of_nobody

WHO = "张伟"
WORDS = {"zh": ("不适用", "未观察到"), "en": ("Not applicable", "Not observed")}
TOTAL = {"zh": "关键指标总计", "en": "Indicators' total"}


def pages(content: bytes) -> list[str]:
    """Each page's text."""
    return [bare(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def fonts(page: PageObject) -> Any:  # noqa: ANN401 - a dictionary of dictionaries
    return page["/Resources"]["/Font"]  # type: ignore[index]  # likewise


def xmp(content: PdfReader) -> str:
    """The metadata in which a document says what standards it keeps."""
    stream: Any = content.root_object["/Metadata"]
    return bytes(stream.get_data()).decode()


def bare(text: str) -> str:
    """Without spaces and line ends, which layout puts anywhere."""
    return re.sub(r"\s", "", text)


def body(content: bytes) -> str:
    return "".join(pages(content))


def figures_by_label(results: AdvisorResults) -> dict[str, Figure]:
    return {each.label: each for each in figures(results, texts("zh"))}


@pytest.fixture(scope="module")
def audit() -> PastAudit:
    return next(each for each in audits_about(WHO) if each.notes and each.evaluations)


@pytest.fixture(scope="module")
def results() -> AdvisorResults:
    return advisor_results_of(WHO)


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_an_audit_is_laid_out_as_the_form(audit: PastAudit, language: Language) -> None:
    sheet = audit.sheet
    text = body(audit_document(sheet, WHO, TODAY, audit.notes, audit.evaluations, language))
    for indicator in sheet.checklist.indicators:
        row = f"{indicator.code[language]} {indicator.text[language]}"
        if indicator.number in audit.notes:
            note = audit.notes[indicator.number]
            row += texts(language).plain("document-note", text=note)
        value = sheet.value(indicator.number)
        mark = "1" if value is Value.YES else "0" if value is Value.NO else ""
        assert bare(row + mark) in text, indicator.id
    values = [sheet.value(indicator.number) for indicator in sheet.checklist.indicators]
    count = tuple(values.count(each) for each in (Value.NOT_APPLICABLE, Value.NOT_OBSERVED))
    assert tuple(text.count(bare(each)) for each in WORDS[language]) == count
    for section in sheet.checklist.sections:
        own = [sheet.value(number) for number in section.numbers]
        assert f"{bare(TOTAL[language])}{own.count(Value.YES)}" in text
    earned, possible = values.count(Value.YES), values.count(Value.YES) + values.count(Value.NO)
    assert f"{earned}/{possible}·" in text
    for text in (*audit.notes.values(), *audit.evaluations.values()):
        assert bare(text) in text


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_every_page_has_its_number_the_name_and_the_day(
    audit: PastAudit, results: AdvisorResults, language: Language
) -> None:
    for content in (
        audit_document(audit.sheet, WHO, TODAY, {}, {}, language),
        report_document(results, WHO, Period.ALL, TODAY, texts(language)),
    ):
        found = pages(content)
        for at, page in enumerate(found, start=1):
            number = {"zh": f"第{at}页，共{len(found)}页", "en": f"Page{at}of{len(found)}"}
            assert number[language] in page
            assert WHO in page
            assert "2026-03-01" in page
        sign = {"zh": ("日期", "签名"), "en": ("Date", "Signature")}[language]
        assert all(each in found[-1] for each in sign)


def test_no_auditor_is_named(audit: PastAudit, results: AdvisorResults) -> None:
    auditors = {audit.auditor for audit in audits_about(WHO)} - {WHO}
    assert auditors
    text = body(audit_document(audit.sheet, WHO, TODAY, {}, {}, "zh"))
    text += body(report_document(results, WHO, Period.ALL, TODAY, texts("zh")))
    assert not [name for name in auditors if name in text]


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_a_report_tells_the_outcome_and_every_scored_indicator(
    results: AdvisorResults, language: Language
) -> None:
    content = report_document(results, WHO, Period.QUARTER, TODAY, texts(language))
    text = body(content)
    rates = [each.total.rate or 0 for each in results.shops.visits]
    assert f"{float(sum(rates) / len(rates)):.1%}" in text
    for record in results.indicators:
        words = bare(record.indicator.text[language])
        assert (words in text) == bool(record.shops), record.indicator.id
    assert len(content) < 400_000


def test_the_fonts_are_embedded_as_subsets(audit: PastAudit) -> None:
    content = audit_document(audit.sheet, WHO, TODAY, audit.notes, {}, "zh")
    assert len(content) < 300_000
    embedded = fonts(PdfReader(io.BytesIO(content)).pages[0]).values()
    names = [str(each.get_object()["/BaseFont"]) for each in embedded]
    assert any("NotoSansCJKsc" in name and "+" in name for name in names)


def test_the_same_values_give_the_same_bytes(audit: PastAudit) -> None:
    first, second = (audit_document(audit.sheet, WHO, TODAY, {}, {}, "en") for _ in range(2))
    assert first == second


def test_what_no_font_can_draw_is_a_box_and_not_a_gap(audit: PastAudit) -> None:
    note = "送了🫠礼物▲ <b>&"
    text = body(audit_document(audit.sheet, "\u202e張偉", TODAY, {1: note}, {1: note}, "zh"))
    assert text.count(bare(drawable(note))) == 2
    assert "送了□礼物▲" in text


@pytest.mark.parametrize("long", ["好" * 3_000, "好\n" * 1_000])
def test_a_long_remark_runs_over_to_the_next_page(long: str) -> None:
    few = begin(shipped(), Kind.SELF_CHECK, [1]).with_answer(1, Value.YES)
    text = body(audit_document(few, WHO, TODAY, {1: long}, {1: long}, "zh"))
    assert text.count("好") == 2 * long.count("好")


def test_somebody_without_an_audit_gets_a_page_that_says_so() -> None:
    found = pages(report_document(results_of_nobody(), "新人", Period.MONTH, TODAY, texts("zh")))
    assert len(found) == 1
    assert "—神秘客0次·近30天得分率这段时间没有可评的神秘客评价表。" in found[0]


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.ABOVE, "明显更高"),
        (Verdict.BELOW, "明显更低"),
        (Verdict.WITHIN, "不明显"),
        (Verdict.CANNOT_TELL, "还不能比"),
    ],
)
def test_a_difference_is_called_what_the_verdict_is(
    results: AdvisorResults, verdict: Verdict, said: str
) -> None:
    judged = replace(results.comparison, verdict=verdict)
    compared = replace(results, comparison=judged, older=2, gone=1)
    found = figures_by_label(compared)
    assert said in found["与其他顾问的差距（百分点）"].basis
    assert found["旧版评价表"].printed == "2"


@pytest.mark.parametrize(("language", "margin"), [("zh", "−11.6～−1.8"), ("en", "−11.6 to −1.8")])
def test_a_margin_of_a_difference_is_not_written_with_a_dash(
    results: AdvisorResults, language: Language, margin: str
) -> None:
    wide = replace(results.comparison, difference=Difference(-0.0667, 0.0489, 0.01))
    compared = replace(results, comparison=wide)
    found = figures_by_label(compared)
    difference = found["与其他顾问的差距（百分点）"]
    assert (difference.printed, difference.margin(texts(language))) == ("−6.7", margin)


def test_a_short_self_check_prints_what_it_asked() -> None:
    few = (
        begin(shipped(), Kind.SELF_CHECK, [1, 30])
        .with_answer(1, Value.YES)
        .with_answer(30, Value.NO)
    )
    found = pages(audit_document(few, WHO, TODAY, {}, {}, "en"))
    assert len(found) == 1
    assert "1/2" in found[0]
    assert found[0].count("Keyindicator") == 2


HOSTILE = ('#read("/etc/passwd")', "*a*", "$x$", "= heading", "@label", "\\", "`raw`", '"]}')


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_person_is_read_as_markup(audit: PastAudit, text: str) -> None:
    form = body(audit_document(audit.sheet, text, TODAY, {1: text}, {1: text}, "en"))
    assert form.count(bare(text)) >= 4
    report = body(report_document(advisor_results_of(WHO), text, Period.ALL, TODAY, texts("en")))
    assert bare(text) in report


@pytest.mark.parametrize("path", ["/etc/passwd", "../typesetting.py"])
def test_a_template_reads_nothing_outside_its_folder(path: str) -> None:
    with pytest.raises(RuntimeError, match=r"file not found|outside of project root|escape"):
        typesetting._compiler().compile(input=f'#read("{path}")'.encode())


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_a_document_can_be_read_out(
    audit: PastAudit, results: AdvisorResults, language: Language
) -> None:
    """Title, language, tags, bookmarks, and words instead of the graphics."""
    form = PdfReader(io.BytesIO(audit_document(audit.sheet, WHO, TODAY, audit.notes, {}, language)))
    report = PdfReader(
        io.BytesIO(report_document(results, WHO, Period.ALL, TODAY, texts(language)))
    )
    for each in (form, report):
        assert each.metadata is not None
        assert WHO in str(each.metadata.title)
        assert str(each.root_object["/Lang"]).startswith(language)
        assert "/StructTreeRoot" in each.root_object
        assert "<pdfuaid:part>1<" in xmp(each)
    assert [entry.title for entry in form.outline][:-1] == [  # type: ignore[union-attr]  # flat
        f"{section.code[language]} {section.title[language]}"
        for section in audit.sheet.checklist.sections
    ]
    assert len(report.outline) == 7
    size: Any = report.trailer["/Size"]
    objects: list[Any] = [report.get_object(number) for number in range(1, int(size))]
    spoken = [str(each["/Alt"]) for each in objects if isinstance(each, dict) and "/Alt" in each]
    assert len(spoken) == 2
    assert any(rate(results.sections[0].shops.rate) in each for each in spoken)


def test_the_first_page_says_it_all(results: AdvisorResults) -> None:
    first = pages(report_document(results, WHO, Period.ALL, TODAY, texts("zh")))[0]
    for section in results.sections:
        assert bare(f"{section.section.short['zh']}") in first
    assert results.weak.clear
    for record in results.weak.clear[:3]:
        assert bare(record.indicator.short["zh"]) in first
    assert f"神秘客{results.shops.n}次" in first
    assert "最大盲区" in first
    assert "趋势" in first
    assert rate(results.comparison.others) in first


def test_a_document_without_the_others_tells_nothing_of_them(results: AdvisorResults) -> None:
    withheld = replace(
        results,
        comparison=Comparison(),
        sections=tuple(replace(each, others=Score(0, 0, 0)) for each in results.sections),
    )
    text = body(report_document(withheld, WHO, Period.ALL, TODAY, texts("zh")))
    assert rate(results.comparison.others) not in text
    assert "其他顾问得分率" not in text


def test_the_first_page_has_the_figures_that_the_score_rests_on(results: AdvisorResults) -> None:
    first = pages(report_document(results, WHO, Period.ALL, TODAY, texts("zh")))[0]
    difference = bare(figures_by_label(results)["与其他顾问的差距（百分点）"].printed.lstrip("−"))
    assert f"店内其他顾问{rate(results.comparison.others)}低{difference}个百分点，不明显" in first
    assert f"最近一次{rate(results.shops.latest)}属正常起伏" in first
    assert f"自评得分率{rate(results.self_checks.mean)}" in first
    score = results.shops.score
    assert f"{rate(score.coverage)}{score.possible}/{score.printed}项可评" in first


def test_few_mystery_shops_are_marked_as_provisional() -> None:
    few = advisor_results_of("陈静")
    assert few.shops.provisional
    assert (
        "暂定，满9次转正式" in pages(report_document(few, WHO, Period.ALL, TODAY, texts("zh")))[0]
    )
    many = report_document(advisor_results_of(WHO), WHO, Period.ALL, TODAY, texts("zh"))
    assert "暂定" not in pages(many)[0]


def test_every_audit_has_a_row_with_its_day_its_points_and_its_coverage(
    results: AdvisorResults,
) -> None:
    text = body(report_document(results, WHO, Period.ALL, TODAY, texts("zh")))
    kinds = {Kind.MYSTERY_SHOP: "神秘客", Kind.SELF_CHECK: "自检", Kind.OBSERVATION: "现场观察"}
    for each in (results.shops, results.self_checks, results.observations):
        for visit in each.visits:
            score, day = visit.total, visit.at.date().isoformat()
            points = f"{score.earned}{score.possible}{rate(score.rate)}"
            assert f"{day}{kinds[visit.kind]}{points}{score.possible}/{score.printed}" in text


def test_audits_are_listed_with_the_latest_first_whatever_their_kind(
    results: AdvisorResults,
) -> None:
    text = body(report_document(results, WHO, Period.ALL, TODAY, texts("zh")))
    _, listed = text.split("各次评价表，新的在前")
    rows = re.findall(r"(\d{4}-\d\d-\d\d)(神秘客|自检|现场观察)", listed)
    assert {kind for _, kind in rows} == {"神秘客", "自检", "现场观察"}
    assert [day for day, _ in rows] == sorted((day for day, _ in rows), reverse=True)
    every = (results.shops, results.self_checks, results.observations)
    assert len(rows) == sum(len(each.visits) for each in every)


def test_the_form_ends_with_the_points_of_all_sections(audit: PastAudit) -> None:
    last = pages(audit_document(audit.sheet, WHO, TODAY, {}, {}, "zh"))[-1]
    for section, score in section_scores(audit.sheet):
        numbers = f"{score.earned}{score.possible}{score.printed}{rate(score.rate)}"
        assert bare(f"{section.code['zh']} {section.title['zh']}") + numbers in last
    total = total_score(audit.sheet)
    assert f"合计{total.earned}{total.possible}102{rate(total.rate)}" in last


@pytest.mark.parametrize("unbroken", ["W" * 600, "https://example.org/" + "a/" * 300])
def test_a_word_that_is_longer_than_a_line_goes_on_in_the_next(unbroken: str) -> None:
    few = begin(shipped(), Kind.SELF_CHECK, [1]).with_answer(1, Value.YES)
    content = audit_document(few, WHO, TODAY, {1: unbroken}, {1: unbroken}, "en")
    lines = PdfReader(io.BytesIO(content)).pages[0].extract_text().splitlines()
    assert max(len(line) for line in lines) < 150
    assert body(content).count(unbroken) == 2
