"""Taps that no button of the bot ever carried: nothing is written, and the toast is polite."""

import logging
import random

import pytest

from bot import taps
from bot.taps import LastCondition, LastIndicator
from checklist.definition import Kind, Value
from simulator.phone import Phone
from tests.bot.drivers import content, first_question, screen_text, toast_of
from tests.harness import Harness

NOTHING = "这里没有您要找的内容。"
NO_STEPS = (LastCondition(99), LastCondition(10), LastIndicator(103))
NOBODYS = [
    *(taps.Answer(1, number, Value.YES) for number in (-1, 0, 103, 2**62)),
    *(taps.Question(1, number) for number in (-1, 0, 103)),
    *(
        taps.Question(1, 1, last)
        for last in (*NO_STEPS, LastIndicator(2**62), LastCondition(2**62))
    ),
    *(taps.AskCondition(1, number) for number in (-1, 0, 10, 2**62)),
    *(taps.AskCondition(1, 1, last) for last in NO_STEPS),
    *(taps.ChooseOption(1, 1, option) for option in (-1, 0, 9)),
    taps.ChooseOption(1, 0, 1),
    taps.ChooseOption(1, 99, 1),
    *(taps.Later(1, number) for number in (0, 103)),
    *(taps.SectionEnd(1, section) for section in (-1, 0, 8)),
    *(taps.NextSection(1, section) for section in (-1, 0, 8)),
    *(taps.SectionMenu(1, section, 0) for section in (0, 8)),
    *(taps.SectionLater(1, section) for section in (0, 8)),
    *(
        taps.SectionNotApplicable(1, section, sure=sure)
        for section in (0, 8)
        for sure in (False, True)
    ),
    *(taps.WriteEvaluation(1, section) for section in (0, 8)),
    *(taps.WriteNote(1, number) for number in (0, 103)),
    *(taps.KeepNote(1, number, 1, None) for number in (0, 103)),
    *(taps.KeepNote(1, 1, number, None) for number in (0, 103)),
    *(taps.DropText(1, number, None) for number in (0, 103)),
    *(taps.KeepNote(1, 1, 1, last) for last in NO_STEPS),
    *(taps.DropText(1, 1, last) for last in NO_STEPS),
    *(taps.Menu(1, number) for number in (-1, 103)),
    taps.NameAdvisor(1, 9, 2),
    taps.Begin(Kind.MYSTERY_SHOP, 0, 0),
    taps.Begin(Kind.SELF_CHECK, 1, 1),
    taps.BeginSection(1),
    taps.Summary(99, 1),
]
ODD = [
    "",
    "q",
    "q:1",
    "q:1:1",
    "q:1:1:0:0",
    "a:1:1:4",
    "a:1:1:-1",
    "a:1:01:1",
    "a:1:+1:1",
    "a:1:1_0:1",
    "a:1:A:1",
    "a:1:一:1",
    "a:1:\u0661:1",
    "a:1: 1:1",
    "a:1:--1:1",
    "a:1:-0:1",
    "a:1:-:1",
    "a::1:1",
    f"a:1:{'z' * 13}:1",
    "a:1:1:1" + "0" * 58,
    "x" * 65,
    "A:1:1:1",
    "q:1:1:0\n",
    "\x00",
    "'; DROP TABLE answers; --",
    "🚗",
    "b:4:3:1",
    "y:1:2",
    "k:1:-1",
    "sn:1:1:2",
    "lk:3",
    "lk:-1",
    "g:3",
    "g:-1",
]


async def test_numbers_that_stand_for_nothing(
    harness: Harness, shopper: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await first_question(shopper)
    before = await content(harness)
    for tap in NOBODYS:
        assert await toast_of(shopper, tap) == NOTHING, tap
    assert await content(harness) == before
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert "1.1 " in await screen_text(shopper)


async def test_strings_that_are_no_tap_at_all(
    harness: Harness, shopper: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await first_question(shopper)
    before = await content(harness)
    for data in ODD:
        assert await toast_of(shopper, data) == NOTHING, data
    assert await content(harness) == before
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]
    await shopper.tap("是")
    assert "上题 1.1 → 是" in await screen_text(shopper)


async def test_random_strings_in_a_burst(
    harness: Harness, shopper: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await first_question(shopper)
    before = await content(harness)
    rolled = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789:::--"
    for _ in range(60):
        data = "".join(rolled.choices(letters, k=rolled.randrange(64)))
        if data in {"f", "na", "bu", "sc"}:
            continue
        assert await toast_of(shopper, data) == NOTHING
    assert await content(harness) == before
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


@pytest.mark.parametrize("who", ["english", "manager", "advisor", "elsewhere", "owner"])
async def test_anothers_draft_is_as_if_it_were_not_there(
    harness: Harness, shopper: Phone, who: str
) -> None:
    await first_question(shopper)
    other = await harness.phone(who)
    await other.say("/help")
    await other.see("/help")
    before = await content(harness)
    toasts = {
        await toast_of(other, tap)
        for tap in (
            taps.Answer(1, 1, Value.NO),
            taps.Question(1, 1),
            taps.Menu(1, 1),
            taps.Review(1),
            taps.Submit(1, sure=True),
            taps.Summary(1, 1),
            taps.Discard(1, sure=True),
            taps.Resume(1),
            taps.Draft(1),
            taps.WriteNote(1, 1),
            taps.PickAdvisor(1, 1),
            taps.Review(77),
        )
    }
    assert toasts == {"There is nothing here for you." if who == "english" else NOTHING}
    assert await content(harness) == before
