"""Everything that an advisor can receive in a year, day by day, gives no shop away.

The year is written to a real database, and read through `own_results_of` as the bot reads it. To
see which shops a figure covers, the year is held again for each shop: there, this shop passes
whatever it scored, and every other shop misses it. A figure above 0 then covers this shop.
"""

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import insert, text

from bot import taps
from bot.handlers.indicators import load_indicator
from bot.rendering.overview import outline
from bot.rendering.report_pdf import report_values
from bot.screen import Screen
from bot.taps import Only
from bot.texts import texts
from bot.views.report import first, gap, indicators, one_indicator, visits
from bot.views.report.first import AdvisorReport
from checklist.definition import Kind
from checklist.results import AdvisorResults, Period, own_team_row
from storage import reports
from storage.models import notes, people
from tests.bot.histories import FILLED_TABLES
from tests.checklist.small_form import FORM_IDS
from tests.storage.report_database import LI, SHOPPER, ZHANG, ReportDatabase, open_reports

pytestmark = pytest.mark.asyncio(loop_scope="module")
START = datetime(2025, 6, 2, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)
SECOND_SHOPPER, HUA, MIN = 11, 12, 13
COLLEAGUES = (LI, HUA, MIN)
MONDAYS = [START + 7 * week * DAY for week in range(1, 54)]
FEWEST = 3
WORDS = "神秘客的话"


@dataclass(frozen=True)
class Shop:
    """A shop of the year. `answers` are spelled as in the small form."""

    advisor: int
    auditor: int
    at: datetime
    answers: str


def plan_year(seed: int) -> list[Shop]:
    """Draw a year of shops, oldest first: some weeks hold none, some several, many score little."""
    random = Random(seed)
    shops = []
    for advisor, count in ((ZHANG, 26), *((each, 9) for each in COLLEAGUES)):
        for _ in range(count):
            at = START + timedelta(minutes=random.randrange(364 * 24 * 60))
            answers = "y" + "".join(random.choices("yn-", (2, 1, 2), k=5))
            auditor = random.choice((SHOPPER, SHOPPER, SECOND_SHOPPER))
            shops.append(Shop(advisor, auditor, at, answers))
    return sorted(shops, key=lambda each: each.at)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def year(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ReportDatabase]:
    async with open_reports(tmp_path_factory.mktemp("year")) as made:
        async with made.database.writing() as db:
            new = [{"id": each, "name": str(each)} for each in (SECOND_SHOPPER, HUA, MIN)]
            await db.execute(insert(people), new)
        yield made


async def hold(year: ReportDatabase, shops: Sequence[Shop]) -> None:
    """Replace the database's year. It has an old self-check beside the shops."""
    async with year.database.writing() as db:
        for table in ("notes", *FILLED_TABLES):
            await db.execute(text(f"DELETE FROM {table}"))
    year.count = 0
    check = year.fill_in("yyyyyy", kind=Kind.SELF_CHECK, at=START, auditor=ZHANG)
    about = [
        year.fill_in(each.answers, advisor=each.advisor, at=each.at, auditor=each.auditor)
        for each in shops
    ]
    await year.write(check, *about)
    written = [
        {"audit": each.id, "indicator": number, "text": f"{WORDS}{each.id}"}
        for each in about
        for number in (1, 2)
    ]
    async with year.database.writing() as db:
        await db.execute(insert(notes), written)


async def read(year: ReportDatabase, now: datetime) -> dict[Period, AdvisorResults]:
    zhang = await year.advisor()
    async with year.database.reading() as db:
        return {
            each: await reports.own_results_of(db, zhang, each, now, year.versions)
            for each in Period
        }


