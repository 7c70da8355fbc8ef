"""What one update of a batch wrote, the next update of the same batch sees and keeps."""

from dataclasses import replace

import pytest

from bot import routes
from bot.screen import Screen
from bot.taps import Answer, Begin, SectionEnd, SetLanguage, StopHere, Submit
from bot.turn import Turn
from checklist.definition import Kind, Value
from simulator.phone import Phone
from tests.bot.controls import count_rows, open_audit, stored_answers, tap, while_stopped
from tests.bot.drivers import fill
from tests.harness import Harness

NOT_TOGETHER = "could not be served together"  # logged where a batch is served one by one


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


async def test_audits_that_begin_in_one_batch_have_ids_of_their_own_and_are_listed_in_it(
    harness: Harness, shopper: Phone, manager: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    [(zhang, here)] = await harness.rows(
        "select id, dealership from people join memberships on person = id where name = '张伟'"
    )
    for phone in (shopper, manager):
        await phone.say("/audit")
        await phone.see("选择顾问")
    async with while_stopped(harness):
        tap(harness, shopper.id, Begin(Kind.MYSTERY_SHOP, zhang, here))
        tap(harness, manager.id, Begin(Kind.OBSERVATION, zhang, here))
        await shopper.say("/audit")
    drafts = await harness.rows("select id, kind from audits order by id")
    assert drafts == [(1, Kind.MYSTERY_SHOP), (2, Kind.OBSERVATION)]
    await shopper.see("还没完成")
    assert NOT_TOGETHER not in caplog.text


async def test_audits_submitted_in_one_batch_are_numbered_one_after_the_other(
    harness: Harness, shopper: Phone, manager: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    mine, theirs = await open_audit(harness, shopper), await open_audit(harness, manager)
    for audit in (mine, theirs):
        await fill(harness, audit)
    async with while_stopped(harness):
        tap(harness, manager.id, Submit(theirs, sure=True))
        tap(harness, shopper.id, Submit(mine, sure=True))
    submitted = await harness.rows("select id, submission from audits order by submission")
    assert submitted == [(theirs, 1), (mine, 2)]
    assert NOT_TOGETHER not in caplog.text


async def test_a_turn_that_fails_after_a_query_leaves_nothing_and_earlier_turns_all(
    harness: Harness, shopper: Phone, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = await open_audit(harness, shopper), await open_audit(harness, manager)
    fail_after_a_query(monkeypatch, theirs)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(mine, 1, Value.YES))
        tap(harness, manager.id, Answer(theirs, 1, Value.YES))
        tap(harness, shopper.id, Answer(mine, 2, Value.NO))
    assert await stored_answers(harness, mine) == {1: Value.YES, 2: Value.NO}
    assert await stored_answers(harness, theirs) == {}
    assert await harness.rows("select chat from dead_letters") == [(manager.id,)]


async def test_the_tap_that_failed_is_stored_when_it_comes_again_in_the_same_batch(
    harness: Harness, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = await open_audit(harness, manager)
    fail_after_a_query(monkeypatch, audit)
    async with while_stopped(harness):
        tap(harness, manager.id, Answer(audit, 1, Value.YES))
        tap(harness, manager.id, Answer(audit, 1, Value.YES))
    assert await stored_answers(harness, audit) == {1: Value.YES}
    assert await count_rows(harness, "dead_letters") == 1


def fail_after_a_query(monkeypatch: pytest.MonkeyPatch, audit: int) -> None:
    """Let the first answer in this audit be recorded, and fail after that."""
    before, failures = routes.TAPS[Answer], 0

    async def serve(turn: Turn, tapped: Answer) -> Screen:
        nonlocal failures
        screen = await before.serve(turn, tapped)
        await turn.drafts()
        if tapped.audit == audit and not failures:
            failures += 1
            raise ZeroDivisionError
        return screen

    monkeypatch.setitem(routes.TAPS, Answer, replace(before, serve=serve))
