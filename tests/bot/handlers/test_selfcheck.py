"""Self-checks: one's own work, in the first person, all of it or a section."""

from bot import taps
from checklist.definition import Value
from simulator.phone import Phone
from tests.bot.drivers import as_read, fill, forge_tap, labels, reply, screen_text, toast_of
from tests.harness import Harness


async def test_it_says_first_who_will_see_it(advisor: Phone) -> None:
    asked = await reply(advisor, "/selfcheck")
    assert "结果您自己和您的经理能看到" in asked.text
    assert "想着刚离开的那位客户" in asked.text
    buttons = await labels(advisor)
    assert len(buttons) == 9
    assert buttons[0].startswith("五分钟")
    assert buttons[1] == "1 服务预约"
    assert buttons[-1] == "全部"


async def test_a_section_is_asked_in_the_first_person(harness: Harness, advisor: Phone) -> None:
    await reply(advisor, "/selfcheck")
    await advisor.tap("1 服务预约")
    assert "全部 0/25" in await screen_text(advisor)
    await advisor.tap("逐项问我")
    assert "我是否在30分钟内回复电子邮件" in await screen_text(advisor)
    rows = await harness.rows("SELECT kind, scope, auditor = advisor AS own FROM audits")
    assert [row.kind for row in rows] == [2]
    assert rows[0].scope.split() == [str(number) for number in range(1, 26)]
    assert rows[0].own


async def test_the_back_office_is_asked_like_all_the_rest(advisor: Phone) -> None:
    await reply(advisor, "/selfcheck")
    await advisor.tap("全部")
    assert "全部 0/102" in await screen_text(advisor)
    assert "这次怎么预约的" in await screen_text(advisor)


async def test_the_same_section_again_is_the_same_untouched_draft(
    harness: Harness, advisor: Phone
) -> None:
    for _ in range(2):
        await reply(advisor, "/selfcheck")
        await advisor.tap("2 ")
    assert len(await harness.rows("SELECT 1 FROM audits")) == 1
    await reply(advisor, "/selfcheck")
    await advisor.tap("5 ")
    assert len(await harness.rows("SELECT 1 FROM audits")) == 2


async def test_a_section_alone_is_submitted_and_summed_up_alone(
    harness: Harness, advisor: Phone
) -> None:
    await reply(advisor, "/selfcheck")
    await advisor.tap("5 ")
    rows = ", ".join(f"(1, {number}, 1, 0)" for number in range(54, 62))
    await harness.write(f"INSERT INTO answers VALUES {rows}")
    await forge_tap(advisor, taps.Review(1))
    assert "顾问：张伟" in await screen_text(advisor)
    await advisor.tap("提交")
    await advisor.tap("确认提交")
    screen = await screen_text(advisor)
    assert "张伟" in screen
    assert "合计 8/8 · 100.0% · 本次8项" in screen
    assert screen.count("▰") == 10


async def test_a_question_outside_the_scope_does_not_exist(
    harness: Harness, advisor: Phone
) -> None:
    await reply(advisor, "/selfcheck")
    await advisor.tap("5 ")
    for tap in (
        taps.Answer(1, 1, Value.YES),
        taps.Question(1, 1),
        taps.Later(1, 102),
        taps.ChooseOption(1, 1, 1),
        taps.AskCondition(1, 2),
    ):
        assert await toast_of(advisor, tap) == "这里没有您要找的内容。"
    assert not await harness.rows("SELECT 1 FROM answers")


async def test_a_self_check_never_enters_the_mystery_shops_score(
    harness: Harness, advisor: Phone, manager: Phone
) -> None:
    await reply(advisor, "/audit")
    await advisor.tap("全部")
    await fill(harness, 1)
    await forge_tap(advisor, taps.Submit(1, sure=True))
    assert "已提交" in await screen_text(advisor)
    assert "没有神秘客评价" in as_read((await reply(manager, "/report 张伟")).text)


async def test_an_english_self_check(harness: Harness, advisor: Phone) -> None:
    await harness.write("UPDATE people SET language = 'en' WHERE name = '张伟'")
    assert "never changes your mystery shop score" in (await reply(advisor, "/selfcheck")).text
    await advisor.tap("Everything")
    await advisor.tap("Ask me each")
    assert "Did I reply to the e-mail within 30 minutes?" in await screen_text(advisor)


async def test_only_advisors_check_themselves(harness: Harness, shopper: Phone) -> None:
    assert "这里没有您要找的内容" in (await reply(shopper, "/selfcheck")).text
    await reply(shopper, "/audit")
    for tap in (taps.SelfCheck(), taps.BeginSection(1)):
        assert await toast_of(shopper, tap) == "这里没有您要找的内容。"
    assert not await harness.rows("SELECT 1 FROM audits")


async def test_the_result_stands_beside_what_released_shops_found(
    harness: Harness, advisor: Phone, shopper: Phone
) -> None:
    for number in (1, 2, 3):
        await reply(shopper, "/audit 张伟")
        await fill(harness, number, but={54: Value.NO})
        await forge_tap(shopper, taps.Submit(number, sure=True))
    await reply(advisor, "/selfcheck")
    await advisor.tap("5 ")
    rows = ", ".join(f"(4, {number}, 1, 0)" for number in range(54, 62))
    await harness.write(f"INSERT INTO answers VALUES {rows}")
    await forge_tap(advisor, taps.Submit(4, sure=True))
    assert "暂时没有可对照的" in await screen_text(advisor)
    three_weeks = 21 * 24 * 3600 * 1000
    await harness.write(
        f"UPDATE audits SET submitted_at = submitted_at - {three_weeks} WHERE id < 4"
    )
    await forge_tap(advisor, taps.Summary(4, 1))
    assert "暂时没有可对照的" in await screen_text(advisor)  # all three by one shopper
    await harness.write("UPDATE audits SET auditor = 7 WHERE id = 2")
    await forge_tap(advisor, taps.Summary(4, 1))
    screen = await screen_text(advisor)
    assert "和神秘客看到的对照" in screen
    assert "· 5.1 变更提前通知  您：是 · 神秘客：0/3" in screen
    assert "  您：是 · 神秘客：3/3" in screen
    assert "王芳" not in screen


async def test_the_same_section_chosen_twice_shows_its_question_both_times(advisor: Phone) -> None:
    for _ in range(2):
        await reply(advisor, "/selfcheck")
        await advisor.tap("2 ")
        assert "2.1 我是否" in await screen_text(advisor)
