"""Takes the README's pictures anew: the demo's people at the page, with the real bot."""
# ruff: noqa: INP001 - run by its path, imported by nobody

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pages import take_pages
from playwright.async_api import Browser, Page, async_playwright

from checklist.definition import Language
from demo import database, setup
from demo.people import PEOPLE
from simulator.world.limits import UNLIMITED
from tests.browser.audit_driver import EN, ZH, AuditDriver
from tests.browser.chromium import ARGUMENTS, CHROMIUM, MISSING
from tests.browser.page_driver import PageDriver

HERE = Path(__file__).resolve().parent
NUMBERS = {each.name: each.telegram_id for each in PEOPLE}
EN_IN_COLOURS = replace(EN, yes="✅ Yes", no="❌ No")
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
# The chart and the first figures, below the day that floats over the chat's top.
CHART_FIRST = """
    document.querySelector(".photo").scrollIntoView();
    document.querySelector(".log").scrollBy(0, -36);
"""


@dataclass(frozen=True, slots=True)
class PictureTaker:
    browser: Browser
    url: str

    @asynccontextmanager
    async def phone(self, name: str, language: Language) -> AsyncIterator[Page]:
        """Open the page with this person's chat, as wide as a phone, in one language."""
        page = await self.browser.new_page(
            viewport={"width": 390, "height": 844},
            device_scale_factor=1.5,
            locale=LOCALES[language],
            reduced_motion="reduce",
        )
        await page.goto(f"{self.url}/#{NUMBERS[name]}")
        yield page
        await page.close()


async def questions(taker: PictureTaker) -> None:
    """A discreet question, and later the summary of the whole shop."""
    async with taker.phone("王芳", "zh") as page:
        person = PageDriver(page)
        shop = AuditDriver(person, ZH)
        await person.start("您好")
        await person.say("/audit", "还没完成")
        await person.tap("新开一份", "选择顾问")
        await person.tap("李娜", "情况")
        await shop.go_on("2.8 ")
        await take_screenshot(page, "question-zh")
        await miss_with_note(shop, "没有边查边讲")
        await shop.go_on("6.3 ")
        await miss_with_note(shop, "结算单是临时打印的")
        await shop.go_on("全部答完")
        await person.tap("提交", "确认提交？")
        await person.tap("确认提交", "已提交")
        await take_screenshot(page, "summary-zh")


async def miss_with_note(shop: AuditDriver, text: str) -> None:
    """Answer "no" to the indicator on the screen, with a note."""
    await shop.person.tap("备注", "请写")
    await shop.person.say(text, f"备注：{text}")
    await shop.answer(ZH.no)


async def question_in_english(taker: PictureTaker) -> None:
    """A manager's observation, in colours."""
    async with taker.phone("Emma Clarke", "en") as page:
        person = PageDriver(page)
        await person.start("Hello")
        await person.say("/audit", "Choose the advisor")
        await person.tap("Li Na 李娜", "0/102")
        await AuditDriver(person, EN_IN_COLOURS).go_on("2.8 ")
        await take_screenshot(page, "question-en")


async def report(taker: PictureTaker) -> None:
    async with taker.phone("周经理", "zh") as page:
        await PageDriver(page).start("您好")
        await PageDriver(page).say("/report 张伟", "确有短板")
        await take_screenshot(page, "report-zh", CHART_FIRST)


async def report_in_english(taker: PictureTaker) -> None:
    """In the chat that had the question."""
    async with taker.phone("Emma Clarke", "en") as page:
        await PageDriver(page).say("/report 张伟", "Clearly weak")
        await take_screenshot(page, "report-en", CHART_FIRST)


async def take_screenshot(page: Page, name: str, moved: str = "") -> None:
    await page.wait_for_function("[...document.images].every((image) => image.complete)")
    await page.evaluate(moved)
    await page.mouse.move(0, 0)  # so that no button is highlighted
    await page.screenshot(path=HERE / f"{name}.png")


SCENES: tuple[Callable[[PictureTaker], Awaitable[None]], ...] = (
    report,
    question_in_english,
    report_in_english,
    questions,
)


async def main() -> None:
    if MISSING:
        sys.exit("The pictures need a Chromium: install the package chromium.")
    with TemporaryDirectory() as name:
        url = await database.prepare(Path(name))
        async with (
            setup.start_demo(Path(name), url, limits=UNLIMITED) as on,
            async_playwright() as playwright,
        ):
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for scene in SCENES:
                await scene(PictureTaker(browser, on.simulator.api_url))
            await browser.close()
    take_pages()


asyncio.run(main())
