"""Uses one chat: reads the screen, taps labels, writes texts."""

import asyncio
import time

from simulator.phone import Message, Phone, PhoneError

TIMEOUT = 30.0  # seconds; only reached if something is wrong
POLL_INTERVAL = 0.02  # seconds between two looks at the screen
CHOSEN = "● "  # marks the label of the current answer


class ChatDriver:
    def __init__(self, phone: Phone) -> None:
        self._phone = phone

    async def screen(self) -> Message:
        """Return the newest message with buttons, otherwise the bot's newest message."""
        written = [message for message in await self._phone.messages() if message.from_bot]
        with_buttons = [message for message in written if message.keyboard]
        return (with_buttons or written)[-1]

    async def tap(self, label: str) -> None:
        """Tap, and wait until the screen changes. Raises PhoneError if it does not."""
        before = await self.screen()
        await self._phone.tap(label, timeout=TIMEOUT, settle=False)
        deadline = time.monotonic() + TIMEOUT
        while await self.screen() == before:
            if time.monotonic() > deadline:
                raise PhoneError(f"{label!r} changed nothing on the screen:\n{before.text}")
            await asyncio.sleep(POLL_INTERVAL)

    async def write(self, text: str, answered_by: str) -> None:
        """Write, and wait for a message with these words. Raises PhoneError if none comes."""
        await self._phone.say(text)
        await self._phone.see(answered_by, timeout=TIMEOUT)


def labels(screen: Message) -> list[str]:
    return [button.label for row in screen.keyboard for button in row]


def paragraphs(screen: Message) -> list[str]:
    return [part.replace("\n", " ") for part in screen.text.split("\n\n")]
