"""The single audits of a report: lists by kind, and one audit beside the one before."""

import re
from collections.abc import AsyncIterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
import pytest_asyncio

from bot import taps
from checklist.definition import Kind
from checklist.loading import shipped
from checklist.results import Period
from simulator.phone import Message, Phone
from tests.bot.drivers import forge_tap
from tests.bot.story import (
    NOTHING,
    Story,
    download,
    open_story,
    percent,
    say_and_wait,
    tap_data,
    tap_label,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")
FORM = shipped()
ALL, NINE = Period.ALL, Period.NINE
ZHANG, HERE = 3, 1
SHOPS, CHECKS, OBSERVATIONS = Kind.MYSTERY_SHOP, Kind.SELF_CHECK, Kind.OBSERVATION
AUDITORS = ("王芳", "何磊", "吴静怡")
TITLES = {
    "又没做到": "again",
    "新漏的": "anew",
    "没做到，上次没评到": "unscored",
    "这次做到了": "no longer",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as made:
        yield made


@pytest.fixture
def manager(place: Story) -> Phone:
    return place.phones["manager"]


def offered(message: Message) -> list[str]:
    return [button.label for row in message.keyboard for button in row]


def listing(kind: Kind, period: Period = ALL, page: int = 1) -> taps.VisitsOfKind:
    return taps.VisitsOfKind(ZHANG, HERE, period, page, kind)


async def audits(place: Story, kind: Kind) -> list[Any]:
    """The submitted audits about 张伟, oldest first."""
    return list(
        await place.harness.rows(
            "SELECT a.id, a.submitted_at / 1000 AS at, sum(s.earned) AS earned,"
            " sum(s.possible) AS possible FROM audits a JOIN section_scores s ON s.audit = a.id"
            " WHERE a.advisor = 3 AND a.kind = :kind AND a.state = 1"
            " GROUP BY a.id ORDER BY a.submission",
            kind=int(kind),
        )
    )


async def answers(place: Story, audit: int) -> dict[int, int]:
    rows = await place.harness.rows(
        "SELECT indicator, value FROM answers WHERE audit = :audit AND value < 2", audit=audit
    )
    return {row.indicator: row.value for row in rows}


def groups(text: str) -> dict[str, list[str]]:
    """The codes in each group of the screen, by the title's meaning."""
    found = {}
    for block in text.split("\n\n"):
        title = re.match(r"(.+)（(\d+)）$", block.split("\n")[0])
        if title and title[1] in TITLES:
            codes = re.findall(r"^· (\S+) ", block, re.MULTILINE)
            assert len(codes) == int(title[2])
            found[TITLES[title[1]]] = codes
    return found


def codes(numbers: list[int]) -> list[str]:
    return [FORM.indicator(number).code["zh"] for number in sorted(numbers)]


@pytest.mark.parametrize("kind", Kind)
async def test_every_audit_of_a_kind_can_be_opened_the_newest_first(
    place: Story, manager: Phone, kind: Kind
) -> None:
    await say_and_wait(manager, "/report")
    shown, labels = await tap_data(manager, listing(kind)), list[str]()
    stored = await audits(place, kind)
    assert f"{len(stored)}次" in shown.text
    while True:
        labels += [each for each in offered(shown) if "%" in each or "—" in each]
        if "下一页›" not in offered(shown):
            break
        shown = await tap_label(manager, "下一页›")
    rates = [f"{each.earned}/{each.possible}" for each in stored[::-1]]
    assert len(labels) == len(rates)
    for each, row in zip(labels, stored[::-1], strict=True):
        opened = await tap_data(manager, taps.OneVisit(row.id, ALL, 1))
        day = each.split("  ")[0]
        assert opened.text.split("\n")[0].endswith(f" · {day}")
        assert opened.text.split("\n")[1].startswith(f"{row.earned}/{row.possible} · ")
        assert each.split("  ")[1] in opened.text.split("\n")[1]


async def test_kinds_are_chosen_by_buttons_that_say_how_many(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    shown = await tap_data(manager, listing(SHOPS))
    counts = {kind: len(await audits(place, kind)) for kind in Kind}
    assert counts[CHECKS] > 2
    wanted = [f"·神秘客{counts[SHOPS]}·", f"自检{counts[CHECKS]}", f"观察{counts[OBSERVATIONS]}"]
    assert [each for each in offered(shown) if each in wanted] == wanted
    checks = await tap_label(manager, f"自检{counts[CHECKS]}")
    assert f"·自检{counts[CHECKS]}·" in offered(checks)
    assert "自检" in checks.text


async def test_a_self_check_of_a_part_is_among_them(place: Story, manager: Phone) -> None:
    ((audit,), *_) = await place.harness.rows(
        "SELECT id FROM audits WHERE advisor = 3 AND kind = 2 AND scope IS NOT NULL AND state = 1"
    )
    await say_and_wait(manager, "/report")
    assert "本次" in (await tap_data(manager, taps.OneVisit(audit, ALL, 1))).text.split("\n")[1]
    assert audit in {row.id for row in await audits(place, CHECKS)}


@pytest.mark.parametrize("kind", Kind)
async def test_each_audit_stands_beside_the_one_before_as_the_answers_say(
    place: Story, manager: Phone, kind: Kind
) -> None:
    await say_and_wait(manager, "/report")
    stored = await audits(place, kind)
    for before, now in pairwise(stored):
        text = (await tap_data(manager, taps.OneVisit(now.id, ALL, 1))).text
        old, new = await answers(place, before.id), await answers(place, now.id)
        expected = {
            "again": [n for n, value in new.items() if not value and old.get(n) == 0],
            "anew": [n for n, value in new.items() if not value and old.get(n) == 1],
            "unscored": [n for n, value in new.items() if not value and n not in old],
            "no longer": [n for n, value in new.items() if value and old.get(n) == 0],
        }
        # A long group is cut, and its number is still the whole one.
        if max(map(len, expected.values())) <= 20:
            assert groups(text) == {t: codes(found) for t, found in expected.items() if found}
        assert re.search(rf"和上一次（.+，{percent_of(before)}）比：", text)


def percent_of(row: Any) -> str:  # noqa: ANN401 - a database row
    return percent(Fraction(row.earned, row.possible))


async def test_the_first_one_has_nothing_to_compare_with(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    first = (await audits(place, SHOPS))[0]
    shown = await tap_data(manager, taps.OneVisit(first.id, ALL, 1))
    assert "这是第一次神秘客评价，还没有可比的。" in shown.text
    missed = [n for n, value in (await answers(place, first.id)).items() if not value]
    assert f"没做到（{len(missed)}）" in shown.text
    assert "又没做到" not in shown.text
    assert "‹更早" not in offered(shown)
    assert "更近›" in offered(shown)


async def test_older_and_newer_go_through_all_of_a_kind(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    stored = await audits(place, SHOPS)
    shown = await tap_data(manager, taps.OneVisit(stored[-1].id, NINE, 1))
    assert "更近›" not in offered(shown)
    seen = [shown.text]
    while "‹更早" in offered(shown):
        shown = await tap_label(manager, "‹更早")
        seen.append(shown.text)
    assert len(seen) == len(set(seen)) == len(stored)
    assert (await tap_label(manager, "更近›")).text == seen[-2]


async def test_the_days_of_another_year_have_it(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    stored = await audits(place, SHOPS)
    assert "2025年" in (await tap_data(manager, taps.OneVisit(stored[0].id, ALL, 1))).text
    newest = await tap_data(manager, taps.OneVisit(stored[-1].id, ALL, 1))
    assert "年" not in newest.text.split("\n")[0]


async def test_the_chosen_conditions_are_told(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    rows = await place.harness.rows(
        "SELECT id, json_extract(choices, '$.booking') AS booking FROM audits"
        " WHERE advisor = 3 AND kind = 1 AND state = 1"
    )
    booking = FORM.condition("booking")
    bookings = 0
    for row in rows:
        text = (await tap_data(manager, taps.OneVisit(row.id, ALL, 1))).text
        if row.booking and row.booking != "each":
            bookings += 1
            assert f"· 这次怎么预约的？ {booking.option(row.booking).label['zh']}" in text
        assert "未观察到" not in text
        assert "？ 否" not in text
    assert bookings


async def test_all_of_it_its_file_and_the_way_back(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    await tap_data(manager, taps.ReportOf(ZHANG, HERE, ALL))
    await tap_label(manager, "单次")
    second = await tap_label(manager, "下一页›")
    label = next(each for each in offered(second) if "%" in each)
    one = await tap_label(manager, label)
    whole = await tap_label(manager, "全文")
    assert "已提交" in whole.text
    assert (await tap_label(manager, "‹返回这一次")).text == one.text
    name, content = await download(manager, "PDF")
    assert name.endswith(".pdf")
    assert content.startswith(b"%PDF")
    back = await tap_data(manager, taps.OneVisit((await audits(place, SHOPS))[0].id, ALL, 2))
    assert "‹返回单次" in offered(back)
    assert (await tap_label(manager, "‹返回单次")).text == second.text


async def test_no_auditor_is_named(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    for kind in (SHOPS, OBSERVATIONS):
        for row in await audits(place, kind):
            seen = (await tap_data(manager, taps.OneVisit(row.id, ALL, 1))).text
            seen += (await tap_data(manager, taps.WholeVisit(row.id, ALL, 1, 1))).text
            assert not [name for name in (*AUDITORS, "周经理") if name in seen]


async def test_advisors_open_their_own_self_checks_and_nothing_else(place: Story) -> None:
    advisor = place.phones["advisor"]
    await say_and_wait(advisor, "/report")
    await tap_data(advisor, taps.ReportOf(ZHANG, HERE, ALL))
    shown = await tap_label(advisor, "自检记录")
    checks = await audits(place, CHECKS)
    assert f"自检{len(checks)}次" in shown.text
    assert not [each for each in offered(shown) if "神秘客" in each or "观察" in each]
    opened = await tap_label(advisor, offered(shown)[0])
    assert opened.text.startswith("张伟 · 自检 · ")
    assert "XLSX" not in offered(opened)
    whole = await tap_label(advisor, "全文")
    assert "和神秘客看到的对照" in whole.text
    (shop, *_), (observation, *_) = await audits(place, SHOPS), await audits(place, OBSERVATIONS)
    for tap in (
        listing(SHOPS),
        listing(OBSERVATIONS),
        taps.OneVisit(shop.id, ALL, 1),
        taps.OneVisit(observation.id, ALL, 1),
        taps.WholeVisit(shop.id, ALL, 1, 1),
        taps.WholeVisit(observation.id, ALL, 1, 1),
    ):
        assert await forge_tap(advisor, tap) == NOTHING, tap
    colleague = place.phones["李娜"]
    await say_and_wait(colleague, "/report")
    for tap in (
        listing(CHECKS),
        taps.OneVisit(checks[0].id, ALL, 1),
        taps.WholeVisit(checks[0].id, ALL, 1, 1),
    ):
        assert await forge_tap(colleague, tap) == NOTHING, tap


@pytest.mark.parametrize(
    "tap",
    [
        taps.OneVisit(99999, ALL, 1),
        taps.WholeVisit(0, ALL, 1, 1),
        taps.VisitsOfKind(ZHANG, 2, ALL, 1, SHOPS),
        taps.VisitsOfKind(1, HERE, ALL, 1, CHECKS),
        "pk:3:1:0:1:4",
        "pw:1:7:1",
    ],
)
async def test_what_does_not_exist_is_refused(manager: Phone, tap: taps.Tap | str) -> None:
    assert await forge_tap(manager, tap) == NOTHING


async def test_it_reads_well_in_english(place: Story) -> None:
    english = place.phones["english"]
    await say_and_wait(english, "/report")
    newest = (await audits(place, SHOPS))[-1]
    text = (await tap_data(english, taps.OneVisit(newest.id, NINE, 1))).text
    assert text.startswith("Zhang Wei 张伟 · mystery shop · ")
    assert "Compared with the one before (" in text
    assert (
        "since the first of the last 9 shops"
        in (await tap_data(english, listing(CHECKS, NINE))).text
    )


async def test_who_made_a_shop_does_not_see_it_beside_the_one_before(place: Story) -> None:
    """They may read their own, but the one before is another shopper's."""
    li = await place.person("李娜")
    ((audit,), *_) = await place.harness.rows(
        "SELECT id FROM audits WHERE state = 1 AND kind = 1 AND advisor = :li"
        " ORDER BY submission DESC",
        li=li,
    )
    # 张伟 is a shopper, too: an advisor may go through audits, though only through self-checks.
    await place.harness.write(f"INSERT INTO memberships VALUES ({ZHANG}, {HERE}, 3)")
    await place.harness.write(f"UPDATE audits SET auditor = {ZHANG} WHERE id = {audit}")
    auditor = place.phones["advisor"]
    await say_and_wait(auditor, "/report")
    for tap in (taps.OneVisit(audit, ALL, 1), taps.WholeVisit(audit, ALL, 1, 1)):
        assert await forge_tap(auditor, tap) == NOTHING
    assert not await forge_tap(auditor, taps.Summary(audit, 1))
    shopper = place.phones["shopper"]
    await say_and_wait(shopper, "/start")
    assert await forge_tap(shopper, taps.OneVisit(audit, ALL, 1)) == NOTHING
