"""A newer checklist leaves the audits that were begun with an older one as they were."""

from dataclasses import replace

from bot.taps import Submit
from checklist.definition import Checklist, Text, Value
from checklist.loading import shipped
from simulator.phone import Phone
from tests.bot.controls import count_rows, open_audit, stored_answers, tap, wait_until_idle
from tests.harness import Harness, begin, screen


def reword(checklist: Checklist) -> Checklist:
    """The same form, its second question put in other words, its last section gone."""
    first, *others = checklist.sections
    one, two, *rest = first.indicators
    two = replace(two, text=Text(zh="新版问题", en="the new question"))
    sections = (replace(first, indicators=(one, two, *rest)), *others[:-1])
    return replace(checklist, sections=sections, conditions=())


async def test_a_draft_goes_on_with_the_words_it_was_begun_with(
    harness: Harness, shopper: Phone, manager: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await harness.stop()
    harness.checklist = reword(shipped())
    await harness.start()
    await shopper.tap("是")
    shown = (await screen(shopper)).text
    assert shipped().indicator(2).text["zh"] in shown
    assert "1/102" in shown
    await manager.say("/audit 张伟")
    await manager.see("0/87")
    await manager.tap("✅ 是")
    assert "新版问题" in (await screen(manager)).text
    for number in range(1, 103):
        tap(harness, shopper.id, f"a:{audit}:{_base36(number)}:{Value.YES:d}")
    tap(harness, shopper.id, Submit(audit, sure=True))
    await wait_until_idle(harness)
    assert len(await stored_answers(harness, audit)) == 102
    await shopper.see("102/102\u00a0· 100.0%")
    assert await count_rows(harness, "checklists") == 2


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else _base36(number // 36) + digits[number % 36]


async def test_the_older_version_back_again_is_not_kept_twice(
    harness: Harness, shopper: Phone
) -> None:
    await begin(shopper)
    for checklist in (reword(shipped()), None, reword(shipped())):
        await harness.stop()
        harness.checklist = checklist
        await harness.start()
    assert await count_rows(harness, "checklists") == 2
