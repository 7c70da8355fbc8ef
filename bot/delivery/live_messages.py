"""Puts screens into chats: edits the live message, or sends a new one that replaces it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from telegram import Bot, Message

from bot.delivery import messages
from bot.delivery.deletions import Deletions
from bot.delivery.messages import EditResult
from bot.delivery.pictures import PictureError, Pictures
from bot.delivery.records import record
from bot.screen import DOT, Delivery, Screen
from storage import arrivals, outbox, temporary_messages
from storage.arrivals import Arrival, Replaced
from storage.engine import Database
from storage.temporary_messages import TemporaryMessage

# Message ids that are tried after a kill. Ids are counted over all private chats of the bot.
MOST_LOST = 20
# How long a reply without buttons stays in a discreet chat. A long one takes longer to read.
SHORTEST_SHOWN, SHOWN_FOR_A_CHARACTER = timedelta(seconds=30), timedelta(seconds=0.2)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A message of the bot: a text, or a picture with a caption."""

    message: int
    is_picture: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """How one screen goes out.

    `waiting` are the later deliveries of its chat. `instead_of` is the message that it was meant
    for, and which cannot show it.
    """

    delivery: Delivery
    waiting: Collection[Delivery]
    instead_of: int | None = None

    @property
    def chat(self) -> int:
        return self.delivery.chat

    def is_superseded(self) -> bool:
        return is_superseded(self.delivery, self.waiting)


