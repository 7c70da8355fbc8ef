"""Every address the simulator answers at."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator import about, control, events, pages, rigging
from simulator.about import Restart
from simulator.api import Api
from simulator.guard import LoopbackOnly
from simulator.world import World


def application(
    world: World, token: str, hang_up: Callable[[Request], None], restart: Restart | None
) -> Starlette:
    """Put the Bot API, the control API, its event stream and the chat page together."""
    api = Api(world, token, hang_up)
    routes = [
        Route("/bot{token}/{method}", api.method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.file),
        *control.routes(world, control.GETS | rigging.GETS, control.POSTS | rigging.POSTS),
        *about.routes(world, restart),
        events.route(world),
        *pages.routes(world),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(LoopbackOnly)],
        exception_handlers={404: _not_found},
    )


def _not_found(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, 404)
