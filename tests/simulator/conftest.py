"""Fixtures: a simulator, a python-telegram-bot Bot, and a plain HTTP client."""

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from simulator.phone import Phone, open_client
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.simulator.raw_client import RawClient


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(limits=UNLIMITED) as simulator:
        yield simulator


@pytest.fixture
async def http(sim: Simulator) -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(sim.api_url) as client:
        yield client


@pytest.fixture
def client(sim: Simulator, http: httpx.AsyncClient) -> RawClient:
    return RawClient(sim, http)


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Bot]:
    async with Bot(
        sim.token,
        base_url=f"{sim.api_url}/bot",
        base_file_url=f"{sim.api_url}/file/bot",
        request=HTTPXRequest(connection_pool_size=8),
        get_updates_request=HTTPXRequest(),
    ) as client:
        yield client


@pytest.fixture
async def fang(sim: Simulator) -> Phone:
    """A person who has written to the bot. The bot has confirmed the update."""
    phone = await sim.phone("王芳", id=1001, language_code="zh-hans")
    await phone.say("/start")
    sim.world.updates.pending.clear()
    return phone
