"""Every address the simulator answers at."""

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from simulator import control, events, rigging
from simulator.api import Api
from simulator.guard import LoopbackOnly
from simulator.world import World

PAGE = Path(__file__).parent / "page"


def application(world: World, token: str, hang_up: Callable[[Request], None]) -> Starlette:
    """Put the Bot API, the control API, its event stream and the chat page together."""
    api = Api(world, token, hang_up)
    routes = [
        Route("/bot{token}/{method}", api.method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.file),
        *control.routes(world, control.GETS | rigging.GETS, control.POSTS | rigging.POSTS),
        Route("/control/files/{file_id}", _file_of(world)),
        events.route(world),
        Route("/", _page),
        Mount("/page", StaticFiles(directory=PAGE)),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(LoopbackOnly)],
        exception_handlers={404: _not_found},
    )


async def _page(_request: Request) -> Response:
    return FileResponse(PAGE / "index.html")


def _not_found(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, 404)


def _file_of(world: World) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        found = world.files.by_id.get(request.path_params["file_id"])
        if found is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        return Response(found.upload.content, media_type=found.upload.mime)

    return endpoint
