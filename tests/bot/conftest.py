"""The house, with the bot running in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.phone import Phone
from tests.house import House, opened


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as made:
        yield made


@pytest.fixture
async def shopper(house: House) -> Phone:
    return await house.phone("shopper")


@pytest.fixture
async def manager(house: House) -> Phone:
    return await house.phone("manager")


@pytest.fixture
async def advisor(house: House) -> Phone:
    return await house.phone("advisor")