class LiveMessages:
    """Shows one screen after another in each chat, and records what arrived."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        deletions: Deletions,
        clock: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._database = database
        self._deletions = deletions
        self._clock = clock
        self._pictures = Pictures(bot)
        # By chat: what its live message shows, and the newest message with buttons.
        self._shown: dict[int, tuple[int, Screen]] = {}
        self._newest: dict[int, _Sent] = {}
        # By chat: the person's newest message that was answered with buttons.
        self._asked: dict[int, int] = {}

    async def show(
        self, delivery: Delivery, screen: Screen, waiting: Collection[Delivery] = ()
    ) -> None:
        """Show a screen in the delivery's message or, if that cannot show it, in a new one."""
        way, target = _Way(delivery, waiting), self._target(delivery)
        if target is None:
            await self._send(way, screen)
        elif not await self._edit(way, target, screen):
            await self._send(replace(way, instead_of=target.message), screen)

    def _target(self, delivery: Delivery) -> _Sent | None:
        """Return the message to edit. A newer one may have replaced the delivery's since."""
        if delivery.message is None:
            return None
        there = _Sent(delivery.message, delivery.over_picture)
        return max(there, self._newest.get(delivery.chat, there), key=lambda each: each.message)

    async def _edit(self, way: _Way, target: _Sent, screen: Screen) -> bool:
        """Return whether the message shows the screen, or soon a newer one.

        False: it is gone, or it cannot show this screen. A picture never becomes a text. A text
        could become a picture, but then this could not be undone.
        """
        chat, message = way.chat, target.message
        if self._shown.get(chat) == (message, screen):
            return True
        if target.is_picture != (screen.picture is not None):
            return False
        self._shown.pop(chat, None)  # unknown until the call returns
        edit = self._pictures.edit if screen.picture else partial(messages.edit, self._bot)
        try:
            result = await edit(chat, message, screen, way.is_superseded)
        except PictureError:
            return False
        if result is EditResult.SHOWN:
            self._shown[chat] = (message, screen)
        return result in {EditResult.SHOWN, EditResult.SUPERSEDED}

    async def _send(self, way: _Way, screen: Screen) -> None:
        """Send a new message. Where nobody waits for it, a dot, and then its content.

        A message stands on the lock screen with its text, and an edit does not.
        """
        delivery = way.delivery
        if not (delivery.unprompted and (delivery.discreet or delivery.until_hidden)):
            await self._send_new(way, screen)
            return
        if not delivery.discreet:
            await self._delete_lost(delivery, await self._send_new(way, screen))
            return
        unrecorded, screen = replace(delivery, outbox_id=None), replace(screen, picture=None)
        message = await self._send_new(replace(way, delivery=unrecorded), screen, covered=True)
        if await self._edit(way, _Sent(message, is_picture=False), screen):
            await record(self._database, lambda db: outbox.remove(db, delivery.outbox_id))
        await self._delete_lost(delivery, message)

    async def _delete_lost(self, delivery: Delivery, message: int) -> None:
        """Delete what a killed process sent as the same reply, without recording its id.

        Its id lies between the message that it replies to and the new one. Files are left.
        """
        chat, now = delivery.chat, self._clock()
        for lost in range((delivery.asked or message) + 1, message)[:MOST_LOST]:
            if await messages.cover_text(self._bot, chat, lost):
                found = TemporaryMessage(chat, lost, from_bot=True, sent_at=now, due_at=now)
                await record(self._database, partial(temporary_messages.save, message=found))
                self._deletions.add([found])

    async def _send_new(self, way: _Way, screen: Screen, *, covered: bool = False) -> int:
        """Send a new message, `covered` with a dot instead of its text. Return its id."""
        chat = way.chat
        asked = way.delivery.asked or self._asked.get(chat, 0)
        if asked < self._asked.get(chat, 0):
            # A report that took long. The person asked for something else since, and it has come.
            screen = replace(screen, rows=())
        sent_screen = replace(screen, text=DOT) if covered else screen
        sent = await self._call(way.delivery, sent_screen)
        if not sent.photo:
            sent_screen = replace(sent_screen, picture=None)
        arrival = _arrival(way, screen, sent)
        replaced = await record(
            self._database, lambda db: arrivals.record_arrival(db, arrival, self._clock())
        )
        self._deletions.add(replaced.delete)
        if screen.live:
            self._shown[chat] = (sent.message_id, sent_screen)
            self._newest[chat] = _Sent(sent.message_id, arrival.picture)
            self._asked[chat] = asked
        await self._clear_away(way, replaced)
        return sent.message_id

    async def _call(self, delivery: Delivery, screen: Screen) -> Message:
        """Send a message. Where the picture cannot be sent, the text is sent alone."""
        chat, protected = delivery.chat, delivery.protected
        if screen.picture is not None:
            try:
                return await self._pictures.send(chat, screen, protected=protected)
            except PictureError:
                pass  # it is in the log
        return await messages.send(self._bot, chat, screen, protected=protected)

    async def _clear_away(self, way: _Way, replaced: Replaced) -> None:
        """Delete the message that was to be edited. Another that was live loses its buttons."""
        deleted = {each.message for each in replaced.delete}
        if way.instead_of is not None and way.instead_of not in deleted:
            await messages.replace_message(self._bot, way.chat, way.instead_of)
        if replaced.strip not in {None, way.instead_of}:
            await messages.strip(self._bot, way.chat, replaced.strip)


def _arrival(way: _Way, screen: Screen, sent: Message) -> Arrival:
    delivery = way.delivery
    return Arrival(
        chat=delivery.chat,
        message=sent.message_id,
        sent_at=sent.date,
        live=screen.live,
        picture=bool(sent.photo),
        # A later delivery is discreet: the chat was hidden meanwhile, or its look was changed.
        discreet=delivery.discreet or any(each.discreet for each in way.waiting),
        until_hidden=delivery.until_hidden,
        shown_for=max(SHORTEST_SHOWN, len(screen.text) * SHOWN_FOR_A_CHARACTER),
        outbox_id=delivery.outbox_id,
    )


def is_superseded(delivery: Delivery, waiting: Iterable[Delivery]) -> bool:
    """Return whether a newer screen for the same message waits in the queue.

    A screen with files or a command menu is always sent, and a screen of files alone replaces none.
    """
    screen = delivery.screen
    if delivery.message is None or delivery.strip is not None or screen is None:
        return False
    if screen.files or screen.menu:
        return False
    return any(
        other.screen and other.screen.text and other.message == delivery.message
        for other in waiting
    )
