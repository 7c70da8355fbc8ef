"""An update that fails is stored and tried again, while everybody else goes on."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import routes, taps
from bot.delivery.client import TelegramClient
from bot.dispatch import batch, dead_letters
from bot.routes import Route
from bot.screen import Screen
from bot.taps import Answer, SetLanguage
from bot.turn import Turn
from checklist.definition import Value
from simulator.phone import Phone
from simulator.world import user_actions
from storage import people, rows
from storage.changes import AuditChange
from storage.people import Contact
from tests.bot.controls import (
    calls,
    count_rows,
    keep_history,
    open_audit,
    stored_answers,
    tap,
    wait_until_idle,
    while_stopped,
)
from tests.harness import Harness

AS_BEFORE = routes.TAPS[Answer]
DEAD_LETTERS = "select chat, attempts, error, reference from dead_letters"


@dataclass
class Trouble:
    """What comes over one audit's answers while `over` is not set."""

    audit: int = 0
    over: bool = False
    tried: int = 0

    async def answer(self, turn: Turn, tapped: Answer) -> Screen:
        if tapped.audit == self.audit and not self.over:
            self.tried += 1
            raise ZeroDivisionError("a mistake in the program")
        return await AS_BEFORE.serve(turn, tapped)


@pytest.fixture
def trouble(monkeypatch: pytest.MonkeyPatch) -> Trouble:
    made = Trouble()
    monkeypatch.setitem(routes.TAPS, Answer, Route(made.answer, AS_BEFORE.act))
    return made


async def test_a_tap_that_fails_is_kept_and_said_to_be_tried_again(
    harness: Harness, shopper: Phone, trouble: Trouble
) -> None:
    trouble.audit = await open_audit(harness, shopper)
    toast = await shopper.tap("是")
    chat, attempts, error, reference = (await harness.rows(DEAD_LETTERS))[0]
    assert (chat, attempts, error) == (shopper.id, 1, "ZeroDivisionError")
    assert reference in toast
    assert not harness.sim.world.updates.waiting()
    assert await stored_answers(harness, trouble.audit) == {}


async def test_it_is_tried_ahead_of_the_same_chats_next_update_and_recovers(
    harness: Harness, shopper: Phone, trouble: Trouble
) -> None:
    trouble.audit = await open_audit(harness, shopper)
    await shopper.tap("是")
    trouble.over = True
    tap(harness, shopper.id, Answer(trouble.audit, 1, Value.NO))
    await wait_until_idle(harness)
    assert await stored_answers(harness, trouble.audit) == {1: Value.NO}
    changed = await harness.rows("select before, after from answer_changes")
    assert [tuple(row) for row in changed] == [(Value.YES, Value.NO)]
    assert await count_rows(harness, "dead_letters") == 0


async def test_it_recovers_by_itself_when_nobody_does_anything(
    harness: Harness, shopper: Phone, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble.audit = await open_audit(harness, shopper)
    await shopper.tap("是")
    trouble.over = True
    harness.app._context.clock = lambda: datetime.now(UTC) + timedelta(seconds=21)
    harness.sim.world.updates.changed.fire()
    stranger = await harness.phone("stranger")
    await stranger.say("你好")  # any batch will do, an empty one included
    await shopper.see("1/102")
    await wait_until_idle(harness)
    assert await stored_answers(harness, trouble.audit) == {1: Value.YES}


async def test_everybody_else_goes_on(
    harness: Harness, shopper: Phone, manager: Phone, trouble: Trouble
) -> None:
    trouble.audit = await open_audit(harness, shopper)
    theirs = await open_audit(harness, manager)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(trouble.audit, 1, Value.YES))
        tap(harness, manager.id, Answer(theirs, 1, Value.YES))
    assert await stored_answers(harness, theirs) == {1: Value.YES}
    assert await count_rows(harness, "dead_letters") == 1
    await manager.see("1/102")


async def test_after_the_fifth_time_it_stays_and_the_person_is_told_once(
    harness: Harness, shopper: Phone, trouble: Trouble
) -> None:
    await keep_history(harness)
    trouble.audit = await open_audit(harness, shopper)
    await shopper.tap("✅ 是")
    for _ in range(6):
        await shopper.say("/help")
        await wait_until_idle(harness)
    attempts, error, reference = (await harness.rows(DEAD_LETTERS))[0][1:]
    assert (attempts, error, trouble.tried) == (5, "ZeroDivisionError", 5)
    found = [each.text for each in await shopper.messages() if reference in each.text]
    assert len(found) == 1
    trouble.over = True
    await shopper.say("/audit")
    await shopper.see("还没完成")
    assert await stored_answers(harness, trouble.audit) == {}


