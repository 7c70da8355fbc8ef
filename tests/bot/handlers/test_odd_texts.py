"""Texts and names that try to be more than text: shown as text, cut safely, never an error."""

import logging
from pathlib import Path

import pytest

from bot import taps
from bot.intake.update import clean_text
from simulator.phone import Phone
from tests.bot.drivers import (
    answer_to,
    fill,
    first_question,
    forge_tap,
    import_more,
    labels,
    reply,
    screen_text,
)
from tests.harness import Harness

ODD = {
    "<b>&amp;</b><a href='x'>": "<b>&amp;</b><a href='x'>",
    "a\u202eb\u2066c\u200bd\ufeffe\u200f": "abcde",
    "nul\x00bell\x07esc\x1b": "nulbellesc",
    "half \ud83d pair": "half  pair",
    "两行\r\n都在这里": "两行\n都在这里",
    "👩\u200d🔧🚗": "👩\u200d🔧🚗",
    "*_`[]()~>#+-=|{}.!": "*_`[]()~>#+-=|{}.!",
    "{ $name } %s {0}": "{ $name } %s {0}",
}
# The wire itself cannot carry half a pair.
CARRIED = {odd: stored for odd, stored in ODD.items() if "\ud83d" not in odd}


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_what_no_screen_should_hold_is_taken_away(odd: str) -> None:
    assert clean_text(odd) == ODD[odd]


async def test_odd_texts_are_notes_like_any_other(
    harness: Harness, shopper: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await first_question(shopper)
    for odd, stored in CARRIED.items():
        await forge_tap(shopper, taps.WriteNote(1, 1))
        assert f"备注：{stored}" in (await reply(shopper, odd)).text
        assert [row.text for row in await harness.rows("SELECT text FROM notes")] == [stored]
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


async def test_odd_texts_are_quoted_when_they_come_unasked(shopper: Phone) -> None:
    await first_question(shopper)
    for odd, stored in CARRIED.items():
        assert f"“{stored}”" in (await reply(shopper, odd)).text
        await shopper.tap("不是备注")


@pytest.mark.parametrize("filling", ["🚗", "<", "&", "字"])
async def test_4096_units_of_anything_fit_wherever_they_are_shown(
    harness: Harness, shopper: Phone, filling: str
) -> None:
    text = filling * (4096 // (len(filling.encode("utf-16-le")) // 2))
    await first_question(shopper)
    assert "这是备注吗" in (await reply(shopper, text)).text
    await shopper.tap("是 1.1 的备注")
    await shopper.tap("备注")
    assert "现有备注" in await screen_text(shopper)
    await forge_tap(shopper, taps.SectionEnd(1, 1))
    assert "评价已保存" in (await reply(shopper, text)).text
    assert "没有找到" in (await reply(shopper, f"/audit {text}"[:4096])).text
    await fill(harness, 1)
    await forge_tap(shopper, taps.Submit(1, sure=True))
    for _ in range(2):
        if "下一页›" in await labels(shopper):
            await shopper.tap("下一页›")
        assert len((await screen_text(shopper)).encode("utf-16-le")) // 2 <= 4096


async def test_an_odd_name_is_text_on_every_button_and_screen(
    harness: Harness, tmp_path: Path, manager: Phone
) -> None:
    await import_more(harness, tmp_path, "<i>Eve</i> & Co,advisor,,浦东店,")
    await reply(manager, "/audit eve")
    await manager.tap("逐项问我")
    await manager.tap("目录")
    assert "顾问：<i>Eve</i> & Co" in await screen_text(manager)
    assert "<i>Eve</i> & Co" in (await reply(manager, "/report eve")).text
    assert "没有找到“<u>”" in (await reply(manager, "/report <u>")).text


async def test_an_odd_name_of_a_stranger_is_no_error(
    harness: Harness, caplog: pytest.LogCaptureFixture
) -> None:
    for number, odd in enumerate(CARRIED, start=3000):
        stranger = await harness.sim.phone(odd, id=number, language_code="zh")
        answer = await answer_to(stranger, await stranger.say("/start"))
        assert "只为受邀的人服务" in answer.text
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


async def test_a_newline_after_a_command_is_part_of_its_argument(shopper: Phone) -> None:
    assert "0/102" in (await reply(shopper, "/audit\n张伟")).text
