"""The page around the chats: whose phones, language, look, and what goes on backstage."""

import pytest
from playwright.async_api import Browser, Page, expect

from simulator.server import Simulator
from simulator.world.limits import UNLIMITED
from tests.browser.chromium import Opened
from tests.simulator.raw_client import RawClient, keyboard

pytestmark = pytest.mark.asyncio(loop_scope="session")

WANG, ZHAO, EMMA = 1001, 1002, 1003
CONTRAST = """element => {
    const parts = (colour) => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => [r, g, b]
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
    const behind = (each) => {
        const colour = parts(getComputedStyle(each).backgroundColor);
        return colour[3] > 200 ? colour : behind(each.parentElement);
    };
    const pair = [light(parts(getComputedStyle(element).color)), light(behind(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}"""


async def test_on_a_small_screen_one_chat_fills_it_and_the_person_can_be_switched(
    page: Page, bot: RawClient
) -> None:
    await expect(page.locator(".phone")).to_have_count(1)
    box = await page.locator(".phone").bounding_box()
    assert box is not None
    assert box["width"] == 390
    await page.get_by_role("textbox", name="输入消息").fill("草稿")
    await bot.control("say", person=ZHAO, text="我是经理")
    await bot.result("sendMessage", chat_id=ZHAO, text="x")
    people = page.get_by_label("谁的手机", exact=True)
    expected = ["王芳 · 神秘客", "赵经理 · 经理 (1)", "Emma"]
    await expect(people.locator("option")).to_have_text(expected)
    await people.select_option(label="赵经理 · 经理 (1)")
    await expect(page.locator(".out .text")).to_have_text("我是经理")
    await expect(people).to_be_focused()
    assert page.url.endswith(f"#{ZHAO}")
    await people.select_option(label="王芳 · 神秘客")
    await expect(page.get_by_role("textbox", name="输入消息")).to_have_value("草稿")


async def test_on_a_wide_screen_phones_stand_side_by_side_and_change_places(
    opened: Opened, bot: RawClient
) -> None:
    page = await opened(1280)
    phones = page.locator(".phone")
    await expect(phones).to_have_count(2)
    boxes = [await phones.nth(place).bounding_box() for place in range(2)]
    assert [box["width"] for box in boxes if box] == [390, 390]
    await phones.nth(0).get_by_label("谁的手机", exact=True).select_option(str(ZHAO))
    assert await phones.nth(0).get_attribute("data-person") == str(ZHAO)
    assert await phones.nth(1).get_attribute("data-person") == str(WANG)
    await page.set_viewport_size({"width": 1500, "height": 900})
    await expect(phones).to_have_count(3)
    await bot.result("sendMessage", chat_id=WANG, text="给王芳")
    await expect(phones.nth(1).locator(".in .text")).to_have_text("给王芳")
    await expect(page.locator(".in")).to_have_count(1)


async def test_somebody_new_gets_a_phone_at_once(page: Page, bot: RawClient) -> None:
    await bot.control("people", id=1009, first_name="路人")
    people = page.get_by_label("谁的手机", exact=True)
    await people.select_option("路人")
    await expect(page.get_by_role("button", name="开始")).to_be_visible()


async def test_an_open_page_finds_its_way_when_the_simulator_is_started_again(
    browser: Browser,
) -> None:
    page = await browser.new_page(locale="zh-CN")
    async with Simulator(limits=UNLIMITED) as first:
        await (await first.phone("王芳", id=WANG)).say("以前的")
        await (await first.phone("路人", id=1009)).say("x")
        await page.goto(f"{first.api_url}/#{WANG}")
        await expect(page.get_by_text("以前的")).to_be_visible()
    await expect(page.get_by_text("正在重连")).to_be_visible()
    async with Simulator(port=first.port, limits=UNLIMITED) as second:
        await (await second.phone("王芳", id=WANG)).say("现在的")
        await expect(page.get_by_text("现在的")).to_be_visible()
        await expect(page.get_by_text("以前的")).to_have_count(0)
        await expect(page.locator(".phone")).to_have_count(1)
        await page.close()


async def test_the_pages_language_can_be_switched_and_is_remembered(
    opened: Opened, bot: RawClient
) -> None:
    page = await opened(language="en-GB")
    await bot.result(
        "sendMessage", chat_id=WANG, text="问题?", reply_markup=keyboard([("是", "y")])
    )
    await expect(page.get_by_placeholder("Message")).to_be_visible()
    await expect(page.locator(".log section > time")).to_have_text("Today")
    await page.get_by_role("button", name="中文").click()
    await expect(page.get_by_placeholder("输入消息")).to_be_visible()
    await expect(page.locator(".log section > time")).to_have_text("今天")
    await expect(page.locator(".in .text")).to_have_text("问题?")
    await page.reload()
    await expect(page.get_by_placeholder("输入消息")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "zh")


async def test_both_languages_have_every_word(page: Page) -> None:
    words = await page.evaluate("import('/page/words.js').then(({ WORDS }) => WORDS)")
    assert words["zh"].keys() == words["en"].keys()
    assert all(text.strip() for language in words.values() for text in language.values())
    used = await page.evaluate(
        "[...document.querySelectorAll('*'), ...[...document.querySelectorAll('template')]"
        ".flatMap((each) => [...each.content.querySelectorAll('*')])].flatMap((each) =>"
        "[each.dataset.word, each.dataset.label, each.dataset.placeholder]).filter(Boolean)"
    )
    assert set(used) <= words["zh"].keys()


async def test_the_look_follows_the_machine_until_it_is_switched(opened: Opened) -> None:
    page = await opened(dark=True)
    dark = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    await page.get_by_role("button", name="切换深色或浅色").click()
    light = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    await page.reload()
    await page.locator(".phone").wait_for()
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == light


