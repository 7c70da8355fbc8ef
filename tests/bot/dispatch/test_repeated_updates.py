"""Updates that come twice, shuffled, or under ids of another age take effect once."""

from pathlib import Path
from typing import Any

from bot import taps
from bot.taps import Answer, ChooseOption, SectionEnd, Submit, WriteNote
from checklist.definition import Value
from simulator.phone import Phone
from simulator.world import user_actions
from tests.bot.controls import (
    calls,
    count_rows,
    forget_calls,
    open_audit,
    stored_answers,
    tap,
    wait_until_idle,
    while_stopped,
)
from tests.harness import Harness, open_harness

VALUES = (Value.YES, Value.NO, Value.NOT_APPLICABLE, Value.NOT_OBSERVED, Value.YES)
PEOPLE = ("shopper", "manager", "english")
STORED = (
    "select audit, indicator, value, given from answers order by 1, 2",
    "select audit, section, earned, possible from section_scores order by 1, 2",
    "select audit, indicator, text from notes order by 1, 2",
    "select audit, section, text from evaluations order by 1, 2",
    "select audit, indicator, before, after from answer_changes order by 1, 2, id",
    "select id, state, choices, put_off from audits order by 1",
    "select telegram_id, expects, typed from people order by id",
)


async def whole_audits(folder: Path, *, times: int, seed: int | None) -> list[Any]:
    """Let three people tap while the bot is down, and return what is stored afterwards."""
    async with open_harness(folder) as harness:
        audits = {}
        for who in PEOPLE:
            phone = await harness.phone(who)
            audits[phone.id] = await _begin(harness, phone)
        async with while_stopped(harness):
            for number, audit in audits.items():
                _fill_in(harness, number, audit)
            harness.sim.world.updates.duplicate(times, fresh_ids=False)
            if seed is not None:
                harness.sim.world.updates.shuffle(seed)
        return [sorted(map(tuple, await harness.rows(sql)), key=repr) for sql in STORED]


async def _begin(harness: Harness, phone: Phone) -> int:
    await phone.say("/audit 李娜")
    await phone.see("0/102")
    rows = await harness.rows("select max(id) from audits")
    return int(rows[0][0])


def _fill_in(harness: Harness, person: int, audit: int) -> None:
    """One submits, one leaves a note, one an evaluation; words come last, each once."""
    last = {1001: 102, 1002: 40, 1006: 20}[person]
    for number in range(1, last + 1):
        tap(harness, person, Answer(audit, number, VALUES[(number + person) % len(VALUES)]))
    tap(harness, person, ChooseOption(audit, 1, 1))
    tap(harness, person, Answer(audit, 5, Value.NO))
    tap(harness, person, Answer(audit, 5, Value.YES))
    place = {1001: Submit(audit, sure=True), 1002: WriteNote(audit, 3), 1006: SectionEnd(audit, 1)}[
        person
    ]
    tap(harness, person, place)
    if person != 1001:
        user_actions.say(harness.sim.world, person, "等了十分钟")


async def test_every_update_three_times_and_shuffled_leaves_the_same_as_once_in_order(
    tmp_path: Path,
) -> None:
    for name in ("once", "often"):
        (tmp_path / name).mkdir()
    once = await whole_audits(tmp_path / "once", times=1, seed=None)
    often = await whole_audits(tmp_path / "often", times=3, seed=7)
    for expected, found in zip(once, often, strict=True):
        assert found == expected
    answers_, scores, notes, evaluations, *_ = once
    assert (len(answers_), len(scores), len(notes), len(evaluations)) == (162, 7, 1, 1)


async def test_the_same_tap_as_two_updates_is_one_answer_and_one_step(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
        harness.sim.world.updates.duplicate(2, fresh_ids=True)
    assert await stored_answers(harness, audit) == {1: Value.YES}
    assert await count_rows(harness, "answer_changes") == 0
    assert "1.2 " in (await shopper.see("1/102")).text


async def test_a_command_that_comes_twice_is_replied_to_once(
    harness: Harness, shopper: Phone
) -> None:
    await open_audit(harness, shopper)
    async with while_stopped(harness):
        await shopper.say("/help")
        harness.sim.world.updates.duplicate(3, fresh_ids=False)
    replies = [each for each in await shopper.messages() if "手机关机" in each.text]
    assert len(replies) == 1


async def test_a_strangers_message_that_comes_again_is_not_answered_again(harness: Harness) -> None:
    stranger = await harness.phone("stranger")
    async with while_stopped(harness):
        await stranger.say("你好")
        harness.sim.world.updates.duplicate(2, fresh_ids=False)
    assert len(calls(harness, "sendMessage", stranger.id)) == 1


async def test_two_different_taps_on_one_question_leave_the_later_and_a_record_of_the_change(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
        tap(harness, shopper.id, Answer(audit, 1, Value.NO))
    assert await stored_answers(harness, audit) == {1: Value.NO}
    changed = await harness.rows("select audit, indicator, before, after from answer_changes")
    assert [tuple(row) for row in changed] == [(audit, 1, Value.YES, Value.NO)]
    await shopper.see("上题 1.1 → 否")


async def test_update_ids_that_begin_anew_are_served(harness: Harness, shopper: Phone) -> None:
    audit = await open_audit(harness, shopper)
    harness.sim.world.updates.jump(1000)
    await shopper.tap("是")
    await shopper.see("1/102")
    await wait_until_idle(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES}


async def test_an_id_that_comes_back_after_two_days_is_another_update(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        used = (await harness.rows("select max(update_id) from handled_updates"))[0][0]
        await harness.write("update handled_updates set handled_at = handled_at - 49 * 3600 * 1000")
        await harness.start()  # its first heartbeat forgets them
        await wait_until_idle(harness)
        await harness.stop()
        harness.sim.world.updates.jump(used)
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    assert await stored_answers(harness, audit) == {1: Value.YES}


async def test_a_tap_served_before_the_crash_is_only_shown_again(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await shopper.tap("是")
    await wait_until_idle(harness)
    handled = (await harness.rows("select max(update_id) from handled_updates"))[0][0]
    before = await harness.rows("select * from people order by id")
    async with while_stopped(harness):
        forget_calls(harness)
        harness.sim.world.updates.jump(handled)
        tap(harness, shopper.id, Answer(audit, 1, Value.NO))  # what it says no longer matters
    assert await stored_answers(harness, audit) == {1: Value.YES}
    assert await harness.rows("select * from people order by id") == before
    assert [call.method for call in calls(harness, chat=shopper.id)].count("editMessageText") == 1
    assert "1.2 " in (await shopper.see("1/102")).text


async def test_a_note_typed_and_asked_for_again_in_one_batch_is_shown(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, taps.WriteNote(audit, 1))
        await shopper.say("柜台没有人")
        tap(harness, shopper.id, taps.WriteNote(audit, 1))
    await shopper.see("现有备注：柜台没有人")
