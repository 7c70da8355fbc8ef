"""The simulator's HTTP server. It runs in the event loop of the program that starts it."""

import asyncio
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from starlette.requests import Request
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from simulator.application import application
from simulator.control.bot import Restart
from simulator.phone import Phone, open_client
from simulator.world import user_actions
from simulator.world.chats import Person
from simulator.world.limits import Limits
from simulator.world.state import World
from simulator.world.webhook import deliver

DEFAULT_TOKEN = "7000000001:simulated-token-of-no-value-at-all"  # noqa: S105 — not a real token
KEEP_ALIVE = 75  # seconds


class Simulator:
    """Telegram for one bot: `async with Simulator() as sim:`, by default on a free port.

    The state survives restarts of the bot, but not of the simulator. Leaving the block breaks all
    open connections, long polls included. `limits` None means the usual limits. `restart` restarts
    the bot; without it the chat page has no button for that. The page shows times in `zone`, by
    default in the browser's. uvicorn's protocol is used without
    uvicorn's Server, because the Server handles signals itself and stops slowly.
    """

    def __init__(
        self,
        port: int = 0,
        token: str = DEFAULT_TOKEN,
        limits: Limits | None = None,
        restart: Restart | None = None,
        zone: str | None = None,
    ) -> None:
        self.world = World(limits or Limits())
        self.token = token
        self.port = port
        self.restart = restart
        self.zone = zone
        self._state = ServerState()

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        config = Config(
            application(self.world, self.token, self._hang_up, self.restart, self.zone),
            lifespan="off",
            log_config=None,
            log_level="critical",
            timeout_keep_alive=KEEP_ALIVE,
        )
        config.load()
        self._server = await asyncio.get_running_loop().create_server(
            lambda: H11Protocol(config, self._state, {}), "127.0.0.1", self.port
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._delivery = asyncio.create_task(deliver(self.world.webhook, self.world.updates))
        self._http = open_client(self.api_url)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.aclose()
        self._server.close()
        for connection in self._connections():
            connection.transport.abort()
        ending = [self._delivery, *self._state.tasks]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    async def phone(
        self,
        name: str,
        *,
        id: int,  # noqa: A002 — Telegram's word
        language_code: str = "en",
        username: str | None = None,
        about: str = "",
        intro: Mapping[str, str] | None = None,
        tries: Sequence[str] = (),
    ) -> Phone:
        """Add a person, and return their phone. It is closed with the simulator."""
        person = Person(
            id,
            name,
            username,
            language_code,
            about=about,
            intro=intro or {},
            tries=tries,
        )
        user_actions.add_person(self.world, person)
        return Phone(self._http, id)

    def _connections(self) -> list[H11Protocol]:
        return [each for each in self._state.connections if isinstance(each, H11Protocol)]

    def _hang_up(self, request: Request) -> None:
        """Break the connection of one request."""
        for connection in self._connections():
            if connection.client == tuple(request.client or ()):
                connection.transport.abort()
