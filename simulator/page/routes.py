"""Serves the chat page and its files, with headers against foreign scripts."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simulator.world.state import World

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class SecurityHeaders:
    """Adds HEADERS to every response, because anybody may have sent a file that is shown."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def routes(world: World) -> list[BaseRoute]:
    """Serve the page at /, its scripts below /page, and files at /control/files/<file id>."""
    security = [Middleware(SecurityHeaders)]
    return [
        Route("/", _page, middleware=security),
        Mount("/page", StaticFiles(directory=STATIC), middleware=security),
        Route("/control/files/{file_id}", _file_of(world), middleware=security),
    ]


async def _page(_request: Request) -> Response:
    return FileResponse(STATIC / "index.html")


def _file_of(world: World) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        found = world.files.by_id.get(request.path_params["file_id"])
        if found is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        shown = "inline" if found.kind == "photo" else "attachment"
        name = f"{shown}; filename*=UTF-8''{quote(found.upload.name, safe='')}"
        headers = {"Content-Disposition": name}
        return Response(found.upload.content, media_type=found.upload.mime, headers=headers)

    return endpoint
