"""One way to make a turn, one to serve it, and one to survive it."""

from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot import routes, taps, user_errors
from bot.delivery.sender import Delivery
from bot.dispatch.installation import Installation
from bot.dispatch.request import Request, place_of, request_for, serve, show_place
from bot.intake.update import IncomingUpdate
from bot.screen import Screen
from bot.taps import Answer
from bot.turn import BatchState, Turn
from bot.user_errors import USER_ERRORS
from storage.engine import DATABASE_UNAVAILABLE
from storage.people import Contact

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a turn answers. `screen` is None where the screen on the phone stays as it is."""

    screen: Screen | None
    toast: str = ""


def turn_for(
    contact: Contact,
    *,
    installation: Installation,
    state: BatchState,
    now: datetime,
    incoming: IncomingUpdate | None = None,
    deferred: bool = False,
) -> Turn:
    """Make the turn of one person. A deferred one only reads, and may take its time.

    Without an update the turn redraws the person's screen.
    """
    language = incoming.language if incoming else contact.telegram_language
    return Turn(
        contact=contact,
        texts=installation.texts_for(contact, language),
        now=now,
        state=state,
        commands=routes.commands_of(contact.person),
        stale=not deferred and incoming is not None and _is_stale(incoming, contact),
        deferred=deferred,
    )


def _is_stale(incoming: IncomingUpdate, contact: Contact) -> bool:
    """Whether this is a tap on a message that a later one replaced."""
    live = contact.live_message
    return incoming.is_tap and live is not None and (incoming.message or live) < live


async def serve_one(turn: Turn, incoming: IncomingUpdate, username: str) -> Reply | None:
    """Serve what the update asks for. None: it only reads, and this turn may write.

    A user error becomes a sentence, and drops what the turn wanted to write.
    """
    contact, reads = turn.contact, False
    try:
        request = request_for(incoming, place_of(contact.expects), username)
        reads = request.reads
        if reads and not turn.deferred:
            return None
        if turn.stale:
            return await _serve_stale(turn, request)
        return Reply(await serve(turn, request))
    except USER_ERRORS as error:
        await turn.start_over(contact)
        if not incoming.is_tap:
            return Reply(Screen(user_errors.html(turn.texts, error)))
        screen = None if reads else await show_place(turn)
        return Reply(screen, user_errors.plain(turn.texts, error))


async def _serve_stale(turn: Turn, request: Request) -> Reply:
    """A button of an old message records its answer, and moves the person nowhere."""
    toast = "old-place"
    if isinstance(request.tap, Answer):
        await serve(turn, request)
        toast = "old-button-kept"
        match place_of(turn.contact.expects):
            case taps.Question(request.tap.audit, request.tap.indicator):
                there = taps.encode(taps.Resume(request.tap.audit))
                turn.contact = replace(turn.contact, expects=there)
    return Reply(await show_place(turn), turn.texts.plain(toast))


def delivery_of(turn: Turn, incoming: IncomingUpdate, reply: Reply) -> Delivery:
    """The way of a reply to the phone; that to an old message belongs on the live one."""
    chat = turn.contact.telegram_id
    if not incoming.is_tap:
        return Delivery(chat, reply.screen)
    return Delivery(
        chat=chat,
        screen=reply.screen,
        message=turn.contact.live_message if turn.stale else incoming.message,
        query=incoming.query,
        toast=reply.toast,
        strip=incoming.message if turn.stale else None,
    )


async def attempt(work: Awaitable[Result]) -> Result | Exception:
    """Return the error instead of raising it, so that one person's turn stops nobody else's.

    Raises one of DATABASE_UNAVAILABLE: no update is to blame for it.
    """
    try:
        return await work
    except DATABASE_UNAVAILABLE:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the caller logs it
        return error
