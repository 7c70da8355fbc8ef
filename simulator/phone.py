"""A person's phone, used over the control API. It works from any process."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx
from httpx_aiohttp import AiohttpTransport

TIMEOUT = 30.0  # seconds; on a busy machine a workbook takes ten
LONGEST_WAIT = 300.0  # seconds
MAX_CONNECTIONS = 1_000  # phones that share one client


class PhoneError(AssertionError):
    """The button or the text is not on the screen. The message shows what is there."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. `data`, `url` and `style` are "" if it has none."""

    label: str
    data: str
    style: str
    url: str


@dataclass(frozen=True, slots=True)
class File:
    """A photo or document; `phone.read(file)` returns its bytes."""

    id: str
    kind: str
    name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message on the screen. `html` is what the bot sent, with its markup.

    `date` is Telegram's, in seconds. `protected`: it can be neither forwarded nor saved.
    """

    id: int
    text: str
    html: str
    keyboard: tuple[tuple[Button, ...], ...]
    files: tuple[File, ...]
    from_bot: bool
    edited: bool
    protected: bool = False
    date: int = 0

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Self:
        return cls(
            given["id"],
            given["text"],
            given["html"],
            tuple(tuple(map(_button, row)) for row in given["keyboard"]),
            tuple(
                File(each["file_id"], each["kind"], each["name"], each["bytes"])
                for each in given["files"]
            ),
            given["from_bot"],
            given["edited"],
            given["protected"],
            given["date"],
        )


def _button(given: Mapping[str, Any]) -> Button:
    data, style, url = (given.get(key, "") for key in ("callback_data", "style", "url"))
    return Button(given["text"], data, style, url)


def open_client(api_url: str) -> httpx.AsyncClient:
    """Open a connection pool that phones can share."""
    transport = AiohttpTransport(limits=httpx.Limits(max_connections=MAX_CONNECTIONS))
    return httpx.AsyncClient(base_url=api_url, transport=transport, timeout=LONGEST_WAIT)


class Phone:
    """One person's phone. It shows the private chat with the bot, or the chat with `chat_id`."""

    def __init__(self, http: httpx.AsyncClient, person_id: int, chat_id: int | None = None) -> None:
        self.http = http
        self.id = person_id
        self.chat_id = chat_id or person_id

    @classmethod
    async def of(cls, api_url: str, person_id: int) -> Self:
        """Return the phone of a person whom the simulator knows. Close it, or use `async with`."""
        phone = cls(open_client(api_url), person_id)
        try:
            await phone.messages()
        except PhoneError:
            await phone.close()
            raise
        return phone

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self.http.aclose()

    def in_chat(self, chat_id: int) -> "Phone":
        """Return the same phone with another chat open, for example a group."""
        return Phone(self.http, self.id, chat_id)

    async def say(self, text: str, reply_to: int | None = None) -> Message:
        return Message.read(await self._do("say", text=text, reply_to=reply_to))

    async def tap(self, label: str, *, timeout: float = TIMEOUT, settle: bool = True) -> str:  # noqa: ASYNC109 — the server waits
        """Tap a button of the newest message that has buttons; return the toast, or "".

        The beginning of the label is enough if only one button has it. The method returns when
        the bot has answered the tap. With `settle` it also waits until the screen is idle: one
        more call about this chat is finished (at most 0.3 s are spent on it) and none is in
        flight. Raises PhoneError if there is no such button, or no answer in time.
        """
        return await self._tap(timeout, settle=settle, label=label)

    async def tap_old(
        self,
        message: Message,
        label: str,
        *,
        timeout: float = TIMEOUT,  # noqa: ASYNC109 — the server waits
        settle: bool = True,
    ) -> str:
        """Tap a button that was under a message, even if it has been removed since."""
        for button in (each for row in message.keyboard for each in row):
            if button.label.startswith(label):
                given = {"message_id": message.id, "data": button.data, "forged": True}
                return await self._tap(timeout, settle=settle, **given)
        raise PhoneError(f"there was no button {label!r} under: {message.text}")

    async def _tap(self, seconds: float, **given: object) -> str:
        answer = await self._do("tap", wait=seconds, **given)
        return str(answer["toast"])

    async def see(self, fragment: str, *, timeout: float = TIMEOUT) -> Message:  # noqa: ASYNC109 — the server waits
        """Wait for a message of the bot that contains a text; return the newest one."""
        asked = {"chat": self.chat_id, "text": fragment, "wait": timeout}
        return Message.read(await self._ask("see", asked))

    async def messages(self) -> list[Message]:
        chat = await self._ask("chat", {"chat": self.chat_id})
        return [Message.read(message) for message in chat["messages"]]

    async def live(self) -> Message | None:
        """Return the newest message with buttons."""
        shown = [message for message in await self.messages() if message.keyboard]
        return shown[-1] if shown else None

    async def buttons(self) -> list[list[str]]:
        """Return the live message's labels, row by row."""
        live = await self.live()
        return [[button.label for button in row] for row in live.keyboard] if live else []

    async def read(self, file: File) -> bytes:
        return (await self.http.get(f"/control/files/{file.id}")).content

    async def send_photo(self, content: bytes, caption: str = "") -> Message:
        return Message.read(await self._do("photo", content=_encode(content), caption=caption))

    async def send_document(self, name: str, content: bytes, caption: str = "") -> Message:
        given = {"name": name, "content": _encode(content), "caption": caption}
        return Message.read(await self._do("document", **given))

    async def send_album(self, contents: Sequence[bytes], caption: str = "") -> list[Message]:
        """Send several photos at once. The bot gets an update for each."""
        given = {"contents": [_encode(each) for each in contents], "caption": caption}
        return [Message.read(each) for each in await self._do("album", **given)]

    async def send_content(self, kind: str, caption: str = "") -> Message:
        """Send a voice message, a location …: a key of simulator.world.user_content.CONTENT."""
        return Message.read(await self._do("content", kind=kind, caption=caption))

    async def make_service_message(self, kind: str) -> Message:
        """Pin a message, set the auto-delete timer …: as Telegram calls the message's field."""
        return Message.read(await self._do("service", kind=kind))

    async def open_link(self, payload: str) -> Message:
        """Open the bot's deep link and press Start."""
        return Message.read(await self._do("open_link", payload=payload))

    async def edit(self, message: Message, text: str) -> Message:
        return Message.read(await self._do("edit", message_id=message.id, text=text))

    async def delete(self, message: Message) -> None:
        await self._do("delete", message_id=message.id)

    async def clear(self) -> None:
        await self._do("clear")

    async def block(self) -> None:
        await self._do("block")

    async def unblock(self) -> None:
        await self._do("unblock")

    async def commands(self) -> dict[str, str]:
        """Return the commands that the phone lists after "/", with their descriptions."""
        asked = {"person": self.id, "chat": self.chat_id}
        found = await self._ask("commands", asked)
        return {each["command"]: each["description"] for each in found}

    async def _do(self, action: str, **given: object) -> Any:  # noqa: ANN401 — JSON
        body = {"person": self.id, "chat": self.chat_id, **given}
        return _read(await self.http.post(f"/control/{action}", json=body))

    async def _ask(self, question: str, asked: Mapping[str, Any]) -> Any:  # noqa: ANN401 — JSON
        return _read(await self.http.get(f"/control/{question}", params=asked))


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _read(answer: httpx.Response) -> Any:  # noqa: ANN401 — JSON
    body = answer.json()
    if answer.is_error:
        raise PhoneError(body["error"])
    return body
