"""The top of a phone: the bot's name and picture, as the person's language has them."""

import base64
import json

import pytest
from playwright.async_api import Page, expect

from tests.browser.chromium import Opened
from tests.simulator.raw_client import RawClient

pytestmark = pytest.mark.asyncio(loop_scope="session")

DRAWN = """async () => {
    const canvas = new OffscreenCanvas(64, 64);
    canvas.getContext("2d").fillRect(0, 0, 64, 64);
    const blob = await canvas.convertToBlob({ type: "image/jpeg" });
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
}"""


async def set_photo(page: Page, bot: RawClient) -> None:
    content = base64.b64decode(await page.evaluate(DRAWN))
    photo = json.dumps({"type": "static", "photo": "attach://picture"})
    url = f"/bot{bot.sim.token}/setMyProfilePhoto"
    await bot.http.post(url, data={"photo": photo}, files={"picture": ("p.jpg", content)})


async def test_name_and_picture_change_at_the_top_of_an_open_phone(
    page: Page, bot: RawClient
) -> None:
    name, avatar = page.locator(".phone h2"), page.locator(".phone .avatar")
    await expect(name).to_have_text("Audit")
    await expect(avatar).to_have_text("A")
    await bot.result("setMyName", name="Notes")
    await bot.result("setMyName", name="笔记", language_code="zh")
    await expect(name).to_have_text("笔记")
    await expect(avatar).to_have_text("笔")
    await set_photo(page, bot)
    picture = avatar.locator("img")
    await expect(picture).to_have_js_property("naturalWidth", 64)
    await expect(avatar).to_have_text("")
    await bot.result("removeMyProfilePhoto")
    await expect(picture).to_have_count(0)
    await expect(avatar).to_have_text("笔")


async def test_a_long_name_leaves_room_for_the_rest_on_a_narrow_phone(
    opened: Opened, bot: RawClient
) -> None:
    long = " ".join(["Wide"] * 12)
    await bot.result("setMyName", name=long)
    page = await opened(360)
    await expect(page.locator(".phone h2")).to_have_text(long)
    header = await page.locator(".phone > header").bounding_box()
    switcher = await page.locator(".phone > header select").bounding_box()
    assert header is not None
    assert switcher is not None
    assert header["height"] < 70
    assert switcher["x"] + switcher["width"] <= 360


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
async def test_nothing_in_the_bar_is_cut_on_a_narrow_phone(opened: Opened, language: str) -> None:
    page = await opened(360, language)
    cut = await page.evaluate(
        """() => [...document.querySelectorAll(".bar *")]
            .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth)
            .map((each) => each.textContent)"""
    )
    assert cut == []
