"""An empty chat says who one is and what to try; times are the installation's."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.browser.chromium import Opened

pytestmark = pytest.mark.asyncio(loop_scope="session")

INTRO = {"zh": "您是王芳。", "en": "You are 王芳."}
FAR = "Pacific/Kiritimati"  # 14 hours ahead of UTC


async def test_an_empty_chat_says_who_one_is_until_something_is_tried(windows: Opened) -> None:
    async with Simulator(limits=UNLIMITED) as sim:
        await sim.phone("王芳", id=1, intro=INTRO, tries=("/start", "/audit 李娜"))
        page = await windows(sim.api_url, 360)
        welcome = page.locator(".welcome")
        await expect(welcome).to_contain_text("这是演示")
        await expect(welcome).to_contain_text("您是王芳。")
        await page.get_by_role("button", name="English").click()
        await expect(welcome).to_contain_text("You are 王芳.")
        await expect(welcome).to_contain_text("A demo of service audits")
        await welcome.get_by_role("button", name="/audit 李娜").click()
        await expect(page.locator(".out .text")).to_have_text("/audit 李娜")
        await expect(welcome).to_be_hidden()


async def test_a_person_without_anything_to_try_has_an_empty_chat(windows: Opened) -> None:
    async with Simulator(limits=UNLIMITED) as sim:
        await sim.phone("王芳", id=1)
        page = await windows(sim.api_url)
        await expect(page.get_by_role("button", name="开始")).to_be_visible()
        await expect(page.locator(".welcome")).to_be_hidden()


async def test_times_are_those_of_the_installation(windows: Opened) -> None:
    async with Simulator(limits=UNLIMITED, zone=FAR) as sim:
        phone = await sim.phone("王芳", id=1)
        await phone.say("你好")
        page = await windows(sim.api_url)
        there = datetime.fromtimestamp(time.time(), ZoneInfo(FAR))
        shown = await page.locator(".out time").text_content()
        assert shown is not None
        assert shown[:2] == f"{there:%H}"
        await expect(page.locator(".log section > time")).to_have_text("今天")
