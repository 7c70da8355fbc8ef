"""Files to take away: they arrive, open again, and say what the answers say."""

import csv
import io
from collections.abc import AsyncIterator, Iterable
from fractions import Fraction
from statistics import mean

import openpyxl
import pytest
import pytest_asyncio

from bot import taps
from checklist.results import Period
from simulator.phone import Phone
from tests.bot.drivers import forge_tap, import_more
from tests.bot.rendering.test_pdf import body
from tests.bot.story import (
    NOTHING,
    Story,
    download,
    open_story,
    percent,
    say_and_wait,
    tap_data,
    wait_for_newer,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")
ALL = Period.ALL
PNG = b"\x89PNG\r\n\x1a\n"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=2", "＝3")
PLACE = "上海大众·浦东演示店"
AUDITORS = ("王芳", "何磊", "吴静怡")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    folder = tmp_path_factory.mktemp("story")
    async with open_story(folder) as made:
        for number, text in enumerate(FORMULAS, start=1):
            await made.harness.write(
                "INSERT OR REPLACE INTO notes VALUES (:audit, :number, :text)",
                audit=await newest_shop(made),
                number=number,
                text=text,
            )
        await import_more(
            made.harness, folder, "何经理,manager,1007,虹桥店,", "马超,advisor,,虹桥店,"
        )
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def manager(place: Story) -> Phone:
    phone = place.phones["manager"]
    await say_and_wait(phone, "/report")
    await tap_data(phone, taps.ReportOf(3, 1, ALL))
    return phone


async def newest_shop(place: Story) -> int:
    rows = await place.harness.rows(
        "SELECT id FROM audits WHERE advisor = 3 AND kind = 1 ORDER BY submission DESC LIMIT 1"
    )
    return int(rows[0].id)


async def points(place: Story) -> dict[int, tuple[int, int]]:
    """Earned and possible of each of 张伟's mystery shops, oldest first."""
    rows = await place.harness.rows(
        "SELECT a.id, sum(value = 1) AS earned, sum(value IN (0, 1)) AS possible"
        " FROM audits a JOIN answers ON audit = a.id"
        " WHERE a.advisor = 3 AND a.kind = 1 AND a.submission IS NOT NULL"
        " GROUP BY a.id ORDER BY a.submission"
    )
    return {row.id: (row.earned, row.possible) for row in rows}


async def mean_rate(place: Story) -> Fraction:
    return mean(Fraction(*each) for each in (await points(place)).values())


def workbook(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def added(column: Iterable[object]) -> int:
    return sum(each for each in column if isinstance(each, int))


async def test_the_spreadsheet_of_a_report_adds_up(place: Story, manager: Phone) -> None:
    name, content = await download(manager, "XLSX")
    assert name == f"{PLACE}_张伟_报告_全部时间_2026-03-04.xlsx"
    book = workbook(content)
    summary = {row[0]: row[1] for row in book["结果"].values}
    assert summary["神秘客得分率"] == pytest.approx(float(await mean_rate(place)))
    visits = {row[0]: row[3:5] for row in book["单次"].values if row[2] == "神秘客"}
    assert visits == await points(place)
    stored_scores = await place.harness.rows(
        "SELECT audit, sum(value = 1) AS earned, count(*) AS n FROM answers JOIN audits"
        " ON audits.id = audit WHERE advisor = 3 AND submission IS NOT NULL GROUP BY audit"
    )
    answers: dict[object, list[object]] = {}
    for row in list(book["答案"].values)[1:]:
        answers.setdefault(row[0], []).append(row[9])
    assert {audit: (found.count(1), len(found)) for audit, found in answers.items()} == {
        row.audit: (row.earned, row.n) for row in stored_scores
    }
    earned, possible = (added(column) for column in zip(*visits.values(), strict=True))
    sections = list(book["环节"].values)[1:8]
    assert added(row[3] for row in sections) == earned
    assert added(row[4] for row in sections) == possible


async def test_the_document_of_a_report_says_the_same(place: Story, manager: Phone) -> None:
    name, content = await download(manager, "PDF")
    assert name == f"{PLACE}_张伟_报告_全部时间_2026-03-04.pdf"
    text = body(content)
    found = await points(place)
    earned, possible = (sum(column) for column in zip(*found.values(), strict=True))
    assert percent(await mean_rate(place)) in text
    assert f"{earned}/{possible}" in text
    assert not [who for who in AUDITORS if who in text]


async def test_the_csv_of_a_report_holds_every_answer_once(place: Story, manager: Phone) -> None:
    name, content = await download(manager, "CSV")
    assert name == f"{PLACE}_张伟_报告_全部时间_2026-03-04.csv"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    shops = [row for row in rows if row["类型"] == "神秘客"]
    for audit, (earned, possible) in (await points(place)).items():
        marks = [row["得分"] for row in shops if row["审核编号"] == str(audit)]
        assert (marks.count("1"), len(marks) - marks.count("")) == (earned, possible)
        assert len(marks) == 102
    assert len({(row["审核编号"], row["指标标识"]) for row in rows}) == len(rows)
    assert not [who for who in AUDITORS if who in content.decode()]


async def test_a_note_that_looks_like_a_formula_stays_text(place: Story, manager: Phone) -> None:
    _, sheet = await download(manager, "XLSX")
    cells = [cell for row in workbook(sheet)["答案"].iter_rows() for cell in row]
    assert {cell.value for cell in cells} >= set(FORMULAS)
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    _, table = await download(manager, "CSV")
    values = {each for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))) for each in row}
    assert values >= {f"'{each}" for each in FORMULAS}
    assert not values & set(FORMULAS)


