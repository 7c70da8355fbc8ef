"""Makes a turn, serves it, and catches its errors. Every update is served through this module."""

from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot import routes, taps, user_errors
from bot.dispatch import typed_answers
from bot.dispatch.installation import Installation
from bot.dispatch.request import Request, live_at, place_of, request_for, serve, show_place
from bot.handlers import hidden_texts, notes, typed_texts
from bot.handlers.ways_on import with_ways_on
from bot.intake.update import IncomingMessage, IncomingTap, PrivateUpdate
from bot.screen import Screen
from bot.taps import Answer, Tap
from bot.turn import BatchState, Turn, is_in_audit
from bot.user_errors import USER_ERRORS, UserError
from bot.views.hiding import hidden_nothing_stored
from bot.views.notes import with_attachment_not_saved, with_typed_note
from bot.views.question import typed_answer
from storage.engine import DATABASE_UNAVAILABLE
from storage.people import Contact

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of a turn. `screen` is None if the screen on the phone stays as it is.

    `typed`: the screen may be replaced by a newer one, because it tells no more than that this
    answer, typed as a text, is stored. "": it only asks whether a text is a note.
    `reads`: it is a report or a file, or will be one once it is served.
    """

    screen: Screen | None
    toast: str = ""
    typed: str | None = None
    reads: bool = False


# The places where a text may wait until it is said what it is.
WAITS = taps.AskNote | taps.AskEvaluation | taps.Hidden
LATER = Reply(None, reads=True)


def turn_for(
    contact: Contact,
    *,
    installation: Installation,
    state: BatchState,
    now: datetime,
    incoming: PrivateUpdate | None = None,
    deferred: bool = False,
) -> Turn:
    """Make the turn of one person. A deferred one only reads, and may take its time.

    Without an update the turn redraws the person's screen. Its `now` is in the time zone of the
    installation, because a dealership's weeks end there (`zone_of`).
    """
    language = incoming.language if incoming else contact.telegram_language
    return Turn(
        contact=contact,
        texts=installation.texts_for(contact, language, now),
        now=now.astimezone(installation.zone),
        state=state,
        commands=routes.commands_of(contact.person),
        stale=not deferred and isinstance(incoming, IncomingTap) and _is_stale(incoming, contact),
        deferred=deferred,
        message=incoming.message if isinstance(incoming, IncomingMessage) else 0,
    )


def _is_stale(tap: IncomingTap, contact: Contact) -> bool:
    """Whether the button is on a message that a later message replaced."""
    return contact.live_message is not None and tap.message < contact.live_message


async def serve_one(turn: Turn, incoming: PrivateUpdate) -> Reply | None:
    """Serve an update. None if it only reads and the turn is not deferred: serve it later.

    A user error becomes a sentence, and drops what the turn wanted to write.
    """
    contact, reads = turn.contact, False
    try:
        request = request_for(turn, incoming, place_of(contact.expects))
        reads = request.only_reads(turn.person)
        if reads and not turn.deferred:
            return None
        if turn.stale:
            return await _serve_stale(turn, request)
        screen = await serve(turn, request)
        typed = _typed_answer(turn, incoming, request, screen)
        return Reply(screen, typed=typed, reads=reads)
    except USER_ERRORS as error:
        await turn.start_over(contact)
        if isinstance(incoming, IncomingMessage) and isinstance(turn.place, taps.Hidden):
            hidden = await show_place(turn)
            return Reply(hidden and hidden_nothing_stored(hidden, turn.texts))
        if not isinstance(incoming, IncomingTap):
            return Reply(await _error_screen(turn, error))
        place = None if reads else await show_place(turn)
        if place is None and isinstance(error, UserError) and not turn.stale:
            # The place is gone, so the buttons of the screen on the phone do nothing.
            place = await with_ways_on(turn, Screen(user_errors.html(turn.texts, error)))
        return Reply(place, user_errors.plain(turn.texts, error))


def _typed_answer(
    turn: Turn, incoming: PrivateUpdate, request: Request, screen: Screen
) -> str | None:
    """Return the reply's `typed`."""
    if isinstance(incoming, IncomingTap):
        return None
    match request.tap:
        case taps.Answer(audit) | taps.Later(audit) | taps.ChooseOption(audit):
            return typed_answer(turn.audit(audit), request.tap, turn.texts)
    asks = isinstance(screen.expects, taps.AskNote) and incoming.replied is None
    return "" if asks and not typed_texts.is_full(turn.contact.typed) else None


async def _error_screen(turn: Turn, error: Exception) -> Screen:
    """Say the error, with buttons to what the person can do now.

    In an audit it has no buttons: the message of the audit has them, and stays the live message.
    """
    screen = Screen(user_errors.html(turn.texts, error))
    in_audit = is_in_audit(place_of(turn.contact.expects))
    return screen if in_audit else await with_ways_on(turn, screen)


