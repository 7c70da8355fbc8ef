"""A real browser on the simulator's page, and a bot that a test scripts itself."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from simulator.phone import open_client
from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.browser.chromium import ARGUMENTS, CHROMIUM, MISSING, Opened
from tests.browser.page_driver import PageDriver, Phoned
from tests.simulator.raw_client import RawClient


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    if MISSING:
        pytest.skip("no Chromium on this machine")
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def restarts() -> list[str]:
    """Hold an entry for each time the page restarted the bot."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def sim(restarts: list[str]) -> AsyncIterator[Simulator]:
    async def restart() -> None:
        restarts.append("restarted")

    async with Simulator(limits=UNLIMITED, restart=restart) as simulator:
        wang = await simulator.phone("王芳", id=1001, language_code="zh-hans", about="神秘客")
        await simulator.phone("赵经理", id=1002, language_code="zh-hans", about="经理")
        await simulator.phone("Emma", id=1003)
        await wang.say("你好")
        yield simulator


@pytest_asyncio.fixture(loop_scope="session")
async def http(sim: Simulator) -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(sim.api_url) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sim: Simulator, http: httpx.AsyncClient) -> RawClient:
    """The bot: what it calls, and what the people in its chats do."""
    return RawClient(sim, http)


@pytest_asyncio.fixture(loop_scope="session")
async def windows(browser: Browser) -> AsyncIterator[Opened]:
    """Open a page in a browser of its own; whatever goes wrong in it fails the test."""
    contexts, problems = [], list[str]()

    async def open_page(
        url: str, width: int = 390, language: str = "zh-CN", *, dark: bool = False
    ) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": 844 if width < 900 else 900},
            device_scale_factor=2 if width < 900 else 1,
            locale=language,
            base_url=url,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.goto(url)
        await page.locator(".phone").first.wait_for()
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert problems == []


@pytest_asyncio.fixture(loop_scope="session")
async def opened(windows: Opened, sim: Simulator) -> Opened:
    async def open_page(*given: Any, at: str = "#1001", **more: Any) -> Page:  # noqa: ANN401 - passed on
        return await windows(f"{sim.api_url}/{at}", *given, **more)

    return open_page


@pytest_asyncio.fixture(loop_scope="session")
async def phoned(windows: Opened) -> Phoned:
    """Give somebody the page with their chat, in a language."""

    async def pick_up(simulator: Simulator, number: int, language: str) -> PageDriver:
        return PageDriver(await windows(f"{simulator.api_url}/#{number}", language=language))

    return pick_up


@pytest_asyncio.fixture(loop_scope="session")
async def page(opened: Opened) -> Page:
    """王芳's phone, one chat full screen, in Chinese."""
    return await opened()
