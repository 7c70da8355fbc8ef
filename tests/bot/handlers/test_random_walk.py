"""Random ways through the whole checklist, over the wire, all end where the taps say."""

import random
from collections.abc import AsyncIterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from checklist.definition import Value
from simulator.world import user_actions
from simulator.world.chats import Person
from tests.bot.controls import start_and_wait, wait_until_idle
from tests.bot.drivers import as_read
from tests.chaos.random_tapper import AWAY, Tapper, decode
from tests.harness import Harness, import_people, open_harness

WALKERS = range(3001, 3004)
LONGEST = 700  # taps; an audit has 102 questions, 12 conditions and 7 ends of sections
HEAD = "name,role,telegram_id,dealership,language\n章薇,advisor,,浦东店,\n"


@pytest.fixture
async def gallery(tmp_path: Path) -> AsyncIterator[Harness]:
    rows = "".join(f"客{each},shopper,{each},浦东店,zh\n" for each in WALKERS)
    async with open_harness(tmp_path) as harness:
        await import_people(harness.settings, tmp_path, HEAD + rows)
        yield harness


async def begin_audits(harness: Harness, seed: int) -> list[Tapper]:
    for number in WALKERS:
        user_actions.add_person(harness.sim.world, Person(number, "客", None, "zh-hans"))
        user_actions.say(harness.sim.world, number, "/audit 章薇")
    await wait_until_idle(harness)
    return [
        Tapper(
            harness.sim.world, number, random.Random(f"{seed} {number}"), 0.3, away=(*AWAY, "sn")
        )
        for number in WALKERS
    ]


async def walk(harness: Harness, walkers: list[Tapper], dice: random.Random) -> None:
    """Everybody taps once in every round, until all have submitted."""
    for turn in range(LONGEST):
        walking = [each for each in walkers if not each.submitted]
        if not walking:
            return
        if turn > LONGEST // 2:
            for each in walking:
                each.wildness = 0
        down = dice.random() < 0.02
        if down:
            await harness.stop()
        for each in walking:
            before = each.tap()
            if dice.random() < 0.1:  # the finger hits a button of the screen that was there
                again = [data for row in before.buttons for data in _answers(row)]
                if again:
                    each.press(before.id, dice.choice(again))
        if down:
            harness.sim.world.updates.duplicate(3, fresh_ids=False)
            harness.sim.world.updates.shuffle(turn)
            await start_and_wait(harness)
        await wait_until_idle(harness)
    raise AssertionError([user_actions.screen(each.chat) for each in walkers if not each.submitted])


def _answers(row: tuple[dict[str, str], ...]) -> list[str]:
    return [each["callback_data"] for each in row if decode(each["callback_data"])[0] == "a"]


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_walk_ends_with_a_submitted_audit_whose_total_is_what_the_taps_come_to(
    gallery: Harness, seed: int
) -> None:
    walkers = await begin_audits(gallery, seed)
    await walk(gallery, walkers, random.Random(seed))
    for walker in walkers:
        earned, possible = walker.expected.points
        rate = (Decimal(100 * earned) / possible).quantize(Decimal("0.1"), ROUND_HALF_UP)
        texts = [as_read(each.text) for each in walker.chat.messages.values()]
        summary = next(each for each in texts if "已提交" in each)
        total = next(line for line in summary.splitlines() if line.startswith("合计"))
        assert f"{earned}/{possible} · {rate}% · 表上总分102 · 覆盖{possible}/102" in total
    await _check_database(gallery, walkers)
    assert await gallery.rows("select * from dead_letters") == []


async def _check_database(harness: Harness, walkers: list[Tapper]) -> None:
    rows = await harness.rows(
        "select telegram_id, indicator, value from answers join audits on audits.id = audit"
        " join people on people.id = auditor where given = 0"
    )
    submitted = await harness.rows("select count(*) from audits where state = 1")
    assert submitted[0][0] == len(walkers)
    for walker in walkers:
        stored = {indicator: value for person, indicator, value in rows if person == walker.person}
        beyond = set(stored) - set(walker.expected.answers)
        assert {stored[number] for number in beyond} <= {Value.NOT_APPLICABLE}
        assert stored == stored | walker.expected.answers
