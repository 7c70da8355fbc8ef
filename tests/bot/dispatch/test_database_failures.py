"""A database that is locked or full costs time, never an answer; and each batch costs little."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

from bot import routes
from bot.app import open_app
from bot.delivery import retries
from bot.screen import Screen
from bot.taps import Answer, WriteNote
from bot.turn import Turn
from checklist.definition import Value
from simulator.phone import Phone
from simulator.world import user_actions
from simulator.world.chats import Person
from storage import engine
from tests.bot.controls import (
    add_fault,
    calls,
    count_rows,
    forget_calls,
    open_audit,
    start_and_wait,
    stored_answers,
    tap,
    wait_until_idle,
    while_stopped,
)
from tests.harness import Harness, import_people, open_harness

MANY = 32


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 100)
    monkeypatch.setattr(retries, "SHORTEST_PAUSE", 0.05)


@pytest.fixture
def other(harness: Harness, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program on the same database."""
    with closing(sqlite3.connect(tmp_path / "audits.db", isolation_level=None)) as connection:
        yield connection


async def test_while_the_database_is_locked_no_next_question_is_shown_and_then_nothing_is_lost(
    harness: Harness, shopper: Phone, other: sqlite3.Connection
) -> None:
    audit = await open_audit(harness, shopper)
    forget_calls(harness)
    other.execute("begin immediate")
    query = tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    await asyncio.sleep(1)
    assert calls(harness) == []
    assert not harness.sim.world.queries[query].answered
    assert harness.sim.world.updates.waiting()
    other.execute("rollback")
    await shopper.see("1/102")
    assert await stored_answers(harness, audit) == {1: Value.YES}


async def test_a_lock_counts_against_nobody(
    harness: Harness, shopper: Phone, other: sqlite3.Connection
) -> None:
    audit = await open_audit(harness, shopper)
    other.execute("begin immediate")
    tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    await asyncio.sleep(0.5)
    other.execute("rollback")
    await wait_until_idle(harness)
    assert await harness.rows("select * from dead_letters") == []


async def test_a_stop_while_the_database_is_locked_ends_with_an_error_and_confirms_nothing(
    harness: Harness, shopper: Phone, other: sqlite3.Connection
) -> None:
    audit = await open_audit(harness, shopper)
    other.execute("begin immediate")
    tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    await asyncio.sleep(0.3)
    harness.app.intake.stop()
    with pytest.raises(OperationalError):
        await harness._running
    await harness._stack.aclose()
    other.execute("rollback")
    await start_and_wait(harness)
    assert await stored_answers(harness, audit) == {1: Value.YES}


async def test_a_lock_between_updates_that_are_served_one_by_one_keeps_no_reply_back(
    harness: Harness, shopper: Phone, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, tried = routes.COMMANDS["settings"], 0

    async def serve(turn: Turn, argument: str) -> Screen:
        nonlocal tried
        tried += 1
        if tried == 1:  # so the batch is served one by one
            raise IntegrityError("", None, Exception("not written"))
        if tried == 2:
            raise OperationalError("", None, Exception("database is locked"))
        return await before.serve(turn, argument)

    monkeypatch.setitem(routes.COMMANDS, "settings", replace(before, serve=serve))
    async with while_stopped(harness):
        await shopper.say("/help")
        await manager.say("/settings")
        forget_calls(harness)
    await manager.see("界面样式")
    assert [call.chat_id for call in calls(harness, "sendMessage")] == [shopper.id, manager.id]
    assert await count_rows(harness, "outbox") == 0


async def test_a_reply_that_arrived_is_remembered_once_the_lock_is_gone(
    harness: Harness, shopper: Phone, other: sqlite3.Connection
) -> None:
    await open_audit(harness, shopper)
    add_fault(harness, "delay_answer", "sendMessage", seconds=0.3)
    await shopper.say("/audit")
    await shopper.see("还没完成")
    other.execute("begin immediate")
    await asyncio.sleep(0.8)
    other.execute("rollback")
    await wait_until_idle(harness)
    shown = await shopper.live()
    assert shown is not None
    live = await harness.rows("select live_message from people where telegram_id = 1001")
    assert (live[0][0], await count_rows(harness, "outbox")) == (shown.id, 0)


async def test_a_full_disk_acknowledges_nothing_and_goes_on_when_there_is_room(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    await _limit_pages(harness, 1)  # it cannot be less than what there is
    stored = 0
    while True:
        tap(harness, shopper.id, WriteNote(audit, stored + 1))
        await wait_until_idle(harness)
        forget_calls(harness)
        await shopper.say("很长的备注" * 190)
        await asyncio.sleep(0.5)
        if harness.sim.world.updates.waiting():
            break
        stored += 1
    assert calls(harness) == [], "not a word before it is stored"
    assert await count_rows(harness, "notes") == stored
    await _limit_pages(harness, 1_000_000)
    await wait_until_idle(harness)
    assert await count_rows(harness, "notes") == stored + 1
    assert len(calls(harness, "sendMessage")) == 1


async def _limit_pages(harness: Harness, pages: int) -> None:
    async with harness.app._database.writing() as db:
        await db.exec_driver_sql(f"pragma max_page_count={pages}")


@pytest.fixture
async def crowd(tmp_path: Path) -> AsyncIterator[Harness]:
    """Shoppers by the dozen, each at the first question of an audit."""
    rows = "".join(f"客{each},shopper,{each},浦东店,zh\n" for each in range(2001, 2001 + MANY))
    head = "name,role,telegram_id,dealership,language\n李娜,advisor,,浦东店,\n"
    async with open_harness(tmp_path) as harness:
        await import_people(harness.settings, tmp_path, head + rows)
        for number in range(2001, 2001 + MANY):
            user_actions.add_person(harness.sim.world, Person(number, "客", None, "zh-hans"))
            user_actions.say(harness.sim.world, number, "/audit 李娜")
        await wait_until_idle(harness)
        yield harness


async def test_a_batch_of_many_takes_no_more_statements_than_a_batch_of_one(crowd: Harness) -> None:
    audits = await crowd.rows(
        "select telegram_id, audits.id from audits join people on people.id = auditor"
    )
    await crowd.stop()
    needed = []
    async with open_app(crowd.settings) as app:
        statements: list[str] = []
        for each in (app._database._writer, app._database._reader):
            event.listen(each.sync_engine, "before_cursor_execute", partial(_note, statements))
        for people in (audits[:1], audits):
            statements.clear()
            for person, audit in people:
                tap(crowd, person, Answer(audit, 7, Value.YES))
            waiting = crowd.sim.world.updates.waiting()
            outcome = await app._dispatcher.handle([each.as_telegram() for each in waiting])
            assert len(outcome.deliveries) == len(people)
            waiting.clear()
            needed.append(len(statements))
    await crowd.start()
    assert await count_rows(crowd, "answers") == MANY
    one, many = needed
    assert abs(many - one) <= 1, needed
    assert many <= 12, statements


def _note(statements: list[str], *about: object) -> None:
    statements.append(str(about[2]))
