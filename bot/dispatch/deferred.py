"""Serves requests that only read, such as reports, after the commit and beside the taps."""

import asyncio
import logging
import secrets
from collections.abc import Iterable
from dataclasses import replace
from weakref import WeakValueDictionary

from bot.delivery.sender import Sender
from bot.dispatch.chat_action import show_progress
from bot.dispatch.context import Context
from bot.dispatch.deliveries import delivery_of
from bot.dispatch.outcome import Deferred
from bot.dispatch.strangers import turn_away
from bot.dispatch.turns import attempt, serve_one, turn_for
from bot.intake.update import IncomingTap, PrivateUpdate
from bot.screen import Delivery, Screen
from bot.views.ways_on import to_home
from storage import people
from storage.engine import DATABASE_UNAVAILABLE
from storage.people import Contact

log = logging.getLogger(__name__)
# Requests that are served at the same time. The taps get the rest of the processor.
AT_ONCE = 2


class DeferredRequests:
    """Serves deferred requests in the background and gives their screens to the sender."""

    def __init__(self, context: Context, sender: Sender) -> None:
        self._context = context
        self._sender = sender
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def start(self, deferred: Iterable[Deferred]) -> None:
        """Requests of one chat are served in their order: the last one's screen has to stay."""
        for request in deferred:
            chat = self._chats.setdefault(request.incoming.chat, asyncio.Lock())
            task = asyncio.create_task(self._run(request, chat))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> None:
        """Wait that long for requests under way. The next start serves the rest from the outbox."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, deferred: Deferred, chat: asyncio.Lock) -> None:
        # Shown while the request waits for a slot, too.
        async with show_progress(self._sender, deferred.incoming), chat, self._slots:
            try:
                delivery = await attempt(self._serve(deferred.incoming))
            except DATABASE_UNAVAILABLE as error:
                delivery = error
        if isinstance(delivery, Exception):
            delivery = await self._failure(deferred.incoming, delivery)
        self._sender.show([replace(delivery, outbox_id=deferred.outbox_id)])

    async def _serve(self, incoming: PrivateUpdate) -> Delivery:
        context, installation = self._context, self._context.installation
        async with context.database.reading() as db:
            contact = (await people.contacts(db, [incoming.sender])).get(incoming.sender)
            if contact is None:  # the person was removed after asking
                return turn_away(incoming, installation)
            place = incoming.data if isinstance(incoming, IncomingTap) else None
            turn = turn_for(
                contact,
                installation=installation,
                state=await context.load_state(db, [place]),
                now=context.clock(),
                incoming=incoming,
                deferred=True,
            )
            reply = await serve_one(turn, incoming)
            assert reply is not None, "a turn that only reads serves every request"
            return delivery_of(turn, incoming, reply)

    async def _failure(self, incoming: PrivateUpdate, error: Exception) -> Delivery:
        """Return a message that the request failed, with the reference that is in the log."""
        reference = secrets.token_hex(3)
        log.error("A deferred request failed, reference %s", reference, exc_info=error)
        contact = await self._contact(incoming.sender)
        texts = self._context.installation.texts_for(contact, incoming.language)
        screen = Screen(texts("failed-for-good", reference=reference), to_home(texts))
        if isinstance(incoming, IncomingTap):
            return Delivery(
                incoming.chat,
                screen,
                incoming.message,
                over_picture=incoming.on_picture,
                query=incoming.query,
            )
        return Delivery(incoming.chat, screen)

    async def _contact(self, sender: int) -> Contact | None:
        """Load the person who is told of a failure. None where this fails, too."""
        try:
            async with self._context.database.reading() as db:
                return (await people.contacts(db, [sender])).get(sender)
        except DATABASE_UNAVAILABLE:  # the failure that is told is already in the log
            return None
