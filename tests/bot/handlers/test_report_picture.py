"""A report is one message: its picture, the text as the caption, and the buttons."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.rendering import typesetting
from bot.rendering.overview import outline
from bot.views.report import caption, first
from simulator.phone import Message, Phone
from tests.bot.controls import (
    add_fault,
    calls,
    forget_calls,
    start_and_wait,
    wait_until,
    wait_until_idle,
)
from tests.bot.drivers import labels
from tests.bot.story import Story, open_story, say_and_wait, tap_label

pytestmark = pytest.mark.asyncio(loop_scope="module")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with open_story(tmp_path_factory.mktemp("story")) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def manager(place: Story) -> Phone:
    phone = place.phones["manager"]
    await wait_until_idle(place.harness)
    await phone.clear()
    return phone


async def in_chat(place: Story, phone: Phone) -> list[Message]:
    """Everything that the bot wrote and did not delete."""
    await wait_until_idle(place.harness)
    return [each for each in await phone.messages() if each.from_bot]


async def picture(phone: Phone, shown: Message) -> bytes:
    (file,) = shown.files
    assert file.kind == "photo"
    return await phone.read(file)


async def test_picture_text_and_buttons_are_one_message(place: Story, manager: Phone) -> None:
    report = await say_and_wait(manager, "/report 张伟")
    assert (await picture(manager, report)).startswith(PNG)
    assert report.text.startswith("张伟：近9次 ")
    assert "·近9次·" in await labels(manager)
    assert [each.id for each in await in_chat(place, manager)] == [report.id]


async def test_a_period_swaps_picture_and_caption_in_place(place: Story, manager: Phone) -> None:
    report = await say_and_wait(manager, "/report 张伟")
    before = await picture(manager, report)
    whole = await tap_label(manager, "全部")
    assert whole.id == report.id
    assert whole.text.startswith("张伟：全部时间 ")
    assert await picture(manager, whole) != before
    back = await tap_label(manager, "近9次")
    assert (back.text, await picture(manager, back)) == (report.text, before)
    assert [each.id for each in await in_chat(place, manager)] == [report.id]


async def test_after_a_pick_list_it_has_its_picture_too(place: Story, manager: Phone) -> None:
    await say_and_wait(manager, "/report zhangwei")
    report = await tap_label(manager, "张伟")
    assert (await picture(manager, report)).startswith(PNG)
    assert [each.id for each in await in_chat(place, manager)] == [report.id]


async def test_the_details_are_texts_and_the_way_back_shows_the_picture(
    place: Story, manager: Phone
) -> None:
    report = await say_and_wait(manager, "/report 张伟")
    for label in ("指标", "单次", "自评差距", "全店"):
        details = await tap_label(manager, label)
        assert not details.files
        assert [each.id for each in await in_chat(place, manager)] == [details.id]
        back = await tap_label(manager, "张伟" if label == "全店" else "‹返回报告")
        assert (back.text, back.files) == (report.text, report.files)
        assert [each.id for each in await in_chat(place, manager)] == [back.id]


async def test_a_picture_is_drawn_once_until_the_data_change(
    place: Story, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say_and_wait(manager, "/report 王强")
    forget_calls(place.harness)
    await say_and_wait(manager, "/report 王强")
    (again,) = calls(place.harness, "sendPhoto")
    assert isinstance(again.parameters["photo"], str)
    monkeypatch.setattr(
        "bot.handlers.pictures.outline", lambda *given: {**outline(*given), "basis": "another shop"}
    )
    await say_and_wait(manager, "/report 王强")
    assert not isinstance(calls(place.harness, "sendPhoto")[-1].parameters["photo"], str)


async def test_another_language_has_another_picture(place: Story, manager: Phone) -> None:
    chinese = await say_and_wait(manager, "/report 张伟")
    english = await say_and_wait(place.phones["english"], "/report 张伟")
    assert await picture(manager, chinese) != await picture(place.phones["english"], english)


async def test_a_report_that_nothing_can_draw_comes_as_a_text(
    place: Story, manager: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_given: object, **_more: object) -> bytes:
        raise RuntimeError("no font")

    monkeypatch.setattr(typesetting, "_compile", failing)
    report = await say_and_wait(manager, "/report 刘洋")
    assert report.text.startswith("刘洋：近9次 ")
    assert not report.files
    assert "·近9次·" in await labels(manager)
    assert "A picture could not be drawn" in caplog.messages
    monkeypatch.undo()
    whole = await tap_label(manager, "全部")
    assert (await picture(manager, whole)).startswith(PNG)
    assert [each.id for each in await in_chat(place, manager)] == [whole.id]


async def test_a_caption_that_would_be_too_long_lacks_what_may_be_chance_first(
    manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say_and_wait(manager, "/report 张伟")
    whole = (await tap_label(manager, "全部")).text.splitlines()
    shorter = await caption_of(manager, monkeypatch, len("\n".join(whole)) - 1)
    lost = [line for line in whole if line not in shorter]
    assert lost
    assert {line for line in lost if not line[0].isdigit()} <= {"留意（可能只是偶然）"}
    shortest = await caption_of(manager, monkeypatch, 1)
    assert shortest[0] == whole[0]
    assert [line[:4] for line in shortest[1:] if line][:2] == ["得分率 ", "确有短板"]
    assert not [line for line in shortest if line.startswith(("留意", "起伏", "自评", "覆盖"))]


async def caption_of(phone: Phone, monkeypatch: pytest.MonkeyPatch, limit: int) -> list[str]:
    """Return the lines of the same report if a caption had this limit."""
    monkeypatch.setattr(first, "fit", lambda blocks: caption.fit(blocks, limit))
    await say_and_wait(phone, "/report 张伟")
    shown = await tap_label(phone, "全部")
    assert shown.files
    return shown.text.splitlines()


async def test_a_picture_that_telegram_refuses_leaves_the_text(
    place: Story, manager: Phone
) -> None:
    add_fault(place.harness, "error", "sendPhoto", code=400)
    report = await say_and_wait(manager, "/report 陈静")
    assert report.text.startswith("陈静：")
    assert not report.files


async def test_an_advisors_own_picture_can_be_neither_forwarded_nor_saved(place: Story) -> None:
    own = await say_and_wait(place.phones["advisor"], "/report")
    assert own.files
    assert own.protected


async def test_whoever_asks_for_another_reads_that_there_is_only_their_own(place: Story) -> None:
    own = await say_and_wait(place.phones["advisor"], "/report 李娜")
    assert own.files
    assert own.text.startswith("您只能看自己的成绩：\n\n张伟：")


async def test_a_bot_that_was_killed_owes_the_same_report(place: Story, manager: Phone) -> None:
    forget_calls(place.harness)
    add_fault(place.harness, "delay", "sendPhoto", seconds=60)
    await manager.say("/report 张伟")
    await wait_until(lambda: calls(place.harness, "sendPhoto"))
    place.harness.app._sender._tasks.copy().pop().cancel()
    await place.harness.stop()
    assert await place.harness.rows("SELECT id FROM outbox")
    await start_and_wait(place.harness)
    (report,) = await in_chat(place, manager)
    assert (await picture(manager, report)).startswith(PNG)
    assert not await place.harness.rows("SELECT id FROM outbox")


async def test_a_tap_on_a_report_that_is_gone_brings_it_again(place: Story, manager: Phone) -> None:
    report = await say_and_wait(manager, "/report 张伟")
    await wait_until_idle(place.harness)
    await manager.delete(report)
    await manager.tap_old(report, "全部")
    (again,) = await in_chat(place, manager)
    assert again.text.startswith("张伟：全部时间 ")
    assert again.files
