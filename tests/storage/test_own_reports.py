"""An advisor's own results, read from the database: their releases, and colleagues beside them."""

import random
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from checklist.definition import Checklist
from checklist.results import WHOLE, AdvisorResults, Period, Totals, Versions
from checklist.scoring import Score
from storage import checklists, reports
from storage.models import people
from tests.checklist.small_form import SMALL, form, totals_of
from tests.storage.report_database import LI, SHOPPER, ZHANG, ReportDatabase

MONDAY = datetime(2026, 6, 15, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)
SECOND_SHOPPER, HUA, MIN = 11, 12, 13
COLLEAGUES = (LI, HUA, MIN)


@pytest.fixture
async def team(stored: ReportDatabase) -> ReportDatabase:
    """A dealership with four advisors and two shoppers."""
    rows = [{"id": each, "name": str(each)} for each in (SECOND_SHOPPER, HUA, MIN)]
    async with stored.database.writing() as db:
        await db.execute(insert(people), rows)
    return stored


async def shop(
    team: ReportDatabase, *spelled: str, advisor: int = ZHANG, at: datetime, version: int = 1
) -> None:
    """Shops of one advisor; both shoppers take turns."""
    for nth, each in enumerate(spelled):
        auditor = SECOND_SHOPPER if nth % 2 else SHOPPER
        await team.submit(each, advisor=advisor, at=at, version=version, auditor=auditor)


async def own(
    team: ReportDatabase, now: datetime = MONDAY, period: Period = Period.QUARTER
) -> AdvisorResults:
    zhang = await team.advisor()
    team.statements.clear()
    async with team.database.reading() as db:
        return await reports.own_results_of(db, zhang, period, now, team.versions)


async def test_shops_wait_for_monday_and_for_two_others(team: ReportDatabase) -> None:
    await shop(team, "yyyynn", "yyyynn", at=MONDAY - HOUR)
    assert (await own(team)).shops.n == 0
    await shop(team, "yyyyyy", at=MONDAY)
    assert (await own(team)).shops.n == 0
    assert (await own(team, MONDAY + WEEK - HOUR)).shops.n == 0
    found = await own(team, MONDAY + WEEK)
    assert (found.shops.n, found.shops.mean) == (3, Fraction(7, 9))


async def test_shops_of_one_shopper_wait_for_another(team: ReportDatabase) -> None:
    await team.submit(*["yyyynn"] * 5, at=MONDAY - HOUR)
    assert (await own(team)).shops.n == 0


async def test_the_week_ends_in_the_zone_of_now(team: ReportDatabase) -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    await shop(team, "yyyynn", "yyyynn", "yyyynn", at=MONDAY - 9 * HOUR)
    assert (await own(team, datetime(2026, 6, 15, tzinfo=shanghai))).shops.n == 3
    assert (await own(team, MONDAY - 8 * HOUR)).shops.n == 0


async def test_colleagues_stand_beside_a_release_with_the_shops_of_its_weeks(
    team: ReportDatabase,
) -> None:
    await shop(team, "yyyynn", "yyyynn", "yyyynn", at=MONDAY - HOUR)
    for colleague in COLLEAGUES:
        await shop(team, "yyynnn", advisor=colleague, at=MONDAY - WEEK)
        await shop(team, "nnnnnn", advisor=colleague, at=MONDAY - WEEK - HOUR)
        await shop(team, "yyyyyy", advisor=colleague, at=MONDAY)
    found = await own(team, MONDAY + 3 * WEEK)
    assert (found.comparison.shops, found.comparison.others) == (3, Fraction(1, 2))
    assert [each.others for each in found.sections] == [Score(9, 9, 0), Score(0, 9, 0)]


async def test_two_colleagues_are_not_shown_however_many_shops_they_have(
    team: ReportDatabase,
) -> None:
    await shop(team, "yyyynn", "yyyynn", "yyyynn", at=MONDAY - HOUR)
    without = await own(team)
    for colleague in COLLEAGUES[:2]:
        await shop(team, *["yyynnn"] * 6, advisor=colleague, at=MONDAY - 2 * HOUR)
    assert await own(team) == without