async def _serve_stale(turn: Turn, request: Request) -> Reply:
    """Record the answer of an old button, but leave the person at their place."""
    toast = "old-place"
    if isinstance(request.tap, Answer):
        await serve(turn, request)
        toast = "old-button-kept"
        match place_of(turn.contact.expects):
            case taps.Question(request.tap.audit, request.tap.indicator):
                there = taps.encode(taps.Resume(request.tap.audit))
                turn.contact = replace(turn.contact, expects=there)
    return Reply(await show_place(turn), turn.texts.plain(toast))


def contact_after(turn: Turn, incoming: PrivateUpdate, screen: Screen | None) -> Contact:
    """Return the contact with the changes of the handler and with the new place."""
    after = replace(
        turn.contact,
        seen_at=turn.now,
        expects=_place_after(turn.contact, incoming, screen),
        unreachable=False,
        telegram_language=incoming.language,
    )
    if isinstance(incoming, IncomingTap) and not turn.stale:
        after = live_at(incoming, after)
    return after


async def settle_text(
    turn: Turn, incoming: PrivateUpdate, place: Tap | None, reply: Reply
) -> Reply:
    """Store a text that waits for an answer at `place`, if the reply leads away from there.

    A text that was typed into a hidden chat was not asked about yet, so this is done first.
    """
    if turn.contact.typed is None or reply.screen is None or not isinstance(place, WAITS):
        return reply
    match place_of(_place_after(turn.contact, incoming, reply.screen)):
        case taps.AskNote() | taps.AskEvaluation() | taps.Hidden() as after:
            if after.audit == place.audit:
                return reply
    if isinstance(place, taps.Hidden):
        asked = typed_texts.asking_place(place)
        if (screen := await show_place(turn, asked)) is not None:
            await turn.start_over(turn.before)
            return Reply(screen)
        place = asked
    if isinstance(incoming, IncomingTap) and _is_typed_word(turn, incoming):
        turn.contact = replace(turn.contact, typed=None)
        return reply
    if isinstance(place, taps.AskEvaluation):
        screen = await hidden_texts.save_waiting_evaluation(turn, place, reply.screen)
        return replace(reply, screen=screen)
    screen = notes.save_waiting_text(turn, place, reply.screen)
    typed = reply.typed and with_typed_note(reply.typed, turn.audit(place.audit), place, turn.texts)
    return replace(reply, screen=screen, typed=typed or None)


def _is_typed_word(turn: Turn, incoming: IncomingTap) -> bool:
    """Whether the tap says that the waiting text is an answer, and not a note."""
    tap = taps.decode_stored(incoming.data)
    return tap is not None and typed_answers.is_word_for(turn, tap, turn.contact.typed or "")


def mention_attachment(turn: Turn, incoming: PrivateUpdate, reply: Reply) -> Reply:
    """Say that a photo, for example, was not saved, if only its caption was served."""
    if not isinstance(incoming, IncomingMessage) or reply.screen is None:
        return reply
    if incoming.attachment is None or incoming.text is None:
        return reply
    screen = with_attachment_not_saved(reply.screen, incoming.attachment, turn.texts)
    return replace(reply, screen=screen, typed=None)


async def show_at_bottom(turn: Turn, incoming: PrivateUpdate, reply: Reply) -> Reply:
    """Show the question again below a reply without buttons, in the same message.

    Otherwise its buttons would stand above what the person wrote and what the bot replied.
    """
    screen = reply.screen
    if not isinstance(incoming, IncomingMessage) or screen is None or screen.live or screen.files:
        return reply
    place = place_of(_place_after(turn.contact, incoming, screen))
    below = await show_place(turn, place) if is_in_audit(place) else None
    if below is None or not below.live:
        return reply
    merged = replace(below, text=f"{screen.text}\n\n{below.text}", menu=screen.menu)
    return replace(reply, screen=merged)


def _place_after(contact: Contact, incoming: PrivateUpdate, screen: Screen | None) -> str | None:
    """Return the place of the new screen.

    A message without buttons leaves the place as it was. So does a request that is served later:
    it has no screen yet. But what is typed after it is no answer to an earlier prompt.
    """
    if screen is not None and screen.live and screen.expects is not None:
        return taps.encode(screen.expects)
    if isinstance(incoming, IncomingTap) and screen is not None:
        return None
    place = place_of(contact.expects)
    if isinstance(incoming, IncomingTap) or incoming.command is not None:
        place = routes.place_without_prompt(place)
    return taps.encode(place) if place else None


async def attempt(work: Awaitable[Result]) -> Result | Exception:
    """Return an error instead of raising it, so that one turn cannot stop the others.

    Raises one of DATABASE_UNAVAILABLE, because no update is to blame for it.
    """
    try:
        return await work
    except DATABASE_UNAVAILABLE:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the caller logs it
        return error