async def test_one_audit_is_a_spreadsheet_and_a_form_to_sign(place: Story, manager: Phone) -> None:
    audit = await newest_shop(place)
    earned, possible = (await points(place))[audit]
    await tap_data(manager, taps.Summary(audit, 1))
    name, content = await download(manager, "XLSX")
    assert name == f"{PLACE}_张伟_神秘客{audit}_2026-02-20.xlsx"
    book = workbook(content)
    summary = {row[0]: row[1] for row in book["结果"].values}
    assert summary["得分率"] == pytest.approx(earned / possible)
    answers = list(book["答案"].values)[1:]
    assert len(answers) == 102
    assert added(row[5] for row in answers) == earned
    assert {row[7] for row in answers} >= set(FORMULAS)
    name, content = await download(manager, "PDF")
    assert name == f"{PLACE}_张伟_神秘客{audit}_2026-02-20.pdf"
    text = body(content)
    assert f"{earned}/{possible}·{percent(Fraction(earned, possible))}" in text
    assert "是1" in text
    assert not [who for who in AUDITORS if who in text]


async def test_files_in_english(place: Story) -> None:
    phone = place.phones["english"]
    await say_and_wait(phone, "/report")
    await tap_data(phone, taps.ReportOf(3, 1, ALL))
    name, content = await download(phone, "XLSX")
    assert name == f"{PLACE}_Zhang_Wei_张伟_report_all_time_2026-03-04.xlsx"
    assert "Mystery shop" in str(list(workbook(content).worksheets[2].values))


async def test_no_two_files_have_the_same_name(place: Story, manager: Phone) -> None:
    """Not of two periods, not of two shops of one day, not of two people of one name."""
    await place.harness.write("INSERT INTO people (id, name) VALUES (997, '张伟')")
    await place.harness.write("INSERT INTO memberships VALUES (997, 1, 4)")
    csv_format, pdf = taps.FileFormat.CSV, taps.AuditFileFormat.PDF
    files: list[taps.ReportFile | taps.AuditFile] = [
        taps.ReportFile(advisor, 1, period, csv_format) for advisor in (3, 997) for period in Period
    ]
    files += [taps.AuditFile(audit, pdf) for audit in sorted(await points(place))[-2:]]
    names = [await file_of(manager, each) for each in files]
    await place.harness.write("DELETE FROM memberships WHERE person = 997")
    assert len(set(names)) == len(names)
    assert f"{PLACE}_张伟_3_报告_近90天_2025-12-05_2026-03-04.csv" in names


async def file_of(phone: Phone, tap: taps.ReportFile | taps.AuditFile) -> str:
    last = (await phone.messages())[-1]
    assert not await forge_tap(phone, tap, settle=False)
    return (await wait_for_newer(phone, last, lambda each: bool(each.files))).files[0].name


async def test_files_of_nothing_are_refused_or_say_so(place: Story, manager: Phone) -> None:
    await place.harness.write("INSERT INTO people (id, name) VALUES (999, '新人')")
    await place.harness.write("INSERT INTO memberships VALUES (999, 1, 4)")
    assert not (await tap_data(manager, taps.ReportOf(999, 1, ALL))).files
    _, content = await download(manager, "PDF")
    assert "新人" in body(content)
    _, content = await download(manager, "XLSX")
    assert len(list(workbook(content)["答案"].values)) == 1


@pytest.mark.parametrize("who", ["elsewhere", "shopper", "advisor"])
async def test_whoever_does_not_manage_here_gets_no_file(place: Story, who: str) -> None:
    phone = place.phones[who]
    await say_and_wait(phone, "/help")
    audit = await newest_shop(place)
    for tap in (
        *(taps.ReportFile(3, 1, ALL, each) for each in taps.FileFormat),
        *(taps.AuditFile(audit, each) for each in taps.AuditFileFormat),
    ):
        assert await forge_tap(phone, tap, settle=False) == NOTHING
    assert not [each for message in await phone.messages() for each in message.files]


async def test_a_file_about_an_advisor_who_is_not_there_is_refused(
    place: Story, manager: Phone
) -> None:
    await say_and_wait(manager, "/help")
    before = len([each for message in await manager.messages() for each in message.files])
    assert await forge_tap(manager, taps.ReportFile(998, 1, ALL, taps.FileFormat.PDF)) == NOTHING
    after = len([each for message in await manager.messages() for each in message.files])
    assert after <= before  # the picture that /help replaced may go meanwhile
