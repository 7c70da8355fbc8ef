"""/report: the team, whom a typed name means, and what a report drills down to."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot import taps
from checklist.results import Order, Period
from simulator.phone import Message, Phone
from tests.bot.drivers import forge_tap, labels
from tests.bot.story import Story, open_story, say_and_wait, tap_data, tap_label

pytestmark = pytest.mark.asyncio(loop_scope="module")
QUARTER, ALL = Period.QUARTER, Period.ALL
ADVISORS = {"张伟", "李娜", "王强", "陈静", "刘洋", "章薇"}
AUDITORS = ("王芳", "何磊", "吴静怡", "1001", "2001", "2002")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as made:
        yield made


@pytest.fixture
def manager(place: Story) -> Phone:
    return place.phones["manager"]


def offered(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.keyboard]


def names_in(table: str) -> list[str]:
    return [line.split()[2] for line in table.split("\n")[2:8]]


async def test_alone_it_is_the_team_whoever_is_weakest_first(manager: Phone) -> None:
    screen = await say_and_wait(manager, "/report")
    lines = screen.text.split("\n")
    assert lines[0] == "全店 · 近9次"
    assert lines[1].split() == ["得分率", "n", "姓名"]
    rates = [float(line.split()[0].rstrip("%")) for line in lines[2:8]]
    assert rates == sorted(rates)
    assert {name for row in offered(screen)[:2] for name in row} == ADVISORS
    assert offered(screen)[2:] == [
        ["姓名", "·得分·"],
        ["次数", "趋势"],
        ["·近9次·", "30天"],
        ["90天", "全部"],
    ]
    assert "<pre>" in screen.html
    assert "暂定（不满9次）" in screen.text


async def test_the_table_is_sorted_and_dated_by_taps_on_the_same_message(manager: Phone) -> None:
    first = await say_and_wait(manager, "/report")
    by_name = await tap_label(manager, "姓名")
    assert names_in(by_name.text) == ["陈静", "李娜", "刘洋", "王强", "张伟", "章薇"]
    by_trend = await tap_label(manager, "趋势")
    arrows = ["".join(line.split()[3:]) for line in by_trend.text.split("\n")[2:8]]
    assert arrows == ["▼", "", "", "", "", "▲"]
    await tap_label(manager, "姓名")
    ever = await tap_label(manager, "全部")
    assert offered(ever)[2][0] == "·姓名·"
    by_shops = await tap_label(manager, "次数")
    counts = [int(line.split()[1].rstrip("*")) for line in by_shops.text.split("\n")[2:8]]
    assert counts == sorted(counts)
    assert {each.id for each in (by_name, ever, by_shops, by_trend)} == {first.id}


async def test_names_under_the_table_lead_to_the_reports_of_the_same_period(
    manager: Phone,
) -> None:
    await say_and_wait(manager, "/report")
    await tap_label(manager, "全部")
    report = await tap_label(manager, "李娜")
    assert report.text.startswith("李娜：全部时间 ")
    back = await tap_label(manager, "全店")
    assert back.text.startswith("全店 · 全部时间\n")


async def test_an_exact_name_is_the_report(manager: Phone) -> None:
    assert (await say_and_wait(manager, "/report 张伟")).text.startswith("张伟：近9次 ")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("娜", "李娜"),
        ("lina", "李娜"),
        ("Li Na", "李娜"),
        ("ln", "李娜"),
        ("liuy", "刘洋"),
        (" 王 强 ", "王强"),
    ],
)
async def test_part_of_a_name_pinyin_and_initials_find_the_report(
    manager: Phone, typed: str, name: str
) -> None:
    assert (await say_and_wait(manager, f"/report {typed}")).text.startswith(f"{name}：近9次 ")


async def test_names_that_sound_alike_are_a_choice(manager: Phone) -> None:
    choice = await say_and_wait(manager, "/report zhangwei")
    assert choice.text == "是哪一位？"
    assert offered(choice) == [["张伟"], ["章薇"]]
    assert (await tap_label(manager, "章薇")).text.startswith("章薇：近9次 ")


async def test_an_unknown_name_offers_the_nearest(manager: Phone) -> None:
    choice = await say_and_wait(manager, "/report zhangwie")
    assert choice.text == "没有完全一致的，您是不是要找："
    assert {"张伟", "章薇"} <= {label for row in offered(choice) for label in row}


@pytest.mark.parametrize("typed", ["<b>", "😀", "=1+1", "x" * 4000, "%s{name}", "王" * 90])
async def test_an_odd_name_is_a_clear_sentence(manager: Phone, typed: str) -> None:
    answer = await say_and_wait(manager, f"/report {typed}")
    sentence, hint = answer.text.split("\n")
    assert sentence == f"没有找到“{typed[:60]}”，也没有相近的名字。"
    assert hint == "可以这样发：陈静、陈静 90天、两个姓名、全店"
    assert ["全店"] in offered(answer)


async def test_marks_that_cannot_be_seen_are_no_name(manager: Phone) -> None:
    assert (await say_and_wait(manager, "/report \u202e\u200b")).text.startswith("全店")


async def test_the_owner_sees_the_same_reports(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    await say_and_wait(place.phones["owner"], "/report")
    tap = taps.ReportOf(3, 1, ALL)
    theirs = await tap_data(manager, tap)
    assert (await tap_data(place.phones["owner"], tap)).text == theirs.text


async def test_nothing_in_a_report_names_an_auditor(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    seen = ""
    for tap in (
        taps.ReportOf(3, 1, ALL),
        taps.ReportIndicators(3, 1, ALL, 1),
        taps.ReportVisits(3, 1, ALL, 1),
        taps.ReportGap(3, 1, ALL, 1),
        taps.Summary(await newest_shop(place), 1),
        taps.Team(ALL, Order.NAME, 1),
    ):
        screen = await tap_data(manager, tap)
        seen += screen.text + screen.html + str(offered(screen))
    assert not [name for name in AUDITORS if name in seen]


async def newest_shop(place: Story) -> int:
    rows = await place.harness.rows(
        "SELECT id FROM audits WHERE advisor = 3 AND kind = 1 ORDER BY submission DESC LIMIT 1"
    )
    return int(rows[0].id)


async def test_a_single_shop_opens_in_full_and_leads_back(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    await tap_label(manager, "张伟")
    shops = await tap_label(manager, "单次")
    lines = shops.text.split("\n")
    assert (lines[0], lines[2]) == ("张伟 · 近9次", "神秘客9次，新的在前，点开看：")
    audit = await newest_shop(place)
    await tap_label(manager, offered(shops)[0][0])
    opened = await tap_label(manager, "全文")
    text = opened.text
    assert "上一页" not in str(offered(opened))
    while "下一页" in str(offered(opened)):
        opened = await tap_label(manager, "下一页")
        text += opened.text
    for table in ("notes", "evaluations"):
        for row in await place.harness.rows(f"SELECT text FROM {table} WHERE audit = {audit}"):
            assert row.text in text
    missed = "SELECT count(*) FROM answers WHERE value = 0 AND audit ="
    ((count,),) = await place.harness.rows(f"{missed} {audit}")
    assert text.count("\n· ") >= count
    await tap_label(manager, "‹返回这一次")
    assert (await tap_label(manager, "‹返回单次")).text == shops.text
    assert (await tap_label(manager, "‹返回报告")).files


async def test_the_drill_downs_lead_there_and_back_to_the_picture(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    report = await tap_label(manager, "张伟")
    for label, title in (
        ("指标", "张伟 · 近9次\n各项指标，最弱在前（1/"),
        ("单次", "张伟 · 近9次\n覆盖 "),
        ("自评差距", "张伟 · 自评与神秘客"),
    ):
        below = await tap_label(manager, label)
        assert below.text.startswith(title)
        assert not below.files
        back = await tap_label(manager, "‹返回报告")
        assert (back.text, back.files) == (report.text, report.files)


async def test_a_page_beyond_the_last_is_the_last(manager: Phone) -> None:
    await say_and_wait(manager, "/report")
    screen = await tap_data(manager, taps.ReportIndicators(3, 1, ALL, 99))
    assert "（7/7）" in screen.text


@pytest.mark.parametrize(
    "tap",
    [
        taps.ReportOf(3, 2, QUARTER),
        taps.ReportOf(4, 1, QUARTER),
        taps.ReportOf(999, 1, QUARTER),
        taps.AuditFile(9999, taps.AuditFileFormat.XLSX),
    ],
)
async def test_what_does_not_exist_is_refused_politely(manager: Phone, tap: taps.Tap | str) -> None:
    team = await say_and_wait(manager, "/report")
    assert await forge_tap(manager, tap) == "这里没有您要找的内容。"
    assert (await manager.messages())[-1] == team


@pytest.mark.parametrize(
    "data",
    [
        "p:3:1:v",
        "p:3:1:-u",
        "t:v:0:1",
        "t:2i:4:1",
        "t:2i:-1:1",
        "t:2i:-5:1",
        "pf:3:1:2i:0",
        "pf:3:1:2i:4",
        "af:1:0",
        "af:1:3",
    ],
)
async def test_numbers_of_no_period_order_or_format_are_refused_politely(
    manager: Phone, data: str
) -> None:
    assert await forge_tap(manager, data) == "这里没有您要找的内容。"


async def test_the_english_team_and_choice(place: Story) -> None:
    english = place.phones["english"]
    team = await say_and_wait(english, "/report")
    assert team.text.startswith("Team · the last 9 shops\n  Rate")
    assert ["Name", "·Rate·"] in offered(team)
    assert (await say_and_wait(english, "/report zhangwei")).text.startswith("Which one?")
    assert "and no name like it" in (await say_and_wait(english, "/report qqqqqq")).text


async def test_a_shopper_and_a_stranger_get_no_report(place: Story) -> None:
    answer = await say_and_wait(place.phones["shopper"], "/report 张伟")
    assert answer.text == "这里没有您要找的内容。"
    assert "张伟" not in (await say_and_wait(place.phones["stranger"], "/report 张伟")).text
    assert "全店" not in await labels(place.phones["shopper"])
