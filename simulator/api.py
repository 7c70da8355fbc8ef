"""The Bot API over HTTP: one request in, one answer in Telegram's words, faults on the way."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from inspect import isawaitable

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from simulator.calls import Call, read_call
from simulator.faults import BROKEN_LINES, Fault
from simulator.files import MAX_UPLOAD
from simulator.journal import LoggedCall
from simulator.methods import EDITS, METHODS, NEW_MESSAGES, SPELLINGS
from simulator.refusal import Refusal
from simulator.world import World

OVERHEAD = 1024 * 1024  # what a multipart body may hold beside its file
# Calls that change what a chat shows, or stop a button's spinner.
SHOWING = NEW_MESSAGES | EDITS | {"deleteMessage", "answerCallbackQuery"}


class Api:
    """Serves one world to the bot that knows the token. `hang_up` breaks a request's connection."""

    def __init__(self, world: World, token: str, hang_up: Callable[[Request], None]) -> None:
        self.world = world
        self.token = token
        self.hang_up = hang_up

    async def method(self, request: Request) -> Response:
        """/bot<token>/<method>."""
        try:
            method = self._method(request)
            call = await read_call(request, method)
        except Refusal as refusal:
            return _refused(refusal)
        chat_id = self._chat_id(call)
        fault = self.world.faults.take(method, chat_id)
        logged = self.world.log.begin(method, call.for_log(), chat_id, self.world.clock.now())
        logged.fault = fault.kind if fault else ""
        answer = await self._answered(call, logged, fault)
        if fault and fault.kind == "delay_answer":
            await asyncio.sleep(fault.seconds)
        if fault and fault.kind in BROKEN_LINES:
            self.hang_up(request)
        return answer

    async def file(self, request: Request) -> Response:
        """/file/bot<token>/<path>."""
        if request.path_params["token"] != self.token:
            return _refused(Refusal(401, "Unauthorized"))
        found = self.world.files.at(request.path_params["path"])
        if found is None:
            return _refused(Refusal(404, "Not Found"))
        return Response(found.upload.content, media_type=found.upload.mime)

    def _method(self, request: Request) -> str:
        if request.path_params["token"] != self.token:
            raise Refusal(401, "Unauthorized")
        if int(request.headers.get("content-length", 0)) > MAX_UPLOAD + OVERHEAD:
            raise Refusal(413, "Request Entity Too Large")
        method = SPELLINGS.get(request.path_params["method"].lower())
        if method is None:
            raise Refusal(404, "Not Found")
        return method

    def _chat_id(self, call: Call) -> int | None:
        query = self.world.queries.get(call.text("callback_query_id"))
        return query.chat_id if query else call.chat_id()

    async def _answered(self, call: Call, logged: LoggedCall, fault: Fault | None) -> Response:
        """Carry a call out between its first and its last entry in the log."""
        chat = self.world.chats.get(logged.chat_id or 0) if call.method in SHOWING else None
        if chat:
            chat.in_flight += 1
        try:
            return await self._carried_out(call, logged, fault)
        finally:
            if chat:
                chat.in_flight -= 1
                chat.finished += 1
                chat.changed.fire()
            logged.finished = self.world.clock.now()
            self.world.journal.tell("call", asdict(logged))

    async def _carried_out(self, call: Call, logged: LoggedCall, fault: Fault | None) -> Response:
        try:
            result = await self._result(call, fault)
        except Refusal as refusal:
            logged.ok, logged.code, logged.error = False, refusal.code, refusal.description
            return _refused(refusal)
        logged.ok, logged.code = result is not None, 200
        if result is not None:
            return JSONResponse({"ok": True, "result": result})
        logged.code = fault.code if fault else 0
        return HTMLResponse("<html><body><h1>Bad Gateway</h1></body></html>", logged.code)

    async def _result(self, call: Call, fault: Fault | None) -> object:
        """Return a method's result; None when a fault kept it from being called at all."""
        if fault:
            if fault.kind == "delay":
                await asyncio.sleep(fault.seconds)
            if refusal := fault.refusal():
                raise refusal
            if fault.kind in {"drop", "html"}:
                return None
        if call.method in NEW_MESSAGES | EDITS:
            self._count(call)
        result = METHODS[call.method](self.world, call)
        return await result if isawaitable(result) else result

    def _count(self, call: Call) -> None:
        edit, now = call.method in EDITS, self.world.clock.now()
        self.world.meter.count(call.chat_id() or 0, edit=edit, now=now)


def _refused(refusal: Refusal) -> Response:
    return JSONResponse(refusal.as_telegram(), refusal.code)
