"""The menu: sections with their progress, whole sections at once, hiding, and a section's end."""

from bot import taps
from checklist.definition import Value
from simulator.phone import Phone
from tests.bot.drivers import fill, first_question, forge_tap, labels, reply, screen_text
from tests.harness import Harness


async def test_the_menu_lists_seven_sections_with_what_is_done_and_put_off(
    shopper: Phone,
) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await shopper.tap("稍后›")
    await shopper.tap("目录")
    assert "目录  1/102，未答101项" in await screen_text(shopper)
    rows = await labels(shopper)
    assert rows[0] == "1 服务预约  1/25 · 稍后1"
    assert rows[1].endswith("0/14")
    assert len(rows) == 7 + 3
    await shopper.tap("‹返回")
    assert "1.3 " in await screen_text(shopper)


async def test_the_menu_in_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    await emma.tap("Later")
    await emma.tap("Menu")
    assert "Menu  0/102, 102 open" in await screen_text(emma)
    assert (await labels(emma))[0] == "1 Booking  0/25 · 1 later"
    await emma.tap("1 Booking")
    assert "✓ yes  ✗ no" in await screen_text(emma)
    assert "Whole section later" in await labels(emma)


async def test_a_section_shows_every_mark_and_jumps(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    for label in ("是", "否", "不适用", "未观察到", "稍后›"):
        await shopper.tap(label)
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    marks = await labels(shopper)
    assert marks[:6] == ["1.1 ✓", "1.2 ✗", "1.3 –", "1.4 ○", "1.5 ›", "1.6"]
    assert "✓是 ✗否 –不适用 ○未观察到 ›稍后" in await screen_text(shopper)
    await shopper.tap("目录")
    await shopper.tap("2 ")
    await shopper.tap("2.3")
    assert "2.3 " in await screen_text(shopper)
    await shopper.tap("是")
    assert [row.indicator for row in await harness.rows("SELECT indicator FROM answers")][-1] == 28


async def test_a_whole_section_can_be_left_for_later(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    await shopper.tap("整节稍后")
    assert "2 接待" in await screen_text(shopper)
    put_off = (await harness.rows("SELECT put_off FROM audits"))[0].put_off.split()
    assert [int(number) for number in put_off] == list(range(2, 26))


async def test_a_whole_section_not_applicable_asks_once_more_and_keeps_what_is_answered(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("否")
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    await shopper.tap("整节不适用")
    assert "未答的24项都记为不适用" in await screen_text(shopper)
    assert (await shopper.buttons())[0] == ["‹返回"]
    assert len(await harness.rows("SELECT 1 FROM answers")) == 1
    await shopper.tap("‹返回")
    await shopper.tap("整节不适用")
    await shopper.tap("确认，都不适用")
    rows = await harness.rows("SELECT value, COUNT(*) FROM answers GROUP BY value ORDER BY value")
    assert [tuple(row) for row in rows] == [(0, 1), (2, 24)]
    assert "2 接待" in await screen_text(shopper)


async def test_a_finished_section_offers_nothing_to_do_at_once(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await fill(harness, 1)
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    assert not {"整节稍后", "整节不适用"} & set(await labels(shopper))


async def test_hide_leaves_a_dot_and_one_button(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("目录")
    await shopper.tap("收起")
    assert await screen_text(shopper) == "·"
    assert await labels(shopper) == ["继续"]
    await shopper.tap("继续")
    assert "1.1 " in await screen_text(shopper)


async def test_a_section_ends_with_points_and_what_was_missed(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await fill(harness, 1, but={2: Value.NO, 3: Value.NOT_APPLICABLE, 25: None})
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    await shopper.tap("1.25")
    await shopper.tap("否")
    screen = await screen_text(shopper)
    assert "1 服务预约 小结" in screen
    assert "22/24 · 91.7% · 表上总分25 · 覆盖24/25" in screen
    assert "失分2项：" in screen
    assert "· 1.2 10分钟内回短信" in screen
    assert "这一节还有要说的吗" in screen
    assert await shopper.buttons() == [["继续"], ["写评价", "改答案"], ["收起", "先到这里"]]


async def test_the_score_line_is_exactly_as_promised(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    values = dict.fromkeys(range(26, 30), Value.NOT_OBSERVED) | dict.fromkeys((30, 31), Value.NO)
    await fill(harness, 1, but=values)
    await forge_tap(shopper, taps.SectionEnd(1, 2))
    assert "8/10 · 80.0% · 表上总分14 · 覆盖10/14" in (await screen_text(shopper)).splitlines()


async def test_the_score_line_in_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    await fill(harness, 1, but={26: Value.NO})
    await forge_tap(emma, taps.SectionEnd(1, 2))
    assert "13/14 · 92.9% · form total 14 · coverage 14/14" in await screen_text(emma)
    await forge_tap(emma, taps.SectionEnd(1, 1))
    assert "Nothing missed." in await screen_text(emma)


async def test_a_section_with_nothing_possible_shows_a_dash(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await fill(harness, 1, but=dict.fromkeys(range(1, 26), Value.NOT_APPLICABLE))
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    assert "0/0 · — · 表上总分25 · 覆盖0/25" in await screen_text(shopper)
    assert "还没有可评的项" in await screen_text(shopper)


async def test_a_section_end_says_what_is_still_open(shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("目录")
    await shopper.tap("1 服务预约")
    await shopper.tap("本节小结")
    assert "还有25项未答" in await screen_text(shopper)


async def test_continue_goes_on_with_the_next_section(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await fill(harness, 1, but={30: None})
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    await shopper.tap("继续")
    assert "2.5 " in await screen_text(shopper)
    await shopper.tap("是")
    await shopper.tap("继续")
    assert "全部答完" in await screen_text(shopper)


async def test_change_answers_opens_the_sections_indicators(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await fill(harness, 1)
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    await shopper.tap("改答案")
    await shopper.tap("1.7 ✓")
    assert "● 是" in await labels(shopper)


async def test_stop_here_says_that_all_is_kept(harness: Harness, shopper: Phone) -> None:
    await first_question(shopper)
    await shopper.tap("是")
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    await shopper.tap("先到这里")
    assert "已保存，共答了1项" in await screen_text(shopper)
    await reply(shopper, "/audit")
    await shopper.tap("继续")
    assert "1.2 " in await screen_text(shopper)
