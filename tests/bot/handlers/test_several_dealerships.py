"""An advisor of several dealerships is asked which one is meant; nothing is guessed."""

import time
from pathlib import Path

import pytest

from bot import taps
from checklist.definition import Value
from checklist.results import Period
from simulator.phone import Phone
from tests.bot.drivers import fill, forge_tap, import_more, labels, reply, screen_text, toast_of
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
    await reply(at_two, "/audit")
    await at_two.tap("全部")
    assert await screen_text(at_two) == "在哪家店？"
    await at_two.tap("虹桥店")
    rows = await harness.rows("SELECT kind, dealership FROM audits")
    assert [tuple(row) for row in rows] == [(2, 2)]


async def test_ones_own_report_is_of_the_dealership_that_was_chosen(at_two: Phone) -> None:
    assert (await reply(at_two, "/report")).text == "在哪家店？"
    assert await labels(at_two) == BOTH
    await at_two.tap("虹桥店")
    assert (await screen_text(at_two)).startswith("张伟 · 虹桥店 · 近9次")


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


async def test_an_owner_chooses_a_dealership_and_two_are_never_one_table(
    harness: Harness, at_two: Phone
) -> None:
    owner = await harness.phone("owner")
    await reply(owner, "/report")
    assert (await screen_text(owner), await labels(owner)) == ("看哪家店？", ["浦东店", "虹桥店"])
    await harness.write(
        "INSERT INTO audits (id, checklist, kind, auditor, advisor, dealership, state, scope,"
        " choices, put_off, started_at, touched_at, submitted_at, submission)"
        " SELECT 1, max(id), 1, 1, 3, 2, 1, NULL, '{}', '', :now, :now, :now, 1 FROM checklists",
        now=round(time.time() * 1000),
    )
    await harness.write("INSERT INTO section_scores VALUES (1, 1, 1, 2, 2)")
    await owner.tap("虹桥店")
    assert (await screen_text(owner)).startswith("虹桥店 · 近9次\n")
    assert (await labels(owner))[:2] == ["张伟", "马超"]
    await owner.tap("张伟")
    assert (await screen_text(owner)).startswith("张伟 · 虹桥店：至今1次 ")
    await owner.tap("全店")
    assert (await labels(owner))[-1] == "‹其他店"
    await owner.tap("‹其他店")
    await owner.tap("浦东店")
    await owner.tap("张伟")
    assert (await screen_text(owner)).startswith("张伟 · 浦东店 · 近9次")


async def test_from_a_report_the_team_opens_with_the_weakest_first(
    harness: Harness, at_two: Phone
) -> None:
    manager = await harness.phone("manager")
    await reply(manager, "/report 李娜")
    await manager.tap("全店")
    assert "·得分·" in await labels(manager)
    assert (await screen_text(manager)).startswith("全店 · 近9次\n")


async def test_a_manager_who_is_audited_takes_no_file_and_lists_no_visit_of_themselves(
    harness: Harness, tmp_path: Path
) -> None:
    await import_more(harness, tmp_path, "张伟,manager,1003,浦东店,")
    both = await harness.phone("advisor")
    await reply(both, "/report")
    place = (3, 1, Period.QUARTER)
    for tap in (taps.ReportVisits(*place, 1), taps.ReportFile(*place, taps.FileFormat.CSV)):
        assert await toast_of(both, tap) == "这里没有您要找的内容。"
    await both.tap("张伟")
    assert [label for label in await labels(both) if "天" not in label][1:] == ["全部", "全店"]
    await both.tap("全店")
    await both.tap("李娜")
    assert {"单次", "XLSX", "PDF", "CSV", "全店"} <= set(await labels(both))


async def test_a_self_check_stands_beside_shops_of_its_own_dealership_until_one_leaves_it(
    harness: Harness, at_two: Phone
) -> None:
    await reply(at_two, "/selfcheck")
    await at_two.tap("全部")
    await at_two.tap("虹桥店")
    await fill(harness, 1, but={5: Value.NO})
    await forge_tap(at_two, taps.Submit(1, sure=True))
    nothing_yet = "已公布的神秘客成绩还太少"
    assert nothing_yet in await screen_text(at_two)
    await harness.write("DELETE FROM memberships WHERE dealership = 2 AND role = 4")
    await forge_tap(at_two, taps.Summary(1, 1))
    left = await screen_text(at_two)
    assert "合计 101/102" in left
    assert nothing_yet not in left
