"""Where a reply is shown, whether the chat is discreet then, and what such a chat loses."""

from dataclasses import replace

from bot import taps
from bot.dispatch.request import is_on_picture, place_of
from bot.dispatch.turns import Reply
from bot.intake.update import IncomingMessage, IncomingTap, PrivateUpdate
from bot.screen import Delivery, Screen
from bot.turn import Turn
from checklist.access import Act, may_ever, only_shops
from storage import temporary_messages
from storage.temporary_messages import TemporaryMessage


def delivery_of(turn: Turn, incoming: PrivateUpdate, reply: Reply) -> Delivery:
    """Return where a reply is shown. The reply to an old button is shown on the live message."""
    there = Delivery(
        turn.contact.telegram_id,
        reply.screen,
        discreet=_is_discreet(turn, incoming, reply),
        until_hidden=_is_of_audits(turn, reply),
        protected=not may_ever(turn.person, Act.FORWARD),
    )
    if not isinstance(incoming, IncomingTap):
        return replace(there, asked=incoming.message)
    live, on_picture = turn.contact.live_picture, is_on_picture(incoming, turn.contact)
    return replace(
        there,
        message=turn.contact.live_message if turn.stale else incoming.message,
        over_picture=live if turn.stale else on_picture,
        query=incoming.query,
        toast=reply.toast,
        strip=incoming.message if turn.stale and not there.discreet else None,
    )


def _is_of_audits(turn: Turn, reply: Reply) -> bool:
    """Whether the reply goes when the person hides the chat.

    Reports are no part of an audit. Whoever may see them has another role beside the shopper's.
    """
    if reply.reads and not only_shops(turn.person):
        return False
    return may_ever(turn.person, Act.FILL_IN)


def _is_discreet(turn: Turn, incoming: PrivateUpdate, reply: Reply) -> bool:
    """Whether the chat holds one message only after this reply."""
    if not _is_of_audits(turn, reply):
        return False
    before = place_of(turn.before.expects)
    tap = place_of(incoming.data) if isinstance(incoming, IncomingTap) else None
    after = reply.screen.expects if reply.screen is not None else None
    if isinstance(after, taps.Hidden):
        return True
    return any(turn.discreet_at(place) for place in (before, tap, after))


def delivery_again(turn: Turn, screen: Screen) -> Delivery:
    """Return the way of the person's screen after an outage: nobody waits for it."""
    return Delivery(
        turn.contact.telegram_id,
        screen,
        message=turn.contact.live_message,
        over_picture=turn.contact.live_picture,
        discreet=turn.discreet_at(place_of(turn.contact.expects))
        or isinstance(screen.expects, taps.Hidden),
        until_hidden=may_ever(turn.person, Act.FILL_IN),
        protected=not may_ever(turn.person, Act.FORWARD),
        unprompted=True,
    )


async def messages_to_delete(
    turn: Turn, incoming: PrivateUpdate, delivery: Delivery
) -> list[TemporaryMessage]:
    """Return what a chat loses once this turn is stored, or when it is hidden."""
    hidden = await _hide_history(turn, incoming, delivery) if _hides(turn, delivery) else []
    if delivery.discreet:
        return [*hidden, *_of_discreet_chat(turn, incoming)]
    if not delivery.until_hidden or isinstance(incoming, IncomingTap):
        return hidden
    return [*hidden, replace(_written(turn, incoming), due_at=None, until_hidden=True)]


def _hides(turn: Turn, delivery: Delivery) -> bool:
    """Whether nothing above may tell anything from now on: it is hidden, or has another look."""
    if delivery.screen is not None and isinstance(delivery.screen.expects, taps.Hidden):
        return True
    chosen = turn.contact.discreet
    if chosen == turn.before.discreet:
        return False
    return chosen is True or (chosen is None and may_ever(turn.person, Act.SHOP))


async def _hide_history(
    turn: Turn, incoming: PrivateUpdate, delivery: Delivery
) -> list[TemporaryMessage]:
    # The message of a tap becomes the dot.
    live = delivery.message if isinstance(incoming, IncomingTap) else turn.contact.live_message
    chat = turn.contact.telegram_id
    return await temporary_messages.hide_history(await turn.connection(), chat, live, turn.now)


def _written(turn: Turn, incoming: IncomingMessage) -> TemporaryMessage:
    chat, sent_at = turn.contact.telegram_id, incoming.sent_at
    return TemporaryMessage(
        chat, incoming.message, from_bot=False, sent_at=sent_at, due_at=turn.now
    )


def _of_discreet_chat(turn: Turn, incoming: PrivateUpdate) -> list[TemporaryMessage]:
    """Return what a discreet chat loses once this turn is stored.

    This is what the person wrote, and a message that a newer one has replaced.
    """
    chat, now = turn.contact.telegram_id, turn.now
    if isinstance(incoming, IncomingMessage):
        return [_written(turn, incoming)]
    live = turn.contact.live_message
    if live is None or live == incoming.message:
        return []
    # Their dates are unknown. Telegram will say if one is too old.
    older, newer = sorted((live, incoming.message))
    return [
        TemporaryMessage(chat, older, from_bot=True, sent_at=now, due_at=now),
        TemporaryMessage(chat, newer, from_bot=True, sent_at=now, due_at=None),
    ]
