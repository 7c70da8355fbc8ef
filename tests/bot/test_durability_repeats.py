"""Updates that come twice, shuffled, or under ids of another age take effect once."""

from pathlib import Path
from typing import Any

from bot import taps
from bot.taps import Answer, Decide, SectionEnd, Submit, WriteNote
from checklist.definition import Value
from simulator import deeds
from simulator.phone import Phone
from tests.chaos.meddling import answers, calls, count, forget_calls, quiet, ready, stopped, tap
from tests.house import House, opened

VALUES = (Value.YES, Value.NO, Value.NOT_APPLICABLE, Value.NOT_OBSERVED, Value.YES)
PEOPLE = ("shopper", "manager", "english")
KEPT = (
    "select audit, indicator, value, given from answers order by 1, 2",
    "select audit, section, earned, possible from section_scores order by 1, 2",
    "select audit, indicator, text from notes order by 1, 2",
    "select audit, section, text from evaluations order by 1, 2",
    "select audit, indicator, before, after from answer_changes order by 1, 2, id",
    "select id, state, choices, put_off from audits order by 1",
    "select telegram_id, expects, typed from people order by id",
)


async def whole_audits(folder: Path, *, times: int, seed: int | None) -> list[Any]:
    """Three people go on with their audits while the bot is down; return what was kept at last."""
    async with opened(folder) as house:
        audits = {}
        for who in PEOPLE:
            phone = await house.phone(who)
            audits[phone.id] = await _begun(house, phone)
        async with stopped(house):
            for number, audit in audits.items():
                _fill_in(house, number, audit)
            house.sim.world.updates.duplicate(times, fresh_ids=False)
            if seed is not None:
                house.sim.world.updates.shuffle(seed)
        return [sorted(map(tuple, await house.rows(sql)), key=repr) for sql in KEPT]


async def _begun(house: House, phone: Phone) -> int:
    await phone.say("/audit 李娜")
    await phone.see("0/102")
    rows = await house.rows("select max(id) from audits")
    return int(rows[0][0])


def _fill_in(house: House, person: int, audit: int) -> None:
    """One submits, one leaves a note, one an evaluation; words come last, each once."""
    last = {1001: 102, 1002: 40, 1006: 20}[person]
    for number in range(1, last + 1):
        tap(house, person, Answer(audit, number, VALUES[(number + person) % len(VALUES)]))
    tap(house, person, Decide(audit, 1, 1))
    tap(house, person, Answer(audit, 5, Value.NO))
    tap(house, person, Answer(audit, 5, Value.YES))
    place = {1001: Submit(audit, 1), 1002: WriteNote(audit, 3), 1006: SectionEnd(audit, 1)}[person]
    tap(house, person, place)
    if person != 1001:
        deeds.say(house.sim.world, person, "等了十分钟")


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
    house: House, shopper: Phone
) -> None:
    audit = await ready(house, shopper)
    async with stopped(house):
        tap(house, shopper.id, Answer(audit, 1, Value.YES))
        house.sim.world.updates.duplicate(2, fresh_ids=True)
    assert await answers(house, audit) == {1: Value.YES}
    assert await count(house, "answer_changes") == 0
    assert "1.2 " in (await shopper.see("1/102")).text


async def test_a_command_that_comes_twice_is_replied_to_once(house: House, shopper: Phone) -> None:
    await ready(house, shopper)
    async with stopped(house):
        await shopper.say("/help")
        house.sim.world.updates.duplicate(3, fresh_ids=False)
    replies = [each for each in await shopper.messages() if "手机关机" in each.text]
    assert len(replies) == 1


async def test_a_strangers_message_that_comes_again_is_not_answered_again(house: House) -> None:
    stranger = await house.phone("stranger")
    async with stopped(house):
        await stranger.say("你好")
        house.sim.world.updates.duplicate(2, fresh_ids=False)
    assert len(calls(house, "sendMessage", stranger.id)) == 1


async def test_two_different_taps_on_one_question_leave_the_later_and_a_record_of_the_change(
    house: House, shopper: Phone
) -> None:
    audit = await ready(house, shopper)
    async with stopped(house):
        tap(house, shopper.id, Answer(audit, 1, Value.YES))
        tap(house, shopper.id, Answer(audit, 1, Value.NO))
    assert await answers(house, audit) == {1: Value.NO}
    changed = await house.rows("select audit, indicator, before, after from answer_changes")
    assert [tuple(row) for row in changed] == [(audit, 1, Value.YES, Value.NO)]
    await shopper.see("上题 1.1 → 否")


async def test_update_ids_that_begin_anew_are_served(house: House, shopper: Phone) -> None:
    audit = await ready(house, shopper)
    house.sim.world.updates.jump(1000)
    await shopper.tap("是")
    await shopper.see("1/102")
    await quiet(house)
    assert await answers(house, audit) == {1: Value.YES}


async def test_an_id_that_comes_back_after_two_days_is_another_update(
    house: House, shopper: Phone
) -> None:
    audit = await ready(house, shopper)
    async with stopped(house):
        used = (await house.rows("select max(update_id) from handled_updates"))[0][0]
        await house.write("update handled_updates set handled_at = handled_at - 49 * 3600 * 1000")
        await house.start()  # its first heartbeat forgets them
        await quiet(house)
        await house.stop()
        house.sim.world.updates.jump(used)
        tap(house, shopper.id, Answer(audit, 1, Value.YES))
    assert await answers(house, audit) == {1: Value.YES}


async def test_a_tap_served_before_the_crash_is_only_shown_again(
    house: House, shopper: Phone
) -> None:
    audit = await ready(house, shopper)
    await shopper.tap("是")
    await quiet(house)
    handled = (await house.rows("select max(update_id) from handled_updates"))[0][0]
    before = await house.rows("select * from people order by id")
    async with stopped(house):
        forget_calls(house)
        house.sim.world.updates.jump(handled)
        tap(house, shopper.id, Answer(audit, 1, Value.NO))  # what it says no longer matters
    assert await answers(house, audit) == {1: Value.YES}
    assert await house.rows("select * from people order by id") == before
    assert [call.method for call in calls(house, chat=shopper.id)].count("editMessageText") == 1
    assert "1.2 " in (await shopper.see("1/102")).text


async def test_a_note_typed_and_asked_for_again_in_one_batch_is_shown(
    house: House, shopper: Phone
) -> None:
    audit = await ready(house, shopper)
    async with stopped(house):
        tap(house, shopper.id, taps.WriteNote(audit, 1))
        await shopper.say("柜台没有人")
        tap(house, shopper.id, taps.WriteNote(audit, 1))
    await shopper.see("现有备注：柜台没有人")
