"""The stream of events for the chat page: Server-Sent Events with increasing ids."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from simulator.world.state import World

HEARTBEAT = 15.0  # seconds
RETRY = 1_000  # milliseconds until a disconnected reader connects again


def route(world: World) -> Route:
    """Serve GET /control/events: new events, or those after the header Last-Event-ID.

    If that id is higher than any here, it comes from an earlier simulator: all events are sent.
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
    """Yield every event after this id, without end. Comments keep the connection open."""
    yield f"retry: {RETRY}\n\n"
    while True:
        for event in world.event_log.after(after):
            after = event.id
            data = json.dumps(event.data, ensure_ascii=False)
            yield f"id: {event.id}\nevent: {event.kind}\ndata: {data}\n\n"
        if after == world.event_log.last_id and not await world.event_log.changed.wait(HEARTBEAT):
            yield ": still here\n\n"
