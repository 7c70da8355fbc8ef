"""Serves what only reads, such as reports: after the commit and off everybody else's way."""

import asyncio
import logging
import secrets
from collections.abc import Iterable
from dataclasses import replace

from bot import user_errors
from bot.delivery.sender import Delivery, Sender
from bot.dispatch.batch import Deferred
from bot.dispatch.dispatcher import Dispatcher
from bot.dispatch.request import request_for, serve
from bot.drawing import Studio
from bot.intake.update import IncomingUpdate
from bot.rendering import chart
from bot.screen import Screen
from bot.turn import Turn
from bot.user_errors import USER_ERRORS
from storage import people

log = logging.getLogger(__name__)
AT_ONCE = 2  # readings beside each other; taps keep the rest of the machine


class Reader:
    """Runs readings in the background and hands their screens to the sender."""

    def __init__(self, router: Dispatcher, sender: Sender) -> None:
        self._router = router
        self._sender = sender
        self._studio = Studio()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

    def warm_up(self) -> None:
        self._studio.warm_up(chart.warm_up)

    def start(self, deferred: Iterable[Deferred]) -> None:
        for each in deferred:
            task = asyncio.create_task(self._serve(each))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> None:
        """Wait that long for readings under way; the outbox is sent at the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._studio.close()

    async def _serve(self, deferred: Deferred) -> None:
        incoming = deferred.incoming
        async with self._room:
            try:
                shown = await self._delivery(incoming)
            except Exception:  # the reply is in the outbox; the person must hear something
                reference = secrets.token_hex(3)
                log.exception("A reading failed, reference %s", reference)
                spoken = self._router.installation.texts_for(None, incoming.language)
                shown = _delivery(incoming, Screen(spoken("failed-for-good", reference=reference)))
        self._sender.show([replace(shown, outbox_id=deferred.outbox_id)])

    async def _delivery(self, incoming: IncomingUpdate) -> Delivery:
        router = self._router
        async with router.database.reading() as db:
            assert incoming.sender is not None
            contact = (await people.contacts(db, [incoming.sender])).get(incoming.sender)
            if contact is None:  # they have left since they asked
                spoken = router.installation.texts_for(None, incoming.language)
                return _delivery(incoming, Screen(spoken("stranger")))
            spoken = router.installation.texts_for(contact, incoming.language)
            state = await router.state(db, [incoming], ())
            turn = Turn(contact, spoken, router.clock(), db, state, studio=self._studio)
            try:
                screen = await serve(
                    turn, request_for(incoming, None, router.installation.username)
                )
            except USER_ERRORS as refusal:
                if incoming.is_tap:  # the screen under it stays
                    toast = user_errors.plain(turn.texts, refusal)
                    return replace(_delivery(incoming, None), toast=toast)
                screen = Screen(user_errors.html(turn.texts, refusal))
            return _delivery(incoming, screen)


def _delivery(incoming: IncomingUpdate, screen: Screen | None) -> Delivery:
    assert incoming.chat is not None
    message = incoming.message if incoming.is_tap else None
    return Delivery(incoming.chat, screen, message, incoming.query)
