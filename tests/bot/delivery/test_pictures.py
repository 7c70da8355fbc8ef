"""A screen with a picture is one message: the text is the caption, the buttons stand under it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from bot.delivery import messages
from bot.delivery.grey_picture import grey_picture
from bot.screen import DOT, Button, Delivery, Picture, Screen
from bot.taps import Home
from simulator.phone import Message, Phone
from simulator.world.faults import FaultKind
from tests.bot.controls import add_fault, calls, forget_calls, wait_until_idle
from tests.bot.drivers import reply
from tests.harness import Harness

ROWS = ((Button("Home", Home()),),)
TEXT = Screen("plain", ROWS)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "EDIT_PAUSES", (0.02,) * 2)
    monkeypatch.setattr(messages, "SEND_PAUSES", (0.02,))


@pytest.fixture
async def chat(harness: Harness, manager: Phone) -> Phone:
    """A chat whose live message is a text."""
    await reply(manager, "/start")
    await wait_until_idle(harness)
    return manager


def picture(key: str) -> Picture:
    """A picture that differs from others by what stands after its end."""
    return Picture(key, lambda: grey_picture() + key.encode())


def page(key: str, text: str = "") -> Screen:
    return Screen(text or f"<b>caption</b> {key}", ROWS, picture=picture(key))


async def show(harness: Harness, phone: Phone, screen: Screen, **way: object) -> Message:
    """Show a screen as the reply to a tap on the live message; return the live message then."""
    live, kind = (
        await harness.rows(
            "SELECT live_message, live_picture FROM people WHERE telegram_id = :id", id=phone.id
        )
    )[0]
    delivery = Delivery(phone.id, screen, live, over_picture=bool(kind))
    harness.app._sender.show([replace(delivery, **way)])  # type: ignore[arg-type]  # a field's value
    await wait_until_idle(harness)
    shown = await phone.live()
    assert shown is not None
    return shown


async def kind(harness: Harness) -> list[int]:
    return [row[0] for row in await harness.rows("SELECT live_picture FROM people")]


async def bot_messages(phone: Phone) -> list[Message]:
    return [each for each in await phone.messages() if each.from_bot]


async def test_text_and_buttons_stand_under_the_picture(harness: Harness, chat: Phone) -> None:
    shown = await show(harness, chat, page("a"), message=None)
    assert shown.text == "caption a"
    assert shown.html == "<b>caption</b> a"
    assert [each.kind for each in shown.files] == ["photo"]
    assert await chat.buttons() == [["Home"]]
    assert sum(await kind(harness)) == 1


async def test_a_picture_over_a_picture_changes_in_place(harness: Harness, chat: Phone) -> None:
    first = await show(harness, chat, page("a"))
    forget_calls(harness)
    second = await show(harness, chat, page("b"))
    assert second.id == first.id
    assert second.text == "caption b"
    assert second.files != first.files
    assert [each.method for each in calls(harness)] == ["editMessageMedia"]


async def test_a_text_over_a_picture_is_sent_anew_and_the_picture_is_gone(
    harness: Harness, chat: Phone
) -> None:
    before = await show(harness, chat, page("a"))
    after = await show(harness, chat, TEXT)
    assert after.id > before.id
    assert after.text == "plain"
    assert not after.files
    assert before.id not in [each.id for each in await chat.messages()]
    assert sum(await kind(harness)) == 0
    assert not calls(harness, "editMessageText")


async def test_a_picture_over_a_text_is_sent_anew_and_the_text_is_gone(
    harness: Harness, chat: Phone
) -> None:
    (home,) = await bot_messages(chat)
    after = await show(harness, chat, page("a"))
    assert after.id > home.id
    assert await bot_messages(chat) == [after]


async def test_a_tap_on_a_message_that_was_just_replaced_changes_the_newer_one(
    harness: Harness, chat: Phone
) -> None:
    first = await show(harness, chat, page("a"))
    await show(harness, chat, TEXT)
    late = {"message": first.id, "over_picture": True}
    shown = await show(harness, chat, Screen("newer", ROWS), **late)
    assert shown.text == "newer"
    assert await bot_messages(chat) == [shown]
    shown = await show(harness, chat, page("b"), **late)
    assert shown.text == "caption b"
    assert await bot_messages(chat) == [shown]


async def test_what_can_no_longer_be_deleted_loses_its_buttons(
    harness: Harness, chat: Phone
) -> None:
    before = await show(harness, chat, page("a"))
    harness.sim.world.clock.offset += 49 * 3600
    after = await show(harness, chat, TEXT)
    after_all = {each.id: each for each in await chat.messages()}
    assert after_all[before.id].files
    assert not after_all[before.id].keyboard
    assert after_all[after.id].keyboard


async def test_a_wrong_record_of_the_kind_drops_no_screen(harness: Harness, chat: Phone) -> None:
    await show(harness, chat, page("a"))
    await harness.restart()  # it forgets what it sent
    await harness.write("UPDATE people SET live_picture = 0")
    shown = await show(harness, chat, TEXT)
    assert shown.text == "plain"
    assert [each for each in calls(harness) if "no text in the message" in (each.error or "")]
    assert await bot_messages(chat) == [shown]


async def test_after_a_restart_the_kind_is_known(harness: Harness, chat: Phone) -> None:
    first = await show(harness, chat, page("a"))
    await harness.restart()
    second = await show(harness, chat, page("b"))
    assert second.id == first.id
    third = await show(harness, chat, TEXT)
    assert third.id > second.id


async def test_a_picture_is_drawn_once_and_sent_again_by_its_file_id(
    harness: Harness, chat: Phone
) -> None:
    drawn = count()
    once_only = Picture("a", lambda: grey_picture() + bytes([next(drawn)]))
    for other in ("b", "c"):
        await show(harness, chat, replace(page("a"), picture=once_only))
        await show(harness, chat, page(other))
    await show(harness, chat, replace(page("a"), picture=once_only), message=None)
    assert next(drawn) == 1
    last = calls(harness, "sendPhoto")[-1]
    assert isinstance(last.parameters["photo"], str)


async def test_a_file_id_that_telegram_no_longer_knows_is_drawn_again(
    harness: Harness, chat: Phone
) -> None:
    await show(harness, chat, page("a"))
    await show(harness, chat, page("b"))
    harness.sim.world.files.by_id.clear()
    shown = await show(harness, chat, page("a"))
    assert shown.text == "caption a"
    assert shown.files


async def test_the_memory_of_file_ids_is_bounded(
    harness: Harness, chat: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.pictures.MOST_REMEMBERED", 2)
    for key in "abc":
        await show(harness, chat, page(key))
    known = harness.app._sender._live_messages._pictures._file_ids
    assert list(known) == ["b", "c"]


def failing() -> bytes:
    raise ValueError("no font")


def broken() -> bytes:
    return b"no picture"


@pytest.mark.parametrize("draw", [failing, broken])
@pytest.mark.parametrize("over", ["a text", "a picture", "nothing"])
async def test_without_its_picture_the_text_comes_alone(
    harness: Harness,
    chat: Phone,
    caplog: pytest.LogCaptureFixture,
    draw: Callable[[], bytes],
    over: str,
) -> None:
    if over == "a picture":
        await show(harness, chat, page("a"))
    screen = Screen("<b>caption</b>", ROWS, picture=Picture("x", draw))
    way = {"message": None} if over == "nothing" else {}
    shown = await show(harness, chat, screen, **way)
    assert (shown.text, shown.files) == ("caption", ())
    assert await chat.buttons() == [["Home"]]
    assert [each for each in caplog.messages if "picture" in each]
    if over != "nothing":
        assert await bot_messages(chat) == [shown]
    assert sum(await kind(harness)) == 0


async def test_a_caption_that_is_too_long_comes_as_a_text(harness: Harness, chat: Phone) -> None:
    shown = await show(harness, chat, page("a", "x" * 1025))
    assert (len(shown.text), shown.files) == (1025, ())


async def test_a_refused_swap_is_sent_anew_with_its_picture(harness: Harness, chat: Phone) -> None:
    first = await show(harness, chat, page("a"))
    add_fault(harness, "error", "editMessageMedia", code=400)
    second = await show(harness, chat, page("b"))
    assert second.id > first.id
    assert second.files
    assert await bot_messages(chat) == [second]


@pytest.mark.parametrize("fault", ["drop", "drop_answer", "html", "flood"])
async def test_a_swap_whose_fate_is_unknown_is_repeated(
    harness: Harness, chat: Phone, fault: FaultKind
) -> None:
    first = await show(harness, chat, page("a"))
    add_fault(harness, fault, "editMessageMedia", count=2)
    second = await show(harness, chat, page("b"))
    assert (second.id, second.text) == (first.id, "caption b")


@pytest.mark.parametrize("fault", ["drop", "html", "flood"])
async def test_a_new_picture_that_was_lost_is_sent_once_more(
    harness: Harness, chat: Phone, fault: FaultKind
) -> None:
    add_fault(harness, fault, "sendPhoto")
    shown = await show(harness, chat, page("a"))
    assert shown.files
    assert await bot_messages(chat) == [shown]


async def test_where_no_picture_gets_through_the_text_does(harness: Harness, chat: Phone) -> None:
    add_fault(harness, "html", "sendPhoto", count=2)
    shown = await show(harness, chat, page("a"))
    assert (shown.text, shown.files) == ("caption a", ())


async def test_whoever_blocked_the_bot_gets_nothing_more(harness: Harness, chat: Phone) -> None:
    await show(harness, chat, page("a"))
    await chat.block()
    forget_calls(harness)
    await show(harness, chat, page("b"))
    assert [each.method for each in calls(harness)] == ["editMessageMedia"]
    assert (1,) in await harness.rows("SELECT unreachable FROM people")


async def test_it_can_be_neither_forwarded_nor_saved(harness: Harness, chat: Phone) -> None:
    shown = await show(harness, chat, page("a"), protected=True)
    assert shown.protected
    shown = await show(harness, chat, page("b"), protected=True)
    assert shown.protected


async def test_hiding_takes_the_picture_away(harness: Harness, chat: Phone) -> None:
    await show(harness, chat, page("a"))
    shown = await show(harness, chat, Screen(DOT, ROWS), discreet=True, unprompted=True)
    assert shown.text == DOT
    assert await bot_messages(chat) == [shown]


async def test_a_picture_that_is_too_old_to_be_deleted_becomes_grey(
    harness: Harness, chat: Phone
) -> None:
    before = await show(harness, chat, page("a"))
    harness.sim.world.clock.offset += 49 * 3600
    await show(harness, chat, Screen(DOT, ROWS), discreet=True, unprompted=True)
    (left,) = [each for each in await chat.messages() if each.id == before.id]
    assert left.text == DOT
    assert await chat.read(left.files[0]) == grey_picture()
    assert not left.keyboard


async def test_nothing_of_an_unprompted_discreet_screen_stands_on_the_lock_screen(
    harness: Harness, chat: Phone
) -> None:
    forget_calls(harness)
    shown = await show(harness, chat, page("a"), message=None, discreet=True, unprompted=True)
    assert (shown.text, shown.files) == ("caption a", ())
    assert [each.parameters["text"] for each in calls(harness, "sendMessage")] == [DOT]