async def receive(year: ReportDatabase, now: datetime) -> list[object]:
    """What the advisor can receive at a time: each text, picture, paper, choice and row."""
    zhang, words = await year.advisor(), texts("zh")
    received: list[object] = []
    for period, results in (await read(year, now)).items():
        shown, place = AdvisorReport(zhang, period, results), (zhang.id, zhang.dealership, period)
        received += [
            first.report(shown, words),
            indicators.indicators(
                shown, indicators.filtered(taps.ReportIndicators(*place, 1)), words
            ),
            *(
                visits.visits(shown, taps.VisitsOfKind(*place, 1, kind), words, kinds=tuple(Kind))
                for kind in Kind
            ),
            gap.gap(shown, taps.ReportGap(*place, 1), words),
            outline(results, zhang.name, period, words),
            report_values(results, zhang.name, period, START.date(), words),
            [(each.indicator.id, each.shops) for each in results.indicators],
            results.five_minutes if period is Period.ALL else (),
            own_team_row(zhang, results),
            *await open_indicators(year, shown, now),
        ]
    return received


async def open_indicators(
    year: ReportDatabase, shown: AdvisorReport, now: datetime
) -> list[Screen]:
    """Each indicator's own screen, loaded as the bot loads it."""
    who, screens = shown.advisor, []
    async with year.database.reading() as db:
        for each in year.versions.newest.indicators:
            place = (who.id, who.dealership, shown.period, 1, Only.ALL, 0, each.number, 1)
            tap = taps.OneIndicator(*place)
            found = await load_indicator(db, shown, tap, now, year.versions, who.id)
            screens.append(one_indicator.one_indicator(found, tap, texts("zh")))
    return screens


def own_figures(results: AdvisorResults) -> Iterator[tuple[str, Fraction | int]]:
    """Every figure of their own shops, as a sum: above 0 if a shop that it covers passed."""
    shops = results.shops
    yield "mean", shops.mean or 0
    yield "latest", shops.latest or 0
    yield "previous", shops.previous or 0
    for at, point in enumerate(getattr(shops, "course", ())):
        yield f"course {at} of {len(shops.course)}", point.rate
    for visit in shops.visits:
        yield f"visit {visit.at}", visit.total.earned
    for record in results.indicators:
        yield record.indicator.id, sum(record.shops)
    if results.agreement is not None:
        yield "agreement", Fraction(results.agreement.raw)


def sums(results: AdvisorResults) -> list[int]:
    """What the indicators of each section add up to."""
    passes = {record.indicator.number: sum(record.shops) for record in results.indicators}
    return [sum(passes[at] for at in each.section.numbers) for each in results.sections]


def colleagues_figures(results: AdvisorResults) -> Iterator[tuple[str, Fraction | int]]:
    others, shops = results.comparison.others, results.comparison.shops
    yield "others", (others or 0) * shops
    for each in results.sections:
        yield f"others {each.section.id}", each.others.earned


Covered = Mapping[str, Mapping[int, frozenset[object]]]
"""By figure and shop: the screens on which the figure covers the shop."""


async def probe(
    year: ReportDatabase, shops: Sequence[Shop], numbers: Mapping[int, Sequence[int]]
) -> tuple[Covered, Covered]:
    """Hold the year once for each place in `numbers`, with these shops the only ones that pass.

    Of the two numbers of a place one is a shop of the advisor, the other one of a colleague.
    """
    own: dict[str, dict[int, set[object]]] = defaultdict(lambda: defaultdict(set))
    theirs: dict[str, dict[int, set[object]]] = defaultdict(lambda: defaultdict(set))
    for hot in numbers.values():
        await hold(
            year,
            [
                replace(
                    each,
                    answers=each.answers.replace(
                        "n" if at in hot else "y", "y" if at in hot else "n"
                    ),
                )
                for at, each in enumerate(shops)
            ],
        )
        for now in MONDAYS:
            for period, results in (await read(year, now)).items():
                for at in hot:
                    mine = shops[at].advisor == ZHANG
                    found = own_figures(results) if mine else colleagues_figures(results)
                    for figure, value in found:
                        if value:
                            (own if mine else theirs)[figure][at].add((now, period))
    return tuple(
        {figure: {at: frozenset(seen) for at, seen in by.items()} for figure, by in each.items()}
        for each in (own, theirs)
    )  # type: ignore[return-value]


def groups(by_shop: Mapping[int, frozenset[object]]) -> list[list[int]]:
    """Put together the shops that the very same screens cover."""
    found: dict[frozenset[object], list[int]] = defaultdict(list)
    for at, seen in by_shop.items():
        found[seen].append(at)
    return list(found.values())


