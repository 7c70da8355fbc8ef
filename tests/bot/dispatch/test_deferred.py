"""What is only read comes after the commit: where it fails, or comes late, the person hears."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import routes, taps
from bot.delivery import chat_actions
from bot.dispatch.chat_action import action_for
from bot.dispatch.deferred import DeferredRequests
from bot.dispatch.outcome import Deferred
from bot.handlers import report
from bot.intake.update import IncomingTap
from bot.routes import Command
from bot.screen import Screen
from bot.turn import Turn
from checklist.results import Period
from simulator.phone import Phone
from storage import people
from storage.people import Contact
from tests.bot.controls import (
    add_fault,
    calls,
    count_rows,
    forget_calls,
    start_and_wait,
    tap,
    wait_until,
    wait_until_idle,
    while_stopped,
)
from tests.bot.drivers import as_read
from tests.harness import Harness


def serve_report_with(monkeypatch: pytest.MonkeyPatch, serve: Any) -> None:  # noqa: ANN401 - a handler
    before = routes.COMMANDS["report"]
    changed = Command("report", serve, before.act, reads=True)
    monkeypatch.setitem(routes.COMMANDS, "report", changed)


async def test_a_reading_that_fails_is_told_with_a_reference_and_no_longer_owed(
    harness: Harness,
    manager: Phone,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def failing(_turn: Turn, _argument: str) -> Screen:
        raise ZeroDivisionError

    serve_report_with(monkeypatch, failing)
    await manager.say("/report 张伟")
    found = await manager.see("编号")
    await wait_until_idle(harness)
    logged = next(each for each in caplog.messages if "A deferred request failed" in each)
    assert logged.rpartition(" ")[2] in found.text
    assert await count_rows(harness, "outbox") == 0


async def test_a_reading_that_fails_is_told_in_the_chosen_language(
    harness: Harness, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(_turn: Turn, _argument: str) -> Screen:
        raise ZeroDivisionError

    await choose_english(manager)
    serve_report_with(monkeypatch, failing)
    await manager.say("/report 张伟")
    await manager.see("That did not work")


async def choose_english(phone: Phone) -> None:
    await phone.say("/language")
    await phone.see("请选择语言")
    await phone.tap("English")


async def test_a_reading_that_fails_because_the_person_cannot_be_loaded_is_told_nonetheless(
    harness: Harness, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, load = DeferredRequests.start, people.contacts

    async def failing(db: AsyncConnection, telegram_ids: Collection[int]) -> dict[int, Contact]:
        if telegram_ids == [manager.id]:  # a batch asks for a set
            raise OperationalError("", None, Exception("disk I/O error"))
        return await load(db, telegram_ids)

    def start_failing(requests: DeferredRequests, deferred: Sequence[Deferred]) -> None:
        if deferred:
            monkeypatch.setattr(people, "contacts", failing)
        start(requests, deferred)

    monkeypatch.setattr(DeferredRequests, "start", start_failing)
    await manager.say("/report 张伟")
    await manager.see("编号")


async def test_a_reading_that_takes_long_holds_up_no_tap_and_is_owed_over_a_stop(
    harness: Harness, manager: Phone, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(_turn: Turn, _argument: str) -> Screen:
        await asyncio.sleep(60)
        return Screen("")

    monkeypatch.setattr("bot.app.DRAIN_SECONDS", 0.2)
    with monkeypatch.context() as patched:
        serve_report_with(patched, slow)
        await manager.say("/report 李娜")
        await shopper.say("/help")
        await shopper.see("手机关机", timeout=3)
        # The row of the help's reply goes after the message was seen.
        await wait_until(lambda: not harness.app._sender._tasks)
        assert await count_rows(harness, "outbox") == 1
        await harness.stop()
    await start_and_wait(harness)
    await manager.see("李娜")
    await wait_until_idle(harness)
    assert await count_rows(harness, "outbox") == 0


async def test_of_two_readings_in_one_chat_the_later_one_stays_on_the_screen(
    harness: Harness, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    route = routes.TAPS[taps.ReportOf]
    first_may_go_on = asyncio.Event()

    async def slow_at_first(turn: Turn, place: taps.ReportOf) -> Screen:
        if place.period is Period.ALL:
            await first_may_go_on.wait()
        return await route.serve(turn, place)

    await manager.say("/report 张伟")
    await manager.see("没有神秘客评价")
    await wait_until_idle(harness)
    monkeypatch.setitem(routes.TAPS, taps.ReportOf, replace(route, serve=slow_at_first))
    tap(harness, manager.id, taps.ReportOf(3, 1, Period.ALL))
    await wait_until(lambda: harness.app._deferred._tasks)
    tap(harness, manager.id, taps.ReportOf(3, 1, Period.MONTH))
    await wait_until(lambda: len(harness.app._deferred._tasks) == 2)
    await asyncio.sleep(0.2)  # the second one would be served in this time
    first_may_go_on.set()
    await wait_until_idle(harness)
    live = await manager.live()
    assert live is not None
    assert "近30天" in live.text


async def test_a_reading_asked_for_by_somebody_who_has_left_since_tells_nothing(
    harness: Harness, manager: Phone
) -> None:
    add_fault(harness, "drop", "sendMessage", count=2, chat_id=manager.id)
    add_fault(harness, "drop", "sendPhoto", count=2, chat_id=manager.id)
    await manager.say("/report 李娜")
    await wait_until(lambda: len(calls(harness, chat=manager.id)) >= 2)
    await wait_until_idle(harness)
    async with while_stopped(harness):
        harness.sim.world.faults.pending.clear()
        await harness.write("update people set active = 0 where telegram_id = 1002")
    assert await count_rows(harness, "outbox") == 0
    assert [each.text for each in await manager.messages() if "李娜" in each.text] == [
        "/report 李娜"
    ]


def actions(harness: Harness) -> list[object]:
    return [call.parameters["action"] for call in calls(harness, "sendChatAction")]


@pytest.mark.parametrize(("seconds", "shown"), [(0.0, []), (0.3, ["upload_photo"])])
async def test_a_picture_that_takes_long_is_announced(
    harness: Harness,
    manager: Phone,
    monkeypatch: pytest.MonkeyPatch,
    seconds: float,
    shown: list[str],
) -> None:
    async def slow(_turn: Turn, _argument: str) -> Screen:
        await asyncio.sleep(seconds)
        return Screen("ready")

    monkeypatch.setattr(chat_actions, "SHOWN_AFTER", 0.1)
    serve_report_with(monkeypatch, slow)
    await manager.say("/report 李娜")
    await manager.see("ready")
    await wait_until_idle(harness)
    assert actions(harness) == shown


async def test_what_takes_very_long_is_announced_again_and_a_refusal_costs_only_that(
    harness: Harness, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(_turn: Turn, _argument: str) -> Screen:
        await asyncio.sleep(0.5)
        return Screen("ready")

    monkeypatch.setattr(chat_actions, "SHOWN_AFTER", 0.05)
    monkeypatch.setattr(chat_actions, "REPEATED_AFTER", 0.05)
    serve_report_with(monkeypatch, slow)
    await manager.say("/report 李娜")
    await manager.see("ready")
    await wait_until_idle(harness)
    assert len(actions(harness)) >= 3
    forget_calls(harness)
    add_fault(harness, "error", "sendChatAction", code=400)
    await manager.say("/report 张伟")
    await wait_until(lambda: len(calls(harness, "sendMessage")) == 1)
    await wait_until_idle(harness)
    assert len(actions(harness)) == 1


async def test_a_list_of_advisors_announces_no_picture(
    harness: Harness, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(_turn: Turn, _argument: str) -> Screen:
        await asyncio.sleep(0.3)
        return Screen("ready")

    monkeypatch.setattr(chat_actions, "SHOWN_AFTER", 0.05)
    serve_report_with(monkeypatch, slow)
    await manager.say("/report")
    await manager.see("ready")
    await wait_until_idle(harness)
    assert actions(harness) == []


def tap_with(data: str) -> IncomingTap:
    return IncomingTap(1, {}, 7, 7, "zh", 5, "1", data)


@pytest.mark.parametrize(
    ("what", "action"),
    [
        (taps.ReportOf(1, 1, Period.ALL), "upload_photo"),
        (taps.ReportFile(1, 1, Period.ALL, taps.FileFormat.PDF), "upload_document"),
        (taps.AuditFile(1, taps.AuditFileFormat.PDF), "upload_document"),
        (taps.ReportVisits(1, 1, Period.ALL, 1), None),
    ],
)
def test_a_tap_announces_what_it_sends(what: taps.Tap, action: str | None) -> None:
    assert action_for(tap_with(taps.encode(what))) == action


def test_a_tap_that_a_former_version_spelt_announces_nothing() -> None:
    assert action_for(tap_with("no such tap")) is None


async def test_a_late_report_does_not_take_the_buttons_from_a_newer_question(
    harness: Harness, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = asyncio.Event()
    serve = routes.COMMANDS["report"].serve

    async def slow(turn: Turn, argument: str) -> Screen:
        await ready.wait()
        return await serve(turn, argument)

    serve_report_with(monkeypatch, slow)
    await manager.say("/report 张伟")
    await manager.say("/audit 张伟")
    question = await manager.see("0/102")
    ready.set()
    await wait_until_idle(harness)
    live = await manager.live()
    assert live is not None
    assert live.id == question.id
    assert "张伟 · 近9次" in as_read((await manager.messages())[-1].text)
    await manager.tap("逐项问我")
    await manager.see("逐项问我")


async def test_a_tap_that_fails_after_the_commit_is_told_in_its_own_message(
    harness: Harness, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(*_arguments: object) -> None:
        raise ZeroDivisionError

    await manager.say("/report")
    await manager.see("全店")
    await wait_until_idle(harness)
    message = await manager.live()
    assert message is not None
    monkeypatch.setattr(report, "load_team", failing)
    await manager.tap("30天", settle=False)
    found = await manager.see("编号")
    assert found.id == message.id
