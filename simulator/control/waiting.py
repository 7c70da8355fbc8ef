"""Waits until the bot has answered a tap, until the screen is idle, or for a text."""

import asyncio

from simulator.api_errors import ActionError
from simulator.world.chats import Chat, Message
from simulator.world.state import Query
from simulator.world.user_actions import screen

GRACE = 0.3  # seconds to wait for the first call after the answer to a tap
REST = 0.01  # seconds without a call after which a screen is idle


async def wait_until_answered(
    chat: Chat, query: Query, before: int, seconds: float, *, settle: bool
) -> None:
    """Wait until the bot has answered a tap. Raises ActionError if it does not in time.

    `before` is the number of calls about the chat that were finished before the tap. With `settle`,
    wait until one call besides the answer is finished, at most for GRACE, and then until no call
    is in flight and none has begun for REST.
    """
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    while not query.answered:
        if not await chat.changed.wait(ends - loop.time()):
            raise ActionError(f"the tap was not answered in {seconds:g} s:\n{screen(chat)}")
    if not settle:
        return
    graced = min(ends, loop.time() + GRACE)
    # The answer itself is one finished call; it may still be in flight here.
    while chat.finished < before + 2 and loop.time() < graced:
        await chat.changed.wait(graced - loop.time())
    await _wait_until_idle(chat, ends)


async def _wait_until_idle(chat: Chat, ends: float) -> None:
    loop = asyncio.get_running_loop()
    while loop.time() < ends:
        finished = chat.finished
        if chat.in_flight:
            await chat.changed.wait(ends - loop.time())
            continue
        await asyncio.sleep(REST)
        if chat.finished == finished and not chat.in_flight:
            return


async def wait_for_text(chat: Chat, text: str, seconds: float) -> Message:
    """Return the bot's newest message with a text, waiting for it at most `seconds`."""
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    while True:
        for message in reversed(chat.messages.values()):
            if message.from_bot and text in message.text:
                return message
        if not await chat.changed.wait(ends - loop.time()):
            raise ActionError(f"{text!r} was not seen in {seconds:g} s:\n{screen(chat)}")
