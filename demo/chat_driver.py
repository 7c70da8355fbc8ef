"""Drives one chat: reads the screen, taps labels, writes texts."""

import asyncio
import time

from simulator.phone import Message, Phone, PhoneError

TIMEOUT = 30.0  # seconds; nothing takes so long unless something is wrong
POLL_INTERVAL = 0.02  # seconds between two looks at the screen
CHOSEN = "● "  # stands before the label of what was answered earlier


class ChatDriver:
    def __init__(self, phone: Phone) -> None:
        self._phone = phone

    async def screen(self) -> Message:
        """What is looked at: the message with buttons, else the newest of the bot's."""
        written = [message for message in await self._phone.messages() if message.from_bot]
        with_buttons = [message for message in written if message.keyboard]
        return (with_buttons or written)[-1]

    async def tap(self, label: str) -> None:
        """Return once the screen shows something else; raise PhoneError if it never does."""
        before = await self.screen()
        await self._phone.tap(label, timeout=TIMEOUT, settle=False)
        deadline = time.monotonic() + TIMEOUT
        while await self.screen() == before:
            if time.monotonic() > deadline:
                raise PhoneError(f"{label!r} changed nothing on the screen:\n{before.text}")
            await asyncio.sleep(POLL_INTERVAL)

    async def write(self, text: str, answered_by: str) -> None:
        """Return once a message of the bot holds these words; raise PhoneError if none does."""
        await self._phone.say(text)
        await self._phone.see(answered_by, timeout=TIMEOUT)


def labels(screen: Message) -> list[str]:
    return [button.label for row in screen.keyboard for button in row]


def paragraphs(screen: Message) -> list[str]:
    return [part.replace("\n", " ") for part in screen.text.split("\n\n")]
