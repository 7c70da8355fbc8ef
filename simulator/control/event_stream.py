"""The live stream of what happens, as Server-Sent Events with increasing ids."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from simulator.world.state import World

HEARTBEAT = 15.0  # seconds
RETRY = 1_000  # milliseconds until a reader whose line broke comes again


def route(world: World) -> Route:
    """Serve GET /control/events, from now on or from after the header Last-Event-ID.

    An id that was never given out is a reader's who followed an earlier simulator: it gets all.
    """

    async def endpoint(request: Request) -> Response:
        seen = request.headers.get("last-event-id", "")
        after = int(seen) if seen.isdigit() else world.event_log.last_id
        if after > world.event_log.last_id:
            after = 0
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(
            stream(world, after), media_type="text/event-stream", headers=headers
        )

    return Route("/control/events", endpoint)


async def stream(world: World, after: int) -> AsyncIterator[str]:
    """Yield every event newer than one, for ever; a comment now and then keeps the line open."""
    yield f"retry: {RETRY}\n\n"
    while True:
        for event in world.event_log.after(after):
            after = event.id
            data = json.dumps(event.data, ensure_ascii=False)
            yield f"id: {event.id}\nevent: {event.kind}\ndata: {data}\n\n"
        if after == world.event_log.last_id and not await world.event_log.changed.wait(HEARTBEAT):
            yield ": still here\n\n"
