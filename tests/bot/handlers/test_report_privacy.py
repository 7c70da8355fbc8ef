"""What an advisor may not see changes no screen and no picture that they can reach.

Each test makes a history from a seed and writes it to the database of a running bot. It changes
what is withheld, and compares everything that the advisor can read before and after.
"""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import pytest_asyncio

from checklist.definition import Kind
from simulator.phone import Phone
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.bot.drivers import import_more
from tests.bot.histories import (
    LI,
    MANAGER,
    OWNER,
    ZHANG,
    ZHANG_WEI,
    Past,
    read_everything,
    rewrite_history,
)
from tests.bot.story import NOW
from tests.checklist.small_form import SMALL
from tests.harness import Harness, settings_for

pytestmark = pytest.mark.asyncio(loop_scope="module")
COLLEAGUES = (LI, ZHANG_WEI)
AUDITED_TOO = {"manager": MANAGER, "owner": OWNER}
# Today is a Wednesday: the running week is up to two days old.
THIS_WEEK, MONTH, QUARTER, OLDER = (0, 1, 2), (9, 16, 23), (40, 60, 80), (100, 150, 200)
RELEASED = (*MONTH, *QUARTER, *OLDER)
SEEDS = range(3)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def harness(
    tmp_path_factory: pytest.TempPathFactory, filled_database: Path
) -> AsyncIterator[Harness]:
    folder = tmp_path_factory.mktemp("privacy")
    shutil.copy(filled_database, folder)
    async with Simulator(limits=UNLIMITED) as sim:
        made = Harness(sim, settings_for(sim, folder), SMALL, lambda: NOW)
        await import_more(made, folder, "周经理,advisor,1002,浦东店,", "孙总,advisor,1004,浦东店,")
        await made.start()
        try:
            yield made
        finally:
            await made.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def advisor(harness: Harness) -> Phone:
    return await harness.phone("advisor")


def draw_answers(random: Random, letters: str = "ynyn-") -> str:
    return "".join(random.choice(letters) for _ in range(6))


def make_shops(random: Random, advisors: tuple[int, ...], *days: int) -> list[Past]:
    """Make a shop on each of the days, of one of these advisors, with random answers."""
    return [Past(random.choice(advisors), day, draw_answers(random)) for day in days]


def make_own_audits(random: Random, count: int) -> list[Past]:
    """Make so many released shops of the advisor, a self-check and an observation."""
    beside = (Kind.SELF_CHECK, Kind.OBSERVATION)
    own = make_shops(random, (ZHANG,), *(random.choice(RELEASED) for _ in range(count)))
    return [
        *own,
        *(Past(ZHANG, random.choice(RELEASED), draw_answers(random), each) for each in beside),
    ]


async def read_after(harness: Harness, phone: Phone, *history: Past) -> list[tuple[Any, ...]]:
    check = Past(ZHANG, 300, "ynyyny", Kind.SELF_CHECK)
    await rewrite_history(harness, [check, *history])
    return await read_everything(phone, ZHANG)


@pytest.mark.parametrize("seed", SEEDS)
async def test_one_or_two_shops_of_colleagues_show_nowhere(
    harness: Harness, advisor: Phone, seed: int
) -> None:
    random = Random(seed)
    own = make_own_audits(random, 2 + seed)
    days = random.choices(RELEASED, k=1 + seed % 2)
    first = await read_after(harness, advisor, *own, *make_shops(random, COLLEAGUES, *days))
    assert first == await read_after(harness, advisor, *own, *make_shops(random, COLLEAGUES, *days))
    assert first == await read_after(harness, advisor, *own)


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_of_the_running_week_shows_anywhere(
    harness: Harness, advisor: Phone, seed: int
) -> None:
    random = Random(seed)
    known = make_own_audits(random, 2 + seed)
    known += make_shops(random, COLLEAGUES, *(random.choice(RELEASED) for _ in range(3 + seed)))
    everybody = (ZHANG, *COLLEAGUES)
    first = await read_after(harness, advisor, *known, *make_shops(random, everybody, *THIS_WEEK))
    assert first == await read_after(
        harness, advisor, *known, *make_shops(random, everybody, *THIS_WEEK)
    )
    assert first == await read_after(harness, advisor, *known)


@pytest.mark.parametrize("older", [(*QUARTER, 100), (*MONTH, *QUARTER, 150)])
async def test_two_periods_do_not_give_away_the_one_shop_by_which_they_differ(
    harness: Harness, advisor: Phone, older: tuple[int, ...]
) -> None:
    random = Random(len(older))
    own = make_shops(random, (ZHANG,), *RELEASED)
    *others, alone = [Past(LI, day, draw_answers(random)) for day in older]
    first = await read_after(harness, advisor, *own, *others, alone)
    changed = replace(alone, answers="yyyyyn" if "n" in alone.answers else "nnnnny")
    assert first == await read_after(harness, advisor, *own, *others, changed)


async def test_the_last_month_does_not_give_away_two_shops_of_the_last_three(
    harness: Harness, advisor: Phone
) -> None:
    """A shop of the month and an older one exchange answers, so that the 90 days stay the same."""
    random = Random(5)
    own = make_shops(random, (ZHANG,), *RELEASED)
    one, two = Past(LI, MONTH[0], "ynynyy"), Past(LI, QUARTER[0], "nnnyyn")
    others = [Past(LI, day, draw_answers(random)) for day in (*MONTH[1:], QUARTER[1])]
    first = await read_after(harness, advisor, *own, *others, one, two)
    swapped = (replace(one, answers=two.answers), replace(two, answers=one.answers))
    assert first == await read_after(harness, advisor, *own, *others, *swapped)


