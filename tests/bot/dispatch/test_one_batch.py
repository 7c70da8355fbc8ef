"""What one update of a batch wrote, the next update of the same batch sees and keeps."""

from bot.taps import Answer, SectionEnd, SetLanguage, StopHere
from checklist.definition import Value
from simulator.phone import Phone
from tests.bot.controls import count_rows, open_audit, stored_answers, tap, while_stopped
from tests.harness import Harness


async def test_two_texts_at_a_sections_end_in_one_batch_are_both_kept(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, SectionEnd(audit, 1))
        await shopper.say("接待热情")
        await shopper.say("等了很久")
    [(text,)] = await harness.rows("select text from evaluations")
    assert "接待热情" in text
    assert "等了很久" in text


async def test_a_language_chosen_in_the_batch_of_the_next_tap_is_kept(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, SetLanguage("en"))
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    assert await stored_answers(harness, audit) == {1: Value.YES}
    chosen = await harness.rows("select language from people where telegram_id = 1001")
    assert chosen == [("en",)]
    await shopper.see("Last: 1.1")


async def test_after_a_stop_a_text_is_no_note(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    tap(harness, shopper.id, StopHere(audit))
    await shopper.say("柜台没有人")
    await shopper.see("这条没有保存")
    assert await count_rows(harness, "notes") == 0
    places = await harness.rows("select expects, typed from people where telegram_id = 1001")
    assert places == [(None, None)]