@pytest.fixture(scope="module")
def shops() -> list[Shop]:
    return plan_year(8)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def covered(year: ReportDatabase, shops: list[Shop]) -> tuple[Covered, Covered]:
    mine = [at for at, each in enumerate(shops) if each.advisor == ZHANG]
    theirs = [at for at, each in enumerate(shops) if each.advisor != ZHANG]
    hot = {at: [*mine[at : at + 1], *theirs[at : at + 1]] for at in range(len(theirs))}
    return await probe(year, shops, hot)


async def test_no_sum_or_difference_of_figures_covers_fewer_than_three_shops(
    shops: list[Shop], covered: tuple[Covered, Covered]
) -> None:
    """Shops that the same screens cover stand in every sum with the same weight.

    So a combination of screens covers all of them or none. That holds for each figure: the rate,
    its course and each indicator. Sections are sums of indicators.
    """
    own, _ = covered
    assert {"mean", *FORM_IDS[0], *FORM_IDS[1]} <= own.keys()
    for figure, by_shop in own.items():
        for together in groups(by_shop):
            assert len(together) >= FEWEST, (figure, [shops[at].at for at in together])
    for together in groups(own["mean"]):
        assert len({shops[at].auditor for at in together}) >= 2


async def test_sections_are_sums_of_their_indicators(
    year: ReportDatabase, shops: list[Shop]
) -> None:
    """Otherwise what is left of a section would be answers that no indicator may show."""
    await hold(year, shops)
    for now in MONDAYS:
        for results in (await read(year, now)).values():
            assert [each.shops.earned for each in results.sections] == sums(results)


async def test_no_sum_or_difference_covers_fewer_than_three_colleagues(
    shops: list[Shop], covered: tuple[Covered, Covered]
) -> None:
    _, theirs = covered
    assert "others" in theirs
    for figure, by_shop in theirs.items():
        for together in groups(by_shop):
            assert len(together) >= FEWEST, figure
            assert len({shops[at].advisor for at in together}) >= 3, figure


async def test_nothing_changes_on_a_day_without_a_release(
    year: ReportDatabase, shops: list[Shop]
) -> None:
    await hold(year, shops)
    days = [START + number * DAY + timedelta(hours=9) for number in range(364)]
    every = [await receive(year, now) for now in days]
    changed = [now for now, one, two in zip(days[1:], every, every[1:], strict=False) if one != two]
    moved = [each for each in changed if each - START > 91 * DAY]  # the self-check grows old before
    assert moved
    assert {each.weekday() for each in moved} == {0}
    assert len(moved) <= len([each for each in shops if each.advisor == ZHANG]) / FEWEST


async def test_an_indicators_own_screen_has_no_day_no_words_and_no_colleague(
    year: ReportDatabase, shops: list[Shop]
) -> None:
    await hold(year, shops)
    zhang, now = await year.advisor(), MONDAYS[-1]
    for period, results in (await read(year, now)).items():
        assert any(each.shops for each in results.indicators)
        for screen in await open_indicators(year, AdvisorReport(zhang, period, results), now):
            assert "神秘客：" in screen.text
            assert not re.search(f"月|{WORDS}|[●○]|其他顾问", screen.text)
            assert "‹更早" not in str(screen.rows)


async def test_shops_that_come_together_may_change_places_and_nobody_sees_it(
    year: ReportDatabase, shops: list[Shop], covered: tuple[Covered, Covered]
) -> None:
    """No sheet belongs to a day or a shopper: the year with exchanged sheets looks the same."""
    own, _ = covered
    random = Random(2)
    for together in groups(own["mean"]):
        sheets = [shops[at].answers for at in together]
        turned = sheets[1:] + sheets[:1]
        random.shuffle(turned)
        exchanged = list(shops)
        for at, answers in zip(together, turned, strict=True):
            exchanged[at] = replace(shops[at], answers=answers)
        await hold(year, shops)
        before: list[Any] = [await receive(year, now) for now in MONDAYS[::4]]
        await hold(year, exchanged)
        assert before == [await receive(year, now) for now in MONDAYS[::4]]
