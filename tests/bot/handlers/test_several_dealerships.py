"""An advisor of several dealerships is asked which one is meant; nothing is guessed."""

from pathlib import Path

import pytest

from bot import taps
from simulator.phone import Phone
from tests.bot.drivers import import_more, labels, reply, screen_text, toast_of
from tests.harness import Harness

BOTH = ["浦东店", "虹桥店"]


@pytest.fixture
async def at_two(harness: Harness, tmp_path: Path) -> Phone:
    await import_more(harness, tmp_path, "张伟,advisor,1003,虹桥店,")
    return await harness.phone("advisor")


@pytest.mark.parametrize("part", ["五分钟", "5 ", "全部"])
@pytest.mark.parametrize(("name", "number"), [("浦东店", 1), ("虹桥店", 2)])
async def test_a_self_check_is_at_the_dealership_that_was_chosen(
    harness: Harness, at_two: Phone, part: str, name: str, number: int
) -> None:
    await reply(at_two, "/selfcheck")
    await at_two.tap(part)
    assert await screen_text(at_two) == "在哪家店？"
    assert await labels(at_two) == BOTH
    assert not await harness.rows("SELECT 1 FROM audits")
    await at_two.tap(name)
    assert [row.dealership for row in await harness.rows("SELECT dealership FROM audits")] == [
        number
    ]


async def test_audit_asks_as_well(harness: Harness, at_two: Phone) -> None:
    assert (await reply(at_two, "/audit")).text == "在哪家店？"
    await at_two.tap("虹桥店")
    rows = await harness.rows("SELECT kind, dealership FROM audits")
    assert [tuple(row) for row in rows] == [(2, 2)]


async def test_ones_own_report_is_of_the_dealership_that_was_chosen(at_two: Phone) -> None:
    assert (await reply(at_two, "/report")).text == "在哪家店？"
    assert await labels(at_two) == BOTH
    await at_two.tap("虹桥店")
    assert (await screen_text(at_two)).startswith("张伟 · 神秘客0次")


async def test_a_dealership_where_one_is_no_advisor_cannot_be_forged(
    harness: Harness, advisor: Phone
) -> None:
    await reply(advisor, "/selfcheck")
    for tap in (taps.BeginSectionAt(2, 1), taps.BeginFiveMinutesAt(2)):
        assert await toast_of(advisor, tap) == "这里没有您要找的内容。"
    assert not await harness.rows("SELECT 1 FROM audits")


async def test_one_name_at_two_dealerships_in_two_roles_is_never_guessed(
    harness: Harness, tmp_path: Path
) -> None:
    await import_more(harness, tmp_path, "何经理,shopper,1007,浦东店,", "张伟,advisor,,虹桥店,")
    both = await harness.phone("elsewhere")
    assert "哪一种" in (await reply(both, "/audit 张伟")).text
    await both.tap("现场观察")
    assert not await harness.rows("SELECT 1 FROM audits")
    await both.tap("张伟")
    rows = await harness.rows("SELECT kind, dealership FROM audits")
    assert [tuple(row) for row in rows] == [(3, 2)]