@pytest.mark.parametrize("dark", [False, True])
async def test_everything_can_be_read(opened: Opened, bot: RawClient, *, dark: bool) -> None:
    """WCAG's 4.5 to 1 for every kind of text on the page."""
    keys = [
        {"text": style or "plain", "callback_data": "x"} | ({"style": style} if style else {})
        for style in ("", "success", "danger", "primary")
    ]
    html = '字 <a href="https://a.cn">链</a> <code>码</code> /audit'
    markup = {"inline_keyboard": [keys]}
    given = {"chat_id": WANG, "text": html, "parse_mode": "HTML", "reply_markup": markup}
    await bot.result("sendMessage", **given)
    await bot.control("say", person=WANG, text="/audit 张伟", reply_to=2)
    page = await opened(dark=dark)
    await page.locator(".key").first.wait_for()
    await page.get_by_role("button", name="幕后").click()
    texts = (
        ".stand-in, .link, .bar-button, .status, .who h2, select, .text, .text a, .text code, "
        ".command, .meta, .quoted strong, .key, textarea, #backstage button, #backstage legend"
    )
    for element in await page.locator(texts).all():
        contrast = await element.evaluate(CONTRAST)
        assert contrast >= 4.5, await element.evaluate("element => element.outerHTML")


async def test_how_to_connect_a_real_bot_is_told(page: Page) -> None:
    await page.get_by_role("button", name="接入真 Telegram").click()
    for words in ("@BotFather", "AUDIT_BOT_TOKEN=", "python3 dev.py run"):
        await expect(page.get_by_text(words)).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("python3 dev.py run")).to_be_hidden()


async def test_backstage_a_person_can_block_the_bot_and_take_it_back(
    opened: Opened, bot: RawClient
) -> None:
    page = await opened(1280)
    await page.get_by_role("button", name="幕后").click()
    await page.get_by_role("button", name="屏蔽机器人").click()
    phone = page.locator(f"[data-person='{WANG}']")
    await expect(phone.get_by_role("textbox")).to_be_hidden()
    assert "blocked by the user" in await bot.words("sendMessage", chat_id=WANG, text="x")
    await phone.get_by_role("button", name="解除屏蔽").click()
    await expect(phone.get_by_role("textbox")).to_be_visible()
    await page.get_by_role("button", name="清空聊天").click()
    await expect(phone.locator("article")).to_have_count(0)


async def test_backstage_an_invitation_is_opened_for_anybody(
    opened: Opened, bot: RawClient
) -> None:
    page = await opened(1280)
    await page.get_by_role("button", name="幕后").click()
    await page.get_by_label("对谁的手机").select_option("Emma")
    field = page.get_by_label("打开邀请链接")
    await field.fill("https://t.me/audit_demo_bot?start=one")
    await field.press("Enter")
    await expect(page.locator("#outcome")).to_have_text("完成")
    await field.fill("not a link")
    await page.get_by_role("button", name="打开", exact=True).click()
    await expect(page.locator("#outcome")).to_contain_text("a deep link cannot carry")
    texts = [each["message"]["text"] for each in await bot.ask("updates")]
    assert texts == ["你好", "/start one"]


async def test_backstage_the_line_can_be_cut_and_mended(opened: Opened, bot: RawClient) -> None:
    page = await opened(1280)
    await page.get_by_role("button", name="幕后").click()
    await switch(page, "慢 2 秒", on=True)
    await switch(page, "断线", on=True)
    assert await faults(bot) == ["drop", "delay"]
    await page.reload()
    await page.get_by_role("button", name="幕后").click()
    await expect(page.get_by_label("断线")).to_be_checked()
    await switch(page, "断线", on=False)
    assert await faults(bot) == ["delay"]


async def switch(page: Page, box: str, *, on: bool) -> None:
    """Switch a fault, and wait until the last request that this makes is answered."""
    async with page.expect_response(lambda answer: "delay" in (answer.request.post_data or "")):
        await page.get_by_label(box).set_checked(on)


async def faults(bot: RawClient) -> list[str]:
    return [fault["kind"] for fault in await bot.ask("faults")]


async def test_backstage_the_bot_is_restarted_where_that_is_possible(
    opened: Opened, bot: RawClient, restarts: list[str]
) -> None:
    page = await opened(1280)
    await page.get_by_role("button", name="幕后").click()
    await page.get_by_role("button", name="重启机器人").click()
    await expect(page.locator("#outcome")).to_have_text("完成")
    assert restarts == ["restarted"]
    await page.route(
        "**/control/about*",
        lambda route: route.fulfill(json={"bot": bot.sim.world.bot, "restart": False}),
    )
    await page.reload()
    await page.get_by_role("button", name="幕后").click()
    await expect(page.get_by_label("断线")).to_be_visible()
    await expect(page.get_by_role("button", name="重启机器人")).to_be_hidden()


async def test_backstage_the_calls_are_listed_live(opened: Opened, bot: RawClient) -> None:
    await bot.result("sendMessage", chat_id=WANG, text="x")
    page = await opened(1280)
    await page.get_by_role("button", name="幕后").click()
    await page.get_by_text("机器人的调用").click()
    await expect(page.locator("#calls li")).to_have_count(1)
    await bot.words("sendMessage", chat_id=7, text="x")
    await bot.result("getUpdates", timeout=0)
    await bot.result("getMe")
    await expect(page.locator("#calls li code")).to_have_text(
        ["getMe", "sendMessage", "sendMessage"]
    )
    await expect(page.locator("#calls .failed")).to_contain_text("chat not found")