@pytest.mark.parametrize("unscored", [0, 1, 2])
async def test_a_single_shop_of_ones_own_is_not_shown(
    harness: Harness, advisor: Phone, unscored: int
) -> None:
    """Nor does a shop in which nothing was scored open it."""
    random = Random(7)
    beside = [Past(ZHANG, day, "------") for day in QUARTER[:unscored]]
    first = await read_after(harness, advisor, *beside, Past(ZHANG, 16, "yyyyyy"))
    for _ in range(2):
        single = Past(ZHANG, 16, draw_answers(random))
        assert first == await read_after(harness, advisor, *beside, single)


async def read_with_the_team(harness: Harness, who: str, *history: Past) -> list[tuple[Any, ...]]:
    """Read what somebody sees who is an advisor and sees the team."""
    me = AUDITED_TOO[who]
    await rewrite_history(harness, [Past(me, 300, "ynyyny", Kind.SELF_CHECK), *history])
    return await read_everything(await harness.phone(who), me, team=True)


@pytest.mark.parametrize("who", AUDITED_TOO)
@pytest.mark.parametrize("released", [0, 2, 4])
async def test_the_team_shows_nothing_of_the_readers_own_running_week(
    harness: Harness, who: str, released: int
) -> None:
    """Neither the figures of the row nor its place in the order."""
    random = Random(released)
    others = make_shops(random, COLLEAGUES, *RELEASED, *THIS_WEEK)
    mine = make_shops(random, (AUDITED_TOO[who],), *RELEASED[:released])
    first = await read_with_the_team(harness, who, *others, *mine)
    for answers in ("nnnnnn", "yyyyyy"):
        running = [Past(AUDITED_TOO[who], day, answers) for day in THIS_WEEK]
        assert first == await read_with_the_team(harness, who, *others, *mine, *running)


@pytest.mark.parametrize("who", AUDITED_TOO)
async def test_the_team_does_not_show_the_readers_own_single_shop(
    harness: Harness, who: str
) -> None:
    others = make_shops(Random(11), COLLEAGUES, *RELEASED)
    best, worst = (Past(AUDITED_TOO[who], 16, each) for each in ("yyyyyy", "nnnnnn"))
    first = await read_with_the_team(harness, who, *others, best)
    assert first == await read_with_the_team(harness, who, *others, worst)


@pytest.mark.parametrize("days", [(9, 16), (16, 60), (40, 150)])
async def test_of_two_shops_of_ones_own_no_answer_is_shown_nor_which_had_it(
    harness: Harness, advisor: Phone, days: tuple[int, int]
) -> None:
    random = Random(sum(days))
    one, two = draw_answers(random, "yn"), draw_answers(random, "yn")
    others = make_shops(random, COLLEAGUES, *QUARTER)
    first = await read_after(
        harness,
        advisor,
        *others,
        *(Past(ZHANG, *each) for each in zip(days, (one, two), strict=True)),
    )
    turned = "".join((one[1:3], one[0], one[4:], one[3]))  # within each section
    for pair in ((two, one), (turned, two)):
        mine = (Past(ZHANG, *each) for each in zip(days, pair, strict=True))
        assert first == await read_after(harness, advisor, *others, *mine)


async def test_what_is_shown_does_change(harness: Harness, advisor: Phone) -> None:
    """The comparison sees a change of what an advisor may know."""
    random = Random(3)
    own = make_shops(random, (ZHANG,), *QUARTER)
    others = [
        Past(who, day, draw_answers(random, "ynyn"))
        for who, day in zip((*COLLEAGUES, MANAGER), QUARTER, strict=True)
    ]
    first = await read_after(harness, advisor, *own, *others)
    lower = replace(others[0], answers="nnnnnn" if "y" in others[0].answers else "yyyyyy")
    second = await read_after(harness, advisor, *own, lower, *others[1:])
    assert len([1 for one, two in zip(first, second, strict=True) if one != two]) >= 3


async def read_of_colleague(harness: Harness, who: str, *history: Past) -> list[tuple[Any, ...]]:
    check = Past(ZHANG, 300, "ynyyny", Kind.SELF_CHECK)
    await rewrite_history(harness, [check, *history])
    return await read_everything(await harness.phone(who), LI, summary=False)


@pytest.mark.parametrize("who", AUDITED_TOO)
async def test_a_colleagues_report_tells_a_reader_nothing_of_their_own_shops(
    harness: Harness, who: str
) -> None:
    """Its others, minus everybody else's shops, would be the reader's own running week."""
    others = make_shops(Random(4), COLLEAGUES, *RELEASED, *THIS_WEEK)
    first = await read_of_colleague(harness, who, *others)
    assert "“店内其他顾问”不含您本人" in str(first)
    for answers in ("nnnnnn", "yyyyyy"):
        running = [Past(AUDITED_TOO[who], day, answers) for day in THIS_WEEK]
        assert first == await read_of_colleague(harness, who, *others, *running)
