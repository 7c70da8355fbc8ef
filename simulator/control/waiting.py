"""How a phone knows that the bot has reacted: waiting for an answer and for a screen at rest."""

import asyncio

from simulator.api_errors import ActionError
from simulator.world.chats import Chat, Message
from simulator.world.state import Query
from simulator.world.user_actions import screen

GRACE = 0.3  # seconds for the first call beside the answer to a tap, when there is none yet
REST = 0.01  # seconds without a call before a screen counts as at rest


async def wait_until_answered(
    chat: Chat, query: Query, before: int, seconds: float, *, settle: bool
) -> None:
    """Wait until the bot answered a tap; ActionError when it did not within so many seconds.

    `before` is how many calls about the chat were finished before the tap. To settle, wait until
    one more than the answer is finished, or for GRACE when none comes, and then until no call is
    in flight and none has begun for REST.
    """
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    while not query.answered:
        if not await chat.changed.wait(ends - loop.time()):
            raise ActionError(f"the tap was not answered in {seconds:g} s:\n{screen(chat)}")
    if not settle:
        return
    graced = min(ends, loop.time() + GRACE)
    # The answer itself is one finished call, and still in flight while it is being told.
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
    """Return the bot's newest message that contains a text, waiting so many seconds for it."""
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    while True:
        for message in reversed(chat.messages.values()):
            if message.from_bot and text in message.text:
                return message
        if not await chat.changed.wait(ends - loop.time()):
            raise ActionError(f"{text!r} was not seen in {seconds:g} s:\n{screen(chat)}")
