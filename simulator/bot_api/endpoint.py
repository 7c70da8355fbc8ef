"""The Bot API over HTTP: checks the request, applies faults, and calls the method."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from inspect import isawaitable

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from simulator.api_errors import ApiError
from simulator.bot_api.calls import Call, read_call
from simulator.bot_api.methods import EDITS, METHODS, NEW_MESSAGES, SPELLINGS
from simulator.world.event_log import LoggedCall
from simulator.world.faults import BROKEN_CONNECTIONS, Fault
from simulator.world.files import MAX_UPLOAD
from simulator.world.state import World

OVERHEAD = 1024 * 1024  # bytes that a multipart body may hold in addition to its file
# Calls that show something, or stop a button's spinner. A person does not wait for deletions.
SHOWING = NEW_MESSAGES | EDITS | {"answerCallbackQuery"}


class BotApi:
    """Serves one world to the bot that knows the token.

    `drop_connection` breaks the connection of a request.
    """

    def __init__(
        self, world: World, token: str, drop_connection: Callable[[Request], None]
    ) -> None:
        self.world = world
        self.token = token
        self.drop_connection = drop_connection

    async def method(self, request: Request) -> Response:
        """/bot<token>/<method>."""
        try:
            method = self._method(request)
            call = await read_call(request, method)
        except ApiError as error:
            return _error_response(error)
        chat_id = self._chat_id(call)
        fault = self.world.faults.take(method, chat_id)
        logged = self.world.log.begin(method, call.loggable(), chat_id, self.world.clock.now())
        logged.fault = fault.kind if fault else ""
        answer = await self._answer(call, logged, fault)
        if fault and fault.kind == "delay_answer":
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind in BROKEN_CONNECTIONS:
            self.drop_connection(request)
        return answer

    async def file(self, request: Request) -> Response:
        """/file/bot<token>/<path>."""
        if request.path_params["token"] != self.token:
            return _error_response(ApiError(401, "Unauthorized"))
        found = self.world.files.find(request.path_params["path"])
        if found is None:
            return _error_response(ApiError(404, "Not Found"))
        return Response(found.upload.content, media_type=found.upload.mime)

    def _method(self, request: Request) -> str:
        if request.path_params["token"] != self.token:
            raise ApiError(401, "Unauthorized")
        if int(request.headers.get("content-length", 0)) > MAX_UPLOAD + OVERHEAD:
            raise ApiError(413, "Request Entity Too Large")
        method = SPELLINGS.get(request.path_params["method"].lower())
        if method is None:
            raise ApiError(404, "Not Found")
        return method

    def _chat_id(self, call: Call) -> int | None:
        query = self.world.queries.get(call.text("callback_query_id"))
        return query.chat_id if query else call.chat_id()

    async def _answer(self, call: Call, logged: LoggedCall, fault: Fault | None) -> Response:
        """Execute a call and complete its entry in the log."""
        chat = self.world.chats.get(logged.chat_id or 0) if call.method in SHOWING else None
        if chat:
            chat.in_flight += 1
        try:
            return await self._execute(call, logged, fault)
        finally:
            if chat:
                chat.in_flight -= 1
                chat.finished += 1
                chat.changed.fire()
            logged.finished = self.world.clock.now()
            self.world.event_log.append("call", asdict(logged))

    async def _execute(self, call: Call, logged: LoggedCall, fault: Fault | None) -> Response:
        try:
            result = await self._result(call, fault)
        except ApiError as error:
            logged.ok, logged.code, logged.error = False, error.code, error.description
            return _error_response(error)
        logged.ok, logged.code = result is not None, 200
        if result is not None:
            return JSONResponse({"ok": True, "result": result})
        logged.code = fault.code if fault else 0
        return HTMLResponse("<html><body><h1>Bad Gateway</h1></body></html>", logged.code)

    async def _result(self, call: Call, fault: Fault | None) -> object:
        """Return the method's result; None if a fault prevents the call."""
        if fault:
            if fault.kind == "delay":
                await asyncio.sleep(fault.seconds)
            if error := fault.error():
                raise error
            if fault.kind in {"drop", "html"}:
                return None
        if call.method in NEW_MESSAGES | EDITS:
            self._count(call)
        result = METHODS[call.method](self.world, call)
        return await result if isawaitable(result) else result

    def _count(self, call: Call) -> None:
        edit, now = call.method in EDITS, self.world.clock.now()
        self.world.meter.count(call.chat_id() or 0, edit=edit, now=now)


def _error_response(error: ApiError) -> Response:
    return JSONResponse(error.as_telegram(), error.code)
