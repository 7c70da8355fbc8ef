"""A strict Bot API server for benchmarks. It shares no code with the simulator."""

import asyncio
import json
from collections import Counter, deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from itertools import islice
from time import perf_counter
from typing import Any

from aiohttp import web

from benchmarks import bot_api_rules as rules
from benchmarks.bot_api_rules import METHODS, ApiError, Parameters
from benchmarks.chat_client import Chat, Message, Payload, Tap

TOKEN = "4242:a-token-of-the-benchmark-server"  # noqa: S105 - only valid for this server
BOT: Payload = {"id": 4242, "is_bot": True, "first_name": "Audits", "username": "other_audits_bot"}
SECOND_POLLER = "Conflict: terminated by other getUpdates request"
UNANSWERED = frozenset(
    {"deleteWebhook", "setMyCommands", "sendChatAction", "deleteMessage", "deleteMessages"}
)
"""Methods that do nothing here and return True."""


class BotApiServer:
    """Connects chats with a bot. `errors` counts the rejected calls by message."""

    def __init__(self, methods: Mapping[str, Parameters] = METHODS) -> None:
        self.url = ""
        self.chats: dict[int, Chat] = {}
        self.calls: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self._methods = methods
        self._updates: deque[Payload] = deque()
        self._next_update = 1
        self._poll: asyncio.Future[None] | None = None
        self._polled = asyncio.Event()
        self._posted = asyncio.Event()

    def chat(self, number: int, name: str, language: str) -> Chat:
        return self.chats.setdefault(number, Chat(number, name, language, self._post))

    @property
    def taps(self) -> list[Tap]:
        return [tap for chat in self.chats.values() for tap in chat.taps]

    async def wait_until_polled(self, seconds: float = 60) -> None:
        """Wait for the next getUpdates, which shows that the bot is ready."""
        self._polled.clear()
        await asyncio.wait_for(self._polled.wait(), seconds)

    async def wait_until_tapped(self, times: int) -> None:
        while sum(len(chat.taps) for chat in self.chats.values()) < times:
            self._posted.clear()
            await self._posted.wait()

    def _post(self, update: Payload) -> None:
        self._posted.set()
        self._updates.append({"update_id": self._next_update, **update})
        self._next_update += 1
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        try:
            result = await self._result(
                request.match_info["token"], method, await _read_parameters(request)
            )
        except ApiError as refused:
            self.errors[f"{method}: {refused.description}"] += 1
            answer = {
                "ok": False,
                "error_code": refused.status,
                "description": refused.description,
            }
            return web.json_response(answer, status=refused.status)
        return web.json_response({"ok": True, "result": result})

    async def _result(self, token: str, method: str, given: Payload) -> object:
        if token != TOKEN:
            raise ApiError("Unauthorized", 401)
        if method not in self._methods or method not in METHODS:
            raise ApiError("Not Found", 404)
        self.calls[method] += 1
        rules.check_parameters(method, given, self._methods[method])
        match method:
            case "getUpdates":
                return await self._get_updates(given)
            case "getMe":
                return BOT
            case "sendMessage":
                return self._send(given)
            case "editMessageText" | "editMessageReplyMarkup":
                return self._edit(given)
            case "answerCallbackQuery":
                return self._answer(given)
            case _:
                assert method in UNANSWERED
                return True

    async def _get_updates(self, given: Payload) -> list[Payload]:
        while self._updates and self._updates[0]["update_id"] < given.get("offset", 0):
            self._updates.popleft()
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(SECOND_POLLER, 409))
        self._polled.set()
        if not self._updates:
            self._poll = asyncio.get_running_loop().create_future()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._poll, given.get("timeout", 0))
        return list(islice(self._updates, given.get("limit", 100)))

    def _chat(self, given: Payload) -> Chat:
        try:
            return self.chats[int(given["chat_id"])]
        except KeyError:
            raise ApiError("chat not found") from None

    def _send(self, given: Payload) -> Payload:
        chat = self._chat(given)
        shown, rows = rules.visible(given), rules.keyboard(given.get("reply_markup"))
        written = chat.new_message(BOT, shown)
        chat.show(Message(written["message_id"], str(given["text"]), shown, rows, written))
        return written

    def _edit(self, given: Payload) -> Payload:
        chat = self._chat(given)
        before = chat.messages.get(int(given["message_id"]))
        if before is None:
            raise ApiError("message to edit not found")
        rows = rules.keyboard(given.get("reply_markup"))
        after = replace(before, rows=rows)
        if "text" in given:
            after = replace(after, html=str(given["text"]), shown=rules.visible(given))
        if after == before:
            raise ApiError(
                "message is not modified: specified new message content and reply markup are"
                " exactly the same as a current content and reply markup of the message"
            )
        if "text" in given:
            if chat.taps:
                chat.taps[-1].screens.append(perf_counter())
            chat.show(after)
        else:
            chat.messages[before.id] = after
        return {**before.written_by, "text": after.shown}

    def _answer(self, given: Payload) -> bool:
        number, _, place = str(given["callback_query_id"]).partition("-")
        chat = self.chats.get(int(number))
        if chat is None or not int(place) < len(chat.taps) or chat.taps[int(place)].answers:
            raise ApiError(rules.TOO_OLD)
        tap = chat.taps[int(place)]
        tap.toast = str(given.get("text", ""))
        if len(tap.toast) > rules.TOAST_LIMIT:
            raise ApiError("MESSAGE_TOO_LONG")
        tap.answers.append(perf_counter())
        return True


async def _read_parameters(request: web.Request) -> dict[str, Any]:
    """Return the parameters of a call. In a form, all but texts are JSON."""
    if request.content_type == "application/json":
        return dict(await request.json())
    texts = {"text", "parse_mode", "callback_query_id", "url", "action"}
    form = await request.post()
    return {k: v if k in texts else json.loads(str(v)) for k, v in form.items()}


@asynccontextmanager
async def run_server(server: BotApiServer) -> AsyncIterator[BotApiServer]:
    """Serve on a free port of this machine during the block."""
    application = web.Application()
    application.router.add_route("*", "/bot{token}/{method}", server.handle)
    # With handler_cancellation, the poll of a killed bot ends, as on Telegram.
    runner = web.AppRunner(application, handler_cancellation=True, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0, shutdown_timeout=1)
        await site.start()
        host, port = runner.addresses[0][:2]
        server.url = f"http://{host}:{port}"
        yield server
    finally:
        await runner.cleanup()
