"""A Bot API server that also accepts files, and records when each arrived."""

import asyncio
from time import perf_counter

from aiohttp import web

from benchmarks.bot_api_server import BOT, BotApiServer


class FileServer(BotApiServer):
    """`came` holds the time of each file, in seconds of `perf_counter`."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[float] = []
        self._came = asyncio.Event()

    async def wait_until_came(self, files: int) -> None:
        while len(self.came) < files:
            self._came.clear()
            await self._came.wait()

    async def handle(self, request: web.Request) -> web.Response:
        if request.match_info["method"] not in {"sendPhoto", "sendDocument"}:
            return await super().handle(request)
        form = await request.post()
        chat = self.chats[int(str(form["chat_id"]))]
        self.came.append(perf_counter())
        self._came.set()
        return web.json_response({"ok": True, "result": chat.new_message(BOT, "")})
