"""The webhook: sends updates to the bot's address, and repeats them until it accepts them."""

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx
from httpx_aiohttp import AiohttpTransport

from simulator.api_errors import bad_request
from simulator.world.updates import Pending, UpdateQueue

FIRST_PAUSE = 0.1  # seconds before a refused update is sent again, doubled each time
LONGEST_PAUSE = 5.0
TIMEOUT = 30.0  # seconds for one answer
MAX_CONNECTIONS = 40

_SECRET = re.compile(r"[A-Za-z0-9_-]*")


@dataclass(slots=True)
class Webhook:
    """The address that updates are sent to. Without an address there is no webhook."""

    url: str = ""
    secret: str = ""
    connections: int = MAX_CONNECTIONS
    last_error: tuple[int, str] | None = None
    busy: set[int] = field(default_factory=set)

    def as_telegram(self, waiting: int, wanted: frozenset[str] | None) -> dict[str, Any]:
        info: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": waiting,
        }
        if self.url:
            info["max_connections"] = self.connections
        if wanted:
            info["allowed_updates"] = sorted(wanted)
        if self.last_error:
            info["last_error_date"], info["last_error_message"] = self.last_error
        return info


def read_url(url: str) -> str:
    """Check an address: HTTPS, or (unlike Telegram) HTTP on this machine."""
    parts = urlsplit(url)
    here = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if url and not here and parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    return url


def read_secret(secret: str) -> str:
    if len(secret) > 256:  # noqa: PLR2004 — the Bot API's own number
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


async def deliver(webhook: Webhook, updates: UpdateQueue) -> None:
    """Send updates without end: those of one person in order, different people in parallel."""
    client = httpx.AsyncClient(transport=AiohttpTransport(), timeout=TIMEOUT)
    async with client, asyncio.TaskGroup() as sending:
        while True:
            for pending in _next(webhook, updates):
                webhook.busy.add(pending.lane)
                sending.create_task(_send(client, webhook, updates, pending))
            await updates.changed.wait(LONGEST_PAUSE)


def _next(webhook: Webhook, updates: UpdateQueue) -> list[Pending]:
    first: dict[int, Pending] = {}
    for pending in updates.waiting() if webhook.url else []:
        first.setdefault(pending.lane, pending)
    free = [pending for lane, pending in first.items() if lane not in webhook.busy]
    return free[: max(0, webhook.connections - len(webhook.busy))]


async def _send(
    client: httpx.AsyncClient, webhook: Webhook, updates: UpdateQueue, pending: Pending
) -> None:
    pause, url = FIRST_PAUSE, webhook.url
    while webhook.url == url and any(each is pending for each in updates.waiting()):
        pending.handed_out = True
        problem = await _post(client, webhook, pending)
        if not problem:
            updates.confirm(pending)
            break
        webhook.last_error = (int(updates.now()), problem)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
    webhook.busy.discard(pending.lane)
    updates.changed.fire()


async def _post(client: httpx.AsyncClient, webhook: Webhook, pending: Pending) -> str:
    """Return what went wrong, or "" if the bot accepted the update."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
    try:
        answer = await client.post(webhook.url, json=pending.as_telegram(), headers=headers)
    except httpx.HTTPError as error:
        return str(error) or type(error).__name__
    if answer.is_success:
        return ""
    return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
