"""Allows requests from this machine only, so that web pages cannot reach the simulator."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class LoopbackOnly:
    """Rejects a Host that is not loopback (DNS rebinding), and a foreign Origin."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        here = _is_loopback(f"//{headers.get('host', '')}")
        if here and (origin is None or _is_loopback(origin)):
            await self.app(scope, receive, send)
        else:
            await JSONResponse({"error": "only for this machine"}, 403)(scope, receive, send)


def _is_loopback(address: str) -> bool:
    try:
        return urlsplit(address).hostname in LOOPBACK
    except ValueError:
        return False
