"""The HTTP routes of the simulator."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.bot_api.endpoint import BotApi
from simulator.control import bot, controls_for_tests, event_stream, phones, user_content
from simulator.control.bot import Restart
from simulator.loopback import LoopbackOnly
from simulator.page import routes as page_routes
from simulator.world.state import World


def application(
    world: World,
    token: str,
    drop_connection: Callable[[Request], None],
    restart: Restart | None,
    zone: str | None,
) -> Starlette:
    """Build the application: Bot API, control API, event stream and chat page."""
    api = BotApi(world, token, drop_connection)
    routes = [
        Route("/bot{token}/{method}", api.method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.file),
        *phones.routes(
            world,
            phones.GETS | controls_for_tests.GETS,
            phones.POSTS | user_content.POSTS | controls_for_tests.POSTS,
        ),
        *bot.routes(world, restart, zone),
        event_stream.route(world),
        *page_routes.routes(world),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(LoopbackOnly)],
        exception_handlers={404: _not_found},
    )


def _not_found(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, 404)
