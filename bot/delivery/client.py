"""The Telegram client: python-telegram-bot's Bot, on aiohttp as its transport."""

import os
from typing import Any

os.environ.setdefault("PTB_TIMEDELTA", "1")  # else reading RetryAfter.retry_after warns

import httpx
from httpx_aiohttp import AiohttpTransport
from telegram import Bot
from telegram.request import HTTPXRequest

# The transport ignores connection_pool_size, and its own default is 100.
CONNECTIONS = httpx.Limits(max_connections=256, max_keepalive_connections=256)
# Seconds after the end of a long poll until the connection counts as lost.
POLL_GRACE = 10


def _request(limits: httpx.Limits, *, read_timeout: float) -> HTTPXRequest:
    return HTTPXRequest(
        read_timeout=read_timeout,
        write_timeout=20,
        connect_timeout=10,
        pool_timeout=30,
        httpx_kwargs={"transport": AiohttpTransport(limits=limits)},
    )


class TelegramClient(Bot):
    """A Bot that returns updates unparsed, so that one bad update does not spoil the others."""

    def __init__(self, token: str, api_url: str) -> None:
        super().__init__(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=_request(CONNECTIONS, read_timeout=20),
            get_updates_request=_request(
                httpx.Limits(max_connections=2), read_timeout=50 + POLL_GRACE
            ),
        )

    async def raw_updates(
        self, offset: int | None, *, seconds: int, limit: int = 100
    ) -> list[dict[str, Any]]:
        """Wait up to that long for up to 100 updates. `offset` confirms all updates below it."""
        found: list[dict[str, Any]] = await self._post(
            "getUpdates",
            {
                "offset": offset,
                "limit": limit,
                "timeout": seconds,
                "allowed_updates": ["message", "callback_query"],
            },
            read_timeout=seconds + POLL_GRACE,
        )
        return found
