"""Draws the bot's profile pictures anew: each SVG of bot/admin/profiles as a JPEG beside it.

Run it after changing an SVG: .venv/bin/python -m docs.pictures.profiles
"""
# ruff: noqa: INP001 - run by hand, imported by nobody

import asyncio
from pathlib import Path

from playwright.async_api import async_playwright

from tests.browser.chromium import ARGUMENTS, CHROMIUM

FOLDER = Path(__file__).parents[2] / "bot" / "admin" / "profiles"
SIDE = 640  # pixels: what Telegram shows at most


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport={"width": SIDE, "height": SIDE})
        for source in sorted(FOLDER.glob("*.svg")):
            drawing = source.read_text(encoding="utf-8")
            await page.set_content(f"<style>body {{ margin: 0 }}</style>{drawing}")
            await page.screenshot(path=source.with_suffix(".jpg"), type="jpeg", quality=90)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
