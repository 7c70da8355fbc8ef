"""Finds the handler of an update in bot/routes.py, and calls it if the person may do this."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot import routes, taps
from bot.dispatch import typed_answers
from bot.intake.update import Command, IncomingTap, PrivateUpdate
from bot.screen import Screen
from bot.taps import Tap
from bot.turn import Turn, is_in_audit
from bot.user_errors import USER_ERRORS, UserError
from bot.views.notes import with_reply_to_older
from checklist.access import Act, Person, may_ever, require_ever
from storage.people import Contact

_LIKE_A_COMMAND = re.compile(r"/[A-Za-z]\w*(\s|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Request:
    """A handler with its arguments. `tap` is None for commands and texts."""

    serve: Callable[[Turn], Awaitable[Screen]]
    act: Act
    reads: bool | Act = False
    tap: Tap | None = None

    def only_reads(self, person: Person) -> bool:
        """Whether this person's request is served after the commit."""
        return self.reads if isinstance(self.reads, bool) else may_ever(person, self.reads)


def request_for(turn: Turn, incoming: PrivateUpdate, place: Tap | None) -> Request:
    """Raises one of user_errors.USER_ERRORS where no handler serves the update."""
    if isinstance(incoming, IncomingTap):
        return _of_tap(taps.decode(incoming.data))
    if incoming.command is not None:
        return _of_command(incoming.command)
    if incoming.text is None:
        raise UserError("text-wanted", kind=incoming.attachment or "other")
    tap = typed_answers.tap_for(turn, place, incoming.text)
    if tap is None:
        return _of_text(turn, place, incoming.text)
    if incoming.replied is None or taps.encode(tap) in incoming.replied:
        return _of_tap(tap)
    return _of_reply_to_older(_of_text(turn, place, incoming.text))


def _of_tap(tap: Tap) -> Request:
    route = routes.TAPS[type(tap)]
    return Request(lambda turn: route.serve(turn, tap), route.act, route.reads, tap)


def _of_command(command: Command) -> Request:
    route = routes.COMMANDS.get(command.name)
    if route is None:
        raise UserError("unknown-command")
    return Request(lambda turn: route.serve(turn, command.argument), route.act, route.reads)


def _of_text(turn: Turn, place: Tap | None, text: str) -> Request:
    if place is None or type(place) not in routes.TEXTS:
        return _of_text_elsewhere(turn, place, text)
    if isinstance(place, taps.SectionEnd) and typed_answers.meaning_of(text) is not None:
        raise UserError("no-question-open", word=text)
    handler, act = routes.TEXTS[type(place)], routes.TAPS[type(place)].act
    return Request(lambda turn: handler(turn, place, text), act)


def _of_text_elsewhere(turn: Turn, place: Tap | None, text: str) -> Request:
    """Take a text that no place expects for whom a report is wanted of.

    In an open audit it may be a note that came too late, and a word such as "yes" an answer.
    """
    route = routes.TEXT_ELSEWHERE
    if _LIKE_A_COMMAND.match(text):
        raise UserError("unknown-command")
    is_answer = is_in_audit(place) or typed_answers.meaning_of(text) is not None
    if is_answer or not may_ever(turn.person, route.act):
        raise UserError("text-unexpected")
    return Request(lambda turn: route.serve(turn, text), route.act, route.reads)


def _of_reply_to_older(request: Request) -> Request:
    """Say why a word was not taken as an answer: it replies to a message without this button."""

    async def serve_text(turn: Turn) -> Screen:
        return with_reply_to_older(await request.serve(turn), turn.texts)

    return replace(request, serve=serve_text)


async def serve(turn: Turn, request: Request) -> Screen:
    """Serve the request if this person may do its act at all. The handler checks the subject."""
    require_ever(turn.person, request.act)
    return await request.serve(turn)


def is_on_picture(tap: IncomingTap, contact: Contact) -> bool:
    """Whether the message of a tap is a picture. Of an old message Telegram tells only its id."""
    return tap.on_picture or (contact.live_picture and tap.message == contact.live_message)


def live_at(tap: IncomingTap, contact: Contact) -> Contact:
    """Return the contact with the message of a tap as the live one."""
    on_picture = is_on_picture(tap, contact)
    return replace(contact, live_message=tap.message, live_picture=on_picture)


def place_of(expects: str | None) -> Tap | None:
    """Decode a stored place. None if there is none, or if an older version stored it."""
    return taps.decode_stored(expects)


async def show_place(turn: Turn, place: Tap | None = None) -> Screen | None:
    """Draw the screen of a place, by default the person's. None if there is none any more."""
    place = place or place_of(turn.contact.expects)
    if place is None:
        return None
    request = _of_tap(place)
    try:
        return None if request.only_reads(turn.person) else await serve(turn, request)
    except USER_ERRORS:
        return None
