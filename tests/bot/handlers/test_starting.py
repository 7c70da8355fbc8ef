"""How an audit begins: of which kind, about whom."""

from pathlib import Path

from bot import taps
from checklist.definition import Kind
from simulator.phone import Phone
from tests.bot.drivers import import_more, labels, reply, screen_text, toast_of
from tests.harness import Harness


async def test_a_shopper_chooses_from_the_advisors_of_their_own_dealership(shopper: Phone) -> None:
    assert "选择顾问" in (await reply(shopper, "/audit")).text
    assert await labels(shopper) == ["李娜", "张伟", "章薇", "到店再定", "收起"]
    await shopper.tap("李娜")
    assert "0/102" in await screen_text(shopper)


async def test_the_list_speaks_english_to_an_english_phone(harness: Harness) -> None:
    emma = await harness.phone("english")
    assert "Choose the advisor" in (await reply(emma, "/audit")).text
    assert "Decide on arrival" in await labels(emma)


async def test_a_name_in_the_command_starts_at_once(harness: Harness, shopper: Phone) -> None:
    assert "0/102" in (await reply(shopper, "/audit 张伟")).text
    assert [tuple(row) for row in await harness.rows("SELECT kind, auditor FROM audits")] == [
        (1, 1)
    ]


async def test_part_of_a_name_is_enough_where_one_matches(harness: Harness, shopper: Phone) -> None:
    await reply(shopper, "/audit 娜")
    assert await harness.rows(
        "SELECT 1 FROM audits JOIN people ON people.id = advisor WHERE name = '李娜'"
    )


async def test_several_matches_are_offered_and_the_exact_name_wins(
    harness: Harness, tmp_path: Path, shopper: Phone
) -> None:
    await import_more(harness, tmp_path, "张伟强,advisor,,浦东店,", "Ann Lee,advisor,,浦东店,en")
    assert "是哪一位" in (await reply(shopper, "/audit 伟")).text
    assert await labels(shopper) == ["张伟", "张伟强", "到店再定", "收起"]
    assert "0/102" in (await reply(shopper, "/audit 张伟")).text
    assert "0/102" in (await reply(shopper, "/audit ann LEE")).text


async def test_an_unknown_name_is_said_and_nothing_begins(harness: Harness, shopper: Phone) -> None:
    assert "没有找到“马超”" in (await reply(shopper, "/audit 马超")).text
    assert not await harness.rows("SELECT 1 FROM audits")


async def test_typing_narrows_the_list_and_an_unknown_name_leaves_it(shopper: Phone) -> None:
    await reply(shopper, "/audit")
    assert "没有找到“马”" in (await reply(shopper, "马")).text
    assert "是哪一位" in (await reply(shopper, "伟")).text
    assert await labels(shopper) == ["张伟", "到店再定", "收起"]


async def test_two_taps_on_an_advisor_are_one_draft(harness: Harness, shopper: Phone) -> None:
    await reply(shopper, "/audit")
    listed = await shopper.live()
    assert listed is not None
    await shopper.tap("张伟")
    await shopper.tap_old(listed, "张伟")
    assert len(await harness.rows("SELECT 1 FROM audits")) == 1
    assert "0/102" in await screen_text(shopper)


async def test_the_same_advisor_at_another_dealership_is_another_draft(
    harness: Harness, tmp_path: Path, shopper: Phone
) -> None:
    await import_more(harness, tmp_path, "王芳,shopper,1001,虹桥店,", "张伟,advisor,1003,虹桥店,")
    for place in ("张伟 · 浦东店", "张伟 · 虹桥店"):
        await reply(shopper, "/audit 张伟")
        await shopper.tap(place)
    assert len(await harness.rows("SELECT DISTINCT dealership FROM audits")) == 2


