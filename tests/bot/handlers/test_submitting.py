"""The review, submitting, and the summary that stays."""

from bot import taps
from checklist.definition import Value
from simulator.phone import Phone
from tests.bot.drivers import (
    content,
    fill,
    first_question,
    forge_tap,
    labels,
    reply,
    screen_text,
    toast_of,
)
from tests.harness import Harness


async def test_the_review_says_what_is_open_and_offers_no_submitting(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    await shopper.tap("目录")
    await shopper.tap("检查")
    screen = await screen_text(shopper)
    assert "还有102项未答，答完才能提交" in screen
    assert "未答：1.1、1.2、" in screen
    assert "1.12 等" in screen
    assert await labels(shopper) == ["答剩下的", "目录", "收起", "先到这里"]
    await fill(harness, 1, but={7: None})
    await shopper.tap("目录")
    await shopper.tap("‹返回")
    assert "未答：1.7" in await screen_text(shopper)
    await shopper.tap("答剩下的")
    assert "1.7 " in await screen_text(shopper)


async def test_the_review_in_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await first_question(emma)
    await fill(harness, 1, but={1: None, 3: Value.NO})
    await forge_tap(emma, taps.Review(1))
    screen = await screen_text(emma)
    assert "1 indicator is still open" in screen
    assert "1 missed indicator has no note." in screen
    await fill(harness, 1, but={1: None, 2: None})
    await forge_tap(emma, taps.Review(1))
    screen = await screen_text(emma)
    assert "2 indicators are still open" in screen
    assert "Nothing is missed." in screen


async def test_a_complete_audit_is_submitted_after_asking_once_more(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit 张伟")
    await shopper.tap("一并记为未观察到")
    await shopper.tap("电话")
    ruled_out = dict.fromkeys((1, 2, 30, 31))
    await fill(harness, 1, but={**ruled_out, 5: Value.NO, 6: Value.NO})
    await harness.write("INSERT INTO notes VALUES (1, 5, '没说名字')")
    await forge_tap(shopper, taps.Review(1))
    screen = await screen_text(shopper)
    assert "全部答完" in screen
    assert "1个失分项没有备注" in screen
    assert "按情况排除4项" in screen
    assert await shopper.buttons() == [["目录", "收起"], ["先到这里", "提交"]]
    await shopper.tap("提交")
    assert "提交后不能再改" in await screen_text(shopper)
    assert await shopper.buttons() == [["‹返回"], ["确认提交"], ["收起"]]
    await shopper.tap("‹返回")
    await shopper.tap("提交")
    await shopper.tap("确认提交")
    assert "已提交" in await screen_text(shopper)
    audits = await harness.rows("SELECT state, submission FROM audits")
    assert [tuple(row) for row in audits] == [(1, 1)]
    given = await harness.rows(
        "SELECT indicator, value FROM answers WHERE given ORDER BY indicator"
    )
    assert [tuple(row) for row in given] == [(1, 2), (2, 2), (30, 2), (31, 2)]
    scores = await harness.rows(
        "SELECT SUM(earned), SUM(possible), SUM(printed) FROM section_scores"
    )
    assert [tuple(row) for row in scores] == [(96, 98, 102)]


async def test_the_summary_has_seven_bars_the_total_and_every_miss_with_its_note(
    harness: Harness, shopper: Phone
) -> None:
    await submit(harness, shopper, but={5: Value.NO, 26: Value.NO})
    screen = await screen_text(shopper)
    assert screen.count("▰") + screen.count("▱") == 70
    assert "合计 100/102 · 98.0% · 表上总分102 · 覆盖102/102" in screen
    assert "失分2项" in screen
    assert "· 1.5 " in screen
    assert "　没说名字" in screen
    others = screen[screen.index("其他备注") :]  # 1.9 was passed
    assert "· 1.9 " in others
    assert "　好" in others
    assert "· 1.5 " not in others
    assert "1 服务预约 评价：还可以" in screen
    assert await labels(shopper) == ["收起", "新开一份"]


async def test_nothing_missed_is_said(harness: Harness, shopper: Phone) -> None:
    await submit(harness, shopper, but=dict.fromkeys(range(1, 26), Value.NOT_OBSERVED))
    screen = await screen_text(shopper)
    assert "没有失分项" in screen
    assert "▱▱▱▱▱▱▱▱▱▱ 1 服务预约\n0/0 · — · 表上总分25 · 覆盖0/25" in screen


async def test_the_summary_in_english(harness: Harness) -> None:
    emma = await harness.phone("english")
    await submit(harness, emma, but={5: Value.NO})
    screen = await screen_text(emma)
    assert "Submitted" in screen
    assert "Total 101/102 · 99.0% · form total 102 · coverage 102/102" in screen
    assert "Missed: 1" in screen
    assert "– evaluation: 还可以" in screen


async def test_every_line_of_a_note_is_indented(harness: Harness, shopper: Phone) -> None:
    notes = "(1, 5, '电话响了六声\n没说名字'), (1, 9, '好\n很好')"
    await submit(harness, shopper, but={5: Value.NO}, notes=notes)
    screen = await screen_text(shopper)
    assert "\n　电话响了六声\n　没说名字\n" in screen
    assert "\n　好\n　很好\n" in screen


async def test_many_long_notes_come_in_pages_that_fit(harness: Harness, shopper: Phone) -> None:
    notes = ", ".join(f"(1, {number}, '{'🚗' * 999}{number}')" for number in range(10, 16))
    await submit(harness, shopper, but={10: Value.NO}, notes=notes)
    assert await labels(shopper) == ["下一页›", "收起", "新开一份"]
    assert "合计" in await screen_text(shopper)
    seen = set()
    while True:
        text = await screen_text(shopper)
        assert len(text.encode("utf-16-le")) // 2 <= 4096
        seen |= {number for number in range(10, 16) if f"🚗{number}" in text}
        if "下一页›" not in await labels(shopper):
            break
        await shopper.tap("下一页›")
    assert seen == set(range(10, 16))
    assert "还可以" in await screen_text(shopper)
    await shopper.tap("‹上一页")


async def test_submitting_twice_is_submitting_once(harness: Harness, shopper: Phone) -> None:
    await submit(harness, shopper)
    before = await content(harness)
    await forge_tap(shopper, taps.Submit(1, sure=True))
    assert "已提交" in await screen_text(shopper)
    assert await content(harness) == before


async def test_an_incomplete_audit_cannot_be_submitted_even_by_a_forged_tap(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    assert await toast_of(shopper, taps.Submit(1, sure=True)) == "还有102项未答，暂时不能提交。"
    await fill(harness, 1, but={102: None})
    assert await toast_of(shopper, taps.Submit(1, sure=True)) == "还有1项未答，暂时不能提交。"
    assert [row.state for row in await harness.rows("SELECT state FROM audits")] == [0]


async def test_without_an_advisor_the_review_asks_for_one_first(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit")
    await shopper.tap("到店再定")
    await fill(harness, 1)
    await forge_tap(shopper, taps.Review(1))
    assert await shopper.buttons() == [["目录", "收起"], ["选择顾问"], ["先到这里"]]
    assert "还没有选顾问" in await toast_of(shopper, taps.Submit(1, sure=True))
    await shopper.tap("选择顾问")
    await shopper.tap("‹返回")
    await shopper.tap("选择顾问")
    await shopper.tap("章薇")
    await shopper.tap("提交")
    await shopper.tap("确认提交")
    assert [row.state for row in await harness.rows("SELECT state FROM audits")] == [1]


async def test_buttons_of_a_submitted_audit_change_nothing(
    harness: Harness, shopper: Phone
) -> None:
    await first_question(shopper)
    question = await shopper.live()
    assert question is not None
    await submit(harness, shopper, begun=True)
    before = await content(harness)
    for tap in (
        taps.Answer(1, 1, Value.NO),
        taps.Later(1, 1),
        taps.ChooseOption(1, 2, 1),
        taps.SectionLater(1, 1),
        taps.SectionNotApplicable(1, 1, sure=True),
        taps.Discard(1, sure=True),
        taps.NameAdvisor(1, 5, 1),
        taps.WriteNote(1, 1),
        taps.KeepNote(1, 1, 1, None),
        taps.Resume(1),
    ):
        assert await toast_of(shopper, tap) == "这份已经提交，不能再改。"
    await shopper.tap_old(question, "是")
    assert await content(harness) == before


async def test_a_draft_has_no_summary(harness: Harness, shopper: Phone, manager: Phone) -> None:
    await first_question(shopper)
    await reply(manager, "/report")
    assert await toast_of(shopper, taps.Summary(1, 1)) == "这里没有您要找的内容。"
    assert await toast_of(manager, taps.Summary(1, 1)) == "这里没有您要找的内容。"


async def test_a_manager_may_open_a_submitted_shop_but_one_elsewhere_may_not(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    await submit(harness, shopper)
    await reply(manager, "/report")
    await forge_tap(manager, taps.Summary(1, 1))
    assert "已提交" in await screen_text(manager)
    assert "王芳" not in await screen_text(manager)
    elsewhere = await harness.phone("elsewhere")
    await reply(elsewhere, "/report")
    assert await toast_of(elsewhere, taps.Summary(1, 1)) == "这里没有您要找的内容。"


async def submit(
    harness: Harness,
    phone: Phone,
    but: dict[int, Value | None] | None = None,
    notes: str = "(1, 5, '没说名字'), (1, 9, '好')",
    *,
    begun: bool = False,
) -> None:
    """Fill everything in, with notes and an evaluation, and submit it."""
    if not begun:
        await first_question(phone)
    await fill(harness, 1, but=but)
    await harness.write(f"INSERT INTO notes VALUES {notes}")
    await harness.write("INSERT INTO evaluations VALUES (1, 1, '还可以')")
    await forge_tap(phone, taps.Submit(1, sure=True))
