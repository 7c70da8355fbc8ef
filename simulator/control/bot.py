"""What the chat page may know and do about the bot itself: its name, and starting it again."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.world.state import World

Restart = Callable[[], Awaitable[None]]


def routes(world: World, restart: Restart | None) -> list[Route]:
    """Serve GET /control/about and POST /control/restart; 404 without a way to restart."""

    async def about(_request: Request) -> Response:
        return JSONResponse({"bot": world.bot, "restart": restart is not None})

    async def start_again(_request: Request) -> Response:
        if restart is None:
            sentence = "this bot was not started from here, so it cannot be restarted from here"
            return JSONResponse({"error": sentence}, 404)
        await restart()
        return JSONResponse(None)

    return [
        Route("/control/about", about),
        Route("/control/restart", start_again, methods=["POST"]),
    ]