async def test_an_update_that_was_given_up_is_not_served_when_telegram_repeats_it(
    harness: Harness, shopper: Phone, trouble: Trouble
) -> None:
    trouble.audit = await open_audit(harness, shopper)
    await shopper.tap("是")
    for _ in range(4):
        await shopper.say("/help")
        await wait_until_idle(harness)
    [(failed, attempts)] = await harness.rows("select update_id, attempts from dead_letters")
    assert attempts == 5
    trouble.over = True
    async with while_stopped(harness):
        harness.sim.world.updates.jump(failed)
        tap(harness, shopper.id, Answer(trouble.audit, 1, Value.YES))
    assert await stored_answers(harness, trouble.audit) == {}


async def test_a_place_that_cannot_be_drawn_does_not_keep_the_bot_from_starting(
    harness: Harness, shopper: Phone, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit, theirs = await open_audit(harness, shopper), await open_audit(harness, manager)
    question = routes.TAPS[taps.Question]

    async def failing(turn: Turn, place: taps.Question) -> Screen:
        if place.audit == audit:
            raise ZeroDivisionError
        return await question.serve(turn, place)

    monkeypatch.setitem(routes.TAPS, taps.Question, Route(failing, question.act))
    await harness.stop()
    await harness.write("update heartbeat set at = at - 200000")
    await harness.start()
    await manager.tap("✅ 是")
    assert await stored_answers(harness, theirs) == {1: Value.YES}


async def test_a_repeated_tap_that_cannot_be_drawn_again_is_not_served_again(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
        harness.sim.world.updates.duplicate(2, fresh_ids=False)
        monkeypatch.setattr(batch, "show_place", _raising)
    assert await stored_answers(harness, audit) == {1: Value.YES}
    assert await count_rows(harness, "dead_letters") == 0


async def _raising(_turn: Turn) -> Screen:
    raise ZeroDivisionError


async def test_an_update_that_cannot_be_parsed_is_set_aside_and_polling_goes_on(
    harness: Harness, shopper: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        queue = harness.sim.world.updates
        far = {"message_id": 1, "date": 1, "chat": {"id": 2**70, "type": "private"}}
        late = {"message_id": 1, "date": 10**40, "chat": 5}
        for body in ({"message_id": "?"}, {}, late, far, 7):
            queue.add("message", body, shopper.id)  # type: ignore[arg-type]  # that is the point
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
    assert await stored_answers(harness, audit) == {1: Value.YES}
    stored = await harness.rows("select raw, attempts from dead_letters order by update_id")
    assert ["message" in row.raw for row in stored] == [True] * 5
    assert {row.attempts for row in stored} == {5}
    await shopper.tap("否")
    assert (await stored_answers(harness, audit))[2] is Value.NO


async def breaking_a_rule(turn: Turn, tapped: Answer) -> Screen:
    """Want something written that the database refuses."""
    if tapped.value is Value.NOT_OBSERVED:
        turn.assign(turn.draft(tapped.audit), 999_999, 999_999)  # no such advisor
        return Screen("")
    return await AS_BEFORE.serve(turn, tapped)


@pytest.fixture
def rule_breaker(monkeypatch: pytest.MonkeyPatch) -> Callable[[Turn, Answer], Awaitable[Screen]]:
    monkeypatch.setitem(routes.TAPS, Answer, Route(breaking_a_rule, AS_BEFORE.act))
    return breaking_a_rule


async def test_of_a_batch_that_cannot_be_written_only_the_guilty_update_is_set_aside(
    harness: Harness, shopper: Phone, manager: Phone, rule_breaker: object
) -> None:
    mine, theirs = await open_audit(harness, shopper), await open_audit(harness, manager)
    async with while_stopped(harness):
        tap(harness, manager.id, Answer(theirs, 1, Value.YES))
        tap(harness, shopper.id, Answer(mine, 1, Value.NOT_OBSERVED))
        tap(harness, shopper.id, Answer(mine, 2, Value.YES))
        tap(harness, manager.id, Answer(theirs, 2, Value.NO))
    assert await stored_answers(harness, theirs) == {1: Value.YES, 2: Value.NO}
    assert await stored_answers(harness, mine) == {2: Value.YES}
    chat, attempts, error, _ = (await harness.rows(DEAD_LETTERS))[0]
    assert (chat, error, await count_rows(harness, "dead_letters")) == (
        shopper.id,
        "IntegrityError",
        1,
    )
    assert attempts == 1


async def test_whoever_queries_after_a_change_that_cannot_be_written_is_not_blamed_for_it(
    harness: Harness, shopper: Phone, manager: Phone, rule_breaker: object
) -> None:
    mine = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(mine, 1, Value.NOT_OBSERVED))
        await manager.say("/audit")
    await manager.see("选择顾问")
    dead = await harness.rows("select chat, error from dead_letters")
    assert dead == [(shopper.id, "IntegrityError")]


@pytest.fixture
async def unstorable(harness: Harness, monkeypatch: pytest.MonkeyPatch) -> Phone:
    """A phone whose language code is half a surrogate pair, which no database stores."""
    phone, get_updates = await harness.phone("english"), TelegramClient.raw_updates

    async def changed(client: TelegramClient, *args: Any, **more: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as they come
        # The simulator cannot send half a pair: it answers in UTF-8.
        found = await get_updates(client, *args, **more)
        for each in found:
            sender = each["message" if "message" in each else "callback_query"]["from"]
            if sender["id"] == phone.id:
                sender["language_code"] = "\ud800"
        return found

    monkeypatch.setattr(TelegramClient, "raw_updates", changed)
    return phone


async def test_answers_before_a_change_that_no_database_takes_are_kept(
    harness: Harness, shopper: Phone, manager: Phone, unstorable: Phone
) -> None:
    audit = await open_audit(harness, shopper)
    async with while_stopped(harness):
        tap(harness, shopper.id, Answer(audit, 1, Value.YES))
        await unstorable.say("/help")
        await manager.say("/audit")
    assert await stored_answers(harness, audit) == {1: Value.YES}
    await shopper.see("1/102")
    await manager.see("选择顾问")
    dead = await harness.rows("select chat, error from dead_letters")
    assert dead == [(unstorable.id, "UnicodeEncodeError")]


async def test_an_update_that_no_database_takes_is_stored_and_confirmed_when_it_comes_alone(
    harness: Harness, unstorable: Phone
) -> None:
    await unstorable.say("/audit")
    await wait_until_idle(harness)
    dead = await harness.rows("select chat, error from dead_letters")
    assert dead == [(unstorable.id, "UnicodeEncodeError")]
    assert not harness.sim.world.updates.waiting()


async def test_an_update_that_cannot_be_written_is_told_in_the_chosen_language(
    harness: Harness, shopper: Phone, rule_breaker: object
) -> None:
    audit = await open_audit(harness, shopper)
    tap(harness, shopper.id, SetLanguage("en"))
    await wait_until_idle(harness)
    tap(harness, shopper.id, Answer(audit, 1, Value.NOT_OBSERVED))
    await wait_until_idle(harness)
    toasts = [call.parameters.get("text", "") for call in calls(harness, "answerCallbackQuery")]
    assert "I am trying again" in str(toasts[-1])


async def test_an_update_whose_sender_cannot_be_loaded_is_stored_and_told_nonetheless(
    harness: Harness, shopper: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = await open_audit(harness, shopper)

    async def failing(*_args: object) -> dict[int, Contact]:
        raise ZeroDivisionError

    monkeypatch.setattr(people, "contacts", failing)
    toast = await shopper.tap("是")
    assert "自动重试" in toast
    await wait_until_idle(harness)
    dead = await harness.rows("select chat, error from dead_letters")
    assert dead == [(shopper.id, "ZeroDivisionError")]
    assert await stored_answers(harness, audit) == {}


async def test_a_mistake_in_making_rows_is_blamed_on_the_change_and_not_on_who_queries_next(
    harness: Harness, shopper: Phone, manager: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = await open_audit(harness, shopper), await open_audit(harness, manager)
    make_rows = rows.answer_rows

    def broken(change: AuditChange) -> Iterator[rows.Row]:
        if change.after.id == mine:
            raise KeyError("a mistake in the program")
        return make_rows(change)

    monkeypatch.setattr(rows, "answer_rows", broken)
    async with while_stopped(harness):
        tap(harness, manager.id, Answer(theirs, 1, Value.YES))
        tap(harness, shopper.id, Answer(mine, 1, Value.YES))
        await manager.say("/audit")
    assert await stored_answers(harness, theirs) == {1: Value.YES}
    dead = await harness.rows("select chat, error from dead_letters")
    assert dead == [(shopper.id, "KeyError")]


async def test_when_it_is_tried_again_nobody_else_is_blamed_and_it_is_given_up_in_the_end(
    harness: Harness,
    shopper: Phone,
    manager: Phone,
    rule_breaker: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine, theirs = await open_audit(harness, shopper), await open_audit(harness, manager)
    await shopper.tap("未观察到")
    monkeypatch.setattr(dead_letters, "TRY_AGAIN_AFTER", timedelta(0))
    for value in (Value.YES, Value.NO, Value.YES, Value.NO, Value.YES):
        tap(harness, manager.id, Answer(theirs, 1, value))
        await wait_until_idle(harness)
    assert await stored_answers(harness, theirs) == {1: Value.YES}
    assert await stored_answers(harness, mine) == {}
    chat, attempts, _, reference = (await harness.rows(DEAD_LETTERS))[0]
    assert (chat, attempts, await count_rows(harness, "dead_letters")) == (shopper.id, 5, 1)
    found = [each for each in await shopper.messages() if reference in each.text]
    assert len(found) == 1


async def test_what_was_set_aside_of_somebody_who_left_is_not_tried_for_ever(
    harness: Harness, shopper: Phone, trouble: Trouble
) -> None:
    trouble.audit = await open_audit(harness, shopper)
    await shopper.tap("是")
    await harness.write("update people set active = 0 where telegram_id = 1001")
    user_actions.say(harness.sim.world, shopper.id, "还在吗")
    await wait_until_idle(harness)
    assert await count_rows(harness, "dead_letters") == 0