async def test_decide_on_arrival_begins_without_a_name_and_the_review_asks_for_it(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit")
    await shopper.tap("到店再定")
    assert "0/102" in await screen_text(shopper)
    await shopper.tap("目录")
    await shopper.tap("选择顾问")
    assert await labels(shopper) == ["李娜", "张伟", "章薇", "‹返回", "收起"]
    assert "没有找到" in (await reply(shopper, "马超")).text
    assert "是哪一位" in (await reply(shopper, "章")).text
    await shopper.tap("章薇")
    assert "未答" in await screen_text(shopper)
    assert await harness.rows("SELECT 1 FROM audits WHERE advisor IS NOT NULL AND dealership = 1")
    await shopper.tap("目录")
    assert "选择顾问" not in await labels(shopper)


async def test_a_second_undecided_shop_is_the_same_untouched_draft(
    harness: Harness, shopper: Phone
) -> None:
    for _ in range(2):
        await reply(shopper, "/audit")
        if "新开一份" in await labels(shopper):
            await shopper.tap("新开一份")
        await shopper.tap("到店再定")
    assert len(await harness.rows("SELECT 1 FROM audits")) == 1


async def test_a_long_list_has_pages_that_end_where_they_end(
    harness: Harness, tmp_path: Path, shopper: Phone
) -> None:
    await import_more(harness, tmp_path, *(f"顾问{n:02},advisor,,浦东店," for n in range(20)))
    await reply(shopper, "/audit")
    first = await labels(shopper)
    assert len(first) == 16 + 1 + 2
    assert "‹上一页" not in first
    await shopper.tap("下一页›")
    second = await labels(shopper)
    assert len(second) == 23 - 16 + 1 + 2
    assert not set(first[:16]) & set(second[:7])
    assert "下一页›" not in second
    await shopper.tap("‹上一页")
    assert await labels(shopper) == first


async def test_a_long_list_for_an_undecided_draft_has_pages_too(
    harness: Harness, tmp_path: Path, shopper: Phone
) -> None:
    await import_more(harness, tmp_path, *(f"顾问{n:02},advisor,,浦东店," for n in range(20)))
    await reply(shopper, "/audit")
    await shopper.tap("到店再定")
    await shopper.tap("目录")
    await shopper.tap("选择顾问")
    await shopper.tap("下一页›")
    await shopper.tap("张伟") if "张伟" in await labels(shopper) else await shopper.tap("顾问19")
    assert await harness.rows("SELECT 1 FROM audits WHERE advisor IS NOT NULL")


async def test_a_manager_observes_and_is_offered_no_decision_on_arrival(
    harness: Harness, manager: Phone
) -> None:
    await reply(manager, "/audit")
    assert await labels(manager) == ["李娜", "张伟", "章薇"]
    await manager.tap("张伟")
    assert [row.kind for row in await harness.rows("SELECT kind FROM audits")] == [3]


async def test_an_advisors_audit_is_a_self_check_with_its_introduction(
    harness: Harness, advisor: Phone
) -> None:
    assert "您自己和您的经理能看到" in (await reply(advisor, "/audit")).text
    assert not await harness.rows("SELECT 1 FROM audits")
    await advisor.tap("全部")
    assert "0/102" in await screen_text(advisor)
    assert [tuple(r) for r in await harness.rows("SELECT kind, auditor = advisor FROM audits")] == [
        (2, 1)
    ]


async def test_an_advisor_does_not_audit_by_name(harness: Harness, advisor: Phone) -> None:
    assert "没有您要填的评价表" in (await reply(advisor, "/audit 李娜")).text
    assert not await harness.rows("SELECT 1 FROM audits")


async def test_somebody_with_several_roles_is_asked_for_the_kind(
    harness: Harness, tmp_path: Path
) -> None:
    await import_more(
        harness, tmp_path, "周经理,shopper,1002,浦东店,", "周经理,advisor,1002,浦东店,"
    )
    manager = await harness.phone("manager")
    assert "哪一种" in (await reply(manager, "/audit")).text
    assert await labels(manager) == ["到店体验", "现场观察", "自检"]
    await manager.tap("现场观察")
    assert "周经理" not in await labels(manager)
    await reply(manager, "/audit")
    await manager.tap("自检")
    assert "想着刚离开的那位客户" in await screen_text(manager)


async def test_a_name_that_fits_one_kind_only_needs_no_question(
    harness: Harness, tmp_path: Path
) -> None:
    await import_more(harness, tmp_path, "何经理,shopper,1007,浦东店,")
    elsewhere = await harness.phone("elsewhere")
    await reply(elsewhere, "/audit 马超")
    await reply(elsewhere, "/audit 张伟")
    rows = await harness.rows("SELECT kind, dealership FROM audits ORDER BY id")
    assert [tuple(row) for row in rows] == [(3, 2), (1, 1)]


async def test_a_name_that_fits_several_kinds_asks_for_the_kind(
    harness: Harness, tmp_path: Path
) -> None:
    await import_more(harness, tmp_path, "周经理,shopper,1002,浦东店,")
    manager = await harness.phone("manager")
    assert "哪一种" in (await reply(manager, "/audit 张伟")).text
    assert await labels(manager) == ["到店体验", "现场观察"]


async def test_without_any_advisor_that_is_said(harness: Harness, shopper: Phone) -> None:
    await harness.write("UPDATE people SET active = 0 WHERE name IN ('张伟', '李娜', '章薇')")
    assert "还没有顾问名单" in (await reply(shopper, "/audit")).text


async def test_another_dealerships_advisor_cannot_be_forged(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit")
    stranger = (await harness.rows("SELECT id FROM people WHERE name = '马超'"))[0].id
    for tap in (
        taps.Begin(Kind.MYSTERY_SHOP, stranger, 2),
        taps.Begin(Kind.MYSTERY_SHOP, 1, 1),  # of the shopper
        taps.Begin(Kind.OBSERVATION, 3, 1),
        taps.ChooseAdvisor(Kind.OBSERVATION, 1),
    ):
        assert await toast_of(shopper, tap) == "这里没有您要找的内容。"
    said = {
        await toast_of(shopper, taps.Begin(Kind.MYSTERY_SHOP, number, 1))
        for number in (stranger, 99)
    }
    assert said == {"名单有变动，这位顾问现在选不了，请重新选。"}
    assert not await harness.rows("SELECT 1 FROM audits")


async def test_an_advisor_who_left_cannot_be_chosen_from_an_old_list(
    harness: Harness, shopper: Phone
) -> None:
    await reply(shopper, "/audit")
    await harness.write("UPDATE people SET active = 0 WHERE name = '李娜'")
    assert "名单有变动" in await shopper.tap("李娜")
    assert "李娜" not in await labels(shopper)
    assert not await harness.rows("SELECT 1 FROM audits")


async def test_a_manager_cannot_begin_undecided(harness: Harness, manager: Phone) -> None:
    await reply(manager, "/audit")
    assert await toast_of(manager, taps.BeginUndecided()) == "这里没有您要找的内容。"
    assert not await harness.rows("SELECT 1 FROM audits")


async def test_a_similar_name_is_offered_and_never_taken(harness: Harness, shopper: Phone) -> None:
    assert "没有完全一致的" in (await reply(shopper, "/audit zhangwie")).text
    assert "张伟" in await labels(shopper)
    assert not await harness.rows("SELECT 1 FROM audits")


async def test_a_name_where_there_is_no_advisor_is_told_so(
    harness: Harness, shopper: Phone
) -> None:
    await harness.write("UPDATE people SET active = 0 WHERE name IN ('张伟', '李娜', '章薇')")
    assert "还没有顾问名单" in (await reply(shopper, "/audit 张伟")).text


async def test_an_english_reader_sees_the_pinyin_of_a_chinese_name(harness: Harness) -> None:
    emma = await harness.phone("english")
    await reply(emma, "/audit")
    names = ["Li Na 李娜", "Zhang Wei 张伟", "Zhang Wei 章薇"]
    assert (await labels(emma))[:3] == names
