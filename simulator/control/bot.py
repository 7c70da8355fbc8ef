"""The control API for the bot itself: its name, and restarting it."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.world.state import World

Restart = Callable[[], Awaitable[None]]


def routes(world: World, restart: Restart | None, zone: str | None) -> list[Route]:
    """Serve GET /control/about and POST /control/restart (404 if `restart` is None)."""

    async def about(_request: Request) -> Response:
        return JSONResponse({"bot": world.bot, "restart": restart is not None, "zone": zone})

    async def restart_bot(_request: Request) -> Response:
        if restart is None:
            sentence = "this bot was not started from here, so it cannot be restarted from here"
            return JSONResponse({"error": sentence}, 404)
        await restart()
        return JSONResponse(None)

    return [
        Route("/control/about", about),
        Route("/control/restart", restart_bot, methods=["POST"]),
    ]