async def test_colleagues_add_up_to_the_totals_of_their_shops(team: ReportDatabase) -> None:
    """In two releases and two versions of the form, with shops that scored nothing."""
    newer = form(("explain", "greet"), ("offer",))
    async with team.database.writing() as db:
        number = await checklists.save(db, newer, MONDAY)
    team.versions = Versions({1: SMALL, number: newer}, 1)
    draw = random.Random(2)
    expected: dict[str, list[Score]] = {}
    for week in (2, 1):
        await shop(team, "yyyynn", "yyyynn", "yyyynn", at=MONDAY - week * WEEK)
        for nth in range(24):
            version = 1 if week == 2 else number
            size = 6 if version == 1 else 3
            spelled = "".join(draw.choices("yyn-", k=size)) if nth else "-" * size
            at = MONDAY - week * WEEK + nth * HOUR
            await shop(team, spelled, advisor=COLLEAGUES[nth % 3], at=at, version=version)
            sheet = team.sheets[-1].sheet
            for name, numbers in sections_of(sheet.checklist):
                values = [spelled[each - 1] for each in numbers if spelled[each - 1] in "yn"]
                score = Score(values.count("y"), len(values), 0)
                expected.setdefault(name, []).append(score)
    found = await own(team, MONDAY + WEEK)
    sums = {name: [totals_of(each) for each in scores] for name, scores in expected.items()}
    theirs = sum(sums[WHOLE], Totals())
    assert (found.comparison.shops, found.comparison.others) == (theirs.audits, theirs.mean)
    for each in found.sections:
        assert each.others == sum(expected[each.section.id], Score(0, 0, 0))


def sections_of(checklist: Checklist) -> list[tuple[str, list[int]]]:
    sections = [(each.id, list(each.numbers)) for each in checklist.sections]
    return [*sections, (WHOLE, [number for _, numbers in sections for number in numbers])]


async def test_own_results_take_the_same_statements_however_much_they_read(
    team: ReportDatabase,
) -> None:
    await shop(team, "yyyynn", "yyyynn", "yyyynn", at=MONDAY - HOUR)
    await own(team)
    few = len(team.statements)
    for week in range(7):
        await shop(team, *["ynynyn"] * 4, at=MONDAY + week * WEEK)
        for colleague in COLLEAGUES:
            await shop(team, *["ynynyn"] * 2, advisor=colleague, at=MONDAY + week * WEEK)
    assert (await own(team, MONDAY + 9 * WEEK)).comparison.shops == 42
    assert len(team.statements) == few


@pytest.mark.parametrize(
    ("older_of", "newer_of", "shown"), [(3, 2, Score(9, 9, 0)), (2, 3, Score(0, 6, 0))]
)
async def test_a_section_of_two_versions_is_that_of_the_version_with_more_colleagues(
    team: ReportDatabase, older_of: int, newer_of: int, shown: Score
) -> None:
    """Also where the process has not read the other version yet."""
    newer = form(("greet", "explain"), ("offer",))
    async with team.database.writing() as db:
        number = await checklists.save(db, newer, MONDAY)
    team.versions = Versions({1: SMALL, number: newer}, 1)
    await shop(team, "yyyynn", "yyyynn", "yyyynn", at=MONDAY - HOUR)
    for colleague in COLLEAGUES[:older_of]:
        await shop(team, "yyynnn", advisor=colleague, at=MONDAY - 3 * HOUR)
    for colleague in COLLEAGUES[:newer_of]:
        await shop(team, "nnn", advisor=colleague, at=MONDAY - 2 * HOUR, version=number)
    team.versions = Versions({1: SMALL}, 1)
    found = await own(team)
    assert found.sections[0].others == shown
    assert found.comparison.shops == 5
