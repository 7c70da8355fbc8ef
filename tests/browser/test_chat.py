"""What a person sees of the chat: messages come, change in place, and stay where they are read."""

import json
import time

import pytest
from playwright.async_api import Page, expect

from tests.browser.chromium import Opened
from tests.browser.images import ARTEFACTS, png
from tests.simulator.raw_client import RawClient, keyboard

pytestmark = pytest.mark.asyncio(loop_scope="session")

WANG = 1001
QUESTION = keyboard([("是", "1:yes"), ("否", "1:no")], [("稍后", "1:later")])
NEXT = keyboard([("是", "2:yes"), ("否", "2:no")], [("稍后", "2:later")])


async def ask(bot: RawClient, text: str = "1.1 是否接听?", **more: object) -> int:
    """Send a question with its buttons, and return the message's number."""
    given = {"chat_id": WANG, "text": text, "reply_markup": QUESTION} | more
    sent = await bot.result("sendMessage", **given)
    return int(sent["message_id"])


async def edit(bot: RawClient, message: int, text: str, markup: object = NEXT) -> None:
    given = {"chat_id": WANG, "message_id": message, "text": text, "reply_markup": markup}
    await bot.result("editMessageText", **given)


async def tapped(bot: RawClient) -> dict[str, str]:
    """Return the last tap that the bot has been told of."""
    query: dict[str, str] = (await bot.ask("updates"))[-1]["callback_query"]
    return query


async def test_messages_stand_on_their_sides_with_day_and_time(page: Page, bot: RawClient) -> None:
    sent = await bot.result("sendMessage", chat_id=WANG, text="您好")
    await expect(page.locator(".in .text")).to_have_text("您好")
    await expect(page.locator(".out .text")).to_have_text("你好")
    await expect(page.locator(".log section > time")).to_have_text("今天")
    await expect(page.locator(".in time")).to_have_text(
        time.strftime("%H:%M", time.localtime(sent["date"]))
    )


async def test_an_edit_keeps_the_message_its_buttons_their_place_and_the_focus(
    page: Page, bot: RawClient
) -> None:
    message = await ask(bot)
    key = page.get_by_role("button", name="否")
    await key.focus()
    before = await key.bounding_box()
    await page.evaluate("document.activeElement.mine = document.querySelector('.in').mine = true")
    await edit(bot, message, "1.2 是否\n记下\n姓名?")
    await expect(page.locator(".in .text")).to_have_text("1.2 是否\n记下\n姓名?")
    await expect(page.locator(".in .edited")).to_have_text("已编辑")
    same_element = "document.activeElement.mine && document.querySelector('.in').mine"
    assert await page.evaluate(same_element) is True
    assert await key.bounding_box() == before
    await page.keyboard.press("Enter")
    await expect(key).to_have_attribute("aria-busy", "true")
    assert (await tapped(bot))["data"] == "2:no"


async def test_when_buttons_go_the_focus_stays_near(page: Page, bot: RawClient) -> None:
    message = await ask(bot)
    await page.get_by_role("button", name="稍后").focus()
    await edit(bot, message, "1.2", keyboard([("继续", "go")]))
    await expect(page.get_by_role("button", name="继续")).to_be_focused()
    await edit(bot, message, "完", None)
    await expect(page.locator(".in")).to_be_focused()


async def test_a_tap_turns_until_it_is_answered_with_a_toast(page: Page, bot: RawClient) -> None:
    await page.clock.install()
    await ask(bot)
    key = page.get_by_role("button", name="是", exact=True)
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    await key.click()
    assert len(await bot.ask("updates")) == 2  # what 王芳 wrote first, and one tap
    await bot.result(
        "answerCallbackQuery", callback_query_id=(await tapped(bot))["id"], text="记下了"
    )
    await expect(page.locator(".toasts")).to_have_text("记下了")
    await expect(key).not_to_have_attribute("aria-busy", "true")
    await page.clock.fast_forward(3_000)
    await expect(page.locator(".toasts")).to_have_text("")


async def test_an_alert_waits_to_be_read_and_gives_the_focus_back(
    page: Page, bot: RawClient
) -> None:
    await ask(bot)
    key = page.get_by_role("button", name="是", exact=True)
    await key.focus()
    await key.press("Enter")
    await expect(key).to_have_attribute("aria-busy", "true")
    answer = {"callback_query_id": (await tapped(bot))["id"], "text": "太晚了", "show_alert": True}
    await bot.result("answerCallbackQuery", **answer)
    await expect(page.get_by_role("dialog")).to_contain_text("太晚了")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(key).to_be_focused()


async def test_a_tap_on_a_message_that_only_the_phone_still_shows_reaches_the_bot(
    page: Page, bot: RawClient
) -> None:
    message = await ask(bot)
    key = page.get_by_role("button", name="否")
    await key.wait_for()
    del bot.sim.world.chats[WANG].messages[message]
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    query = (await bot.ask("updates"))[-1]["callback_query"]
    assert (query["message"]["message_id"], query["message"]["date"]) == (message, 0)
    await bot.result("answerCallbackQuery", callback_query_id=query["id"])
    await expect(key).not_to_have_attribute("aria-busy", "true")


async def test_markup_of_people_and_bot_is_shown_and_never_run(
    opened: Opened, bot: RawClient
) -> None:
    evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    await bot.control("people", id=66, first_name=evil, about=evil)
    await bot.control("say", person=66, text=evil)
    await bot.result("sendMessage", chat_id=66, text=evil, reply_markup=keyboard([(evil, "x")]))
    page = await opened(at="#66")
    await expect(page.locator(".in .text")).to_have_text(evil)
    await expect(page.locator(".key")).to_have_text(evil)
    assert await page.locator("main img, main script, option img").count() == 0
    assert await page.title() == "聊天"


async def test_a_file_cannot_act_as_a_page(page: Page, bot: RawClient) -> None:
    script = ("x.html", b"<script>document.title=1</script>", "text/html")
    data = {"chat_id": str(WANG)}
    await bot.http.post(f"/bot{bot.sim.token}/sendDocument", data=data, files={"document": script})
    row = page.locator(".document")
    answer = await page.request.get(str(await row.get_attribute("href")))
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")


async def test_formatting_looks_as_in_telegram(page: Page, bot: RawClient) -> None:
    html = (
        "<b>粗<i>斜</i></b> <u>下</u> <s>删</s> <code>/no</code> 😀<b>后</b> "
        '<a href="https://a.cn/x">链</a> <tg-spoiler>藏</tg-spoiler>'
        "<pre>一\n二</pre><blockquote>引</blockquote> 8/10 是/否 https://b.cn/y?z=1。"
    )
    await bot.result("sendMessage", chat_id=WANG, text=html, parse_mode="HTML")
    text = page.locator(".in .text")
    shown = {"strong em": "斜", "u": "下", "s": "删", "code": "/no", "blockquote": "引"}
    for selector, content in shown.items():
        await expect(text.locator(selector)).to_have_text(content)
    await expect(text.locator("strong").nth(1)).to_have_text("后")
    await expect(text.locator("pre")).to_have_text("一\n二")
    await expect(text.locator("a").first).to_have_attribute("href", "https://a.cn/x")
    await expect(text.locator("a").first).to_have_attribute("rel", "noopener noreferrer")
    await expect(text.locator("a").nth(1)).to_have_attribute("href", "https://b.cn/y?z=1")
    await expect(text.locator(".command")).to_have_count(0)
    await text.get_by_role("button", name="显示隐藏的文字").press("Enter")
    await expect(text.get_by_text("藏", exact=True)).to_be_visible()


async def test_a_link_that_could_run_something_leads_nowhere(page: Page, bot: RawClient) -> None:
    html = '<a href="javascript:document.title=1">x</a>'
    await bot.result("sendMessage", chat_id=WANG, text=html, parse_mode="HTML")
    link = page.locator(".in a")
    await link.click()
    assert await link.get_attribute("href") is None
    assert await page.title() == "聊天"


async def test_buttons_have_the_bots_colours_and_links_open_elsewhere(
    page: Page, bot: RawClient
) -> None:
    styled = [
        {"text": style, "callback_data": style, "style": style}
        for style in ("success", "danger", "primary")
    ]
    markup = {"inline_keyboard": [styled, [{"text": "网页", "url": "https://a.cn"}]]}
    await ask(bot, reply_markup=markup)
    for style in ("success", "danger", "primary"):
        key = page.get_by_role("button", name=style)
        await expect(key).to_have_css("color", "rgb(255, 255, 255)")
    boxes = [await page.locator(".key").nth(place).bounding_box() for place in range(3)]
    assert len({round(box["width"]) for box in boxes if box}) == 1
    link = page.get_by_role("link", name="网页")
    await expect(link).to_have_attribute("target", "_blank")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_pictures_open_large_and_documents_are_named_with_their_size(
    page: Page, bot: RawClient
) -> None:
    data = {"chat_id": str(WANG), "caption": "趋势"}
    url = f"/bot{bot.sim.token}"
    await bot.http.post(f"{url}/sendPhoto", data=data, files={"photo": ("a.png", png(320, 200))})
    await bot.http.post(
        f"{url}/sendDocument", data=data, files={"document": ("表.xlsx", b"x" * 2048)}
    )
    await page.get_by_role("button", name="图片", exact=True).click()
    await expect(page.get_by_role("dialog").locator("img")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.locator(".document span")).to_have_text("表.xlsx")
    await expect(page.locator(".document small")).to_have_text("2.0 KB")
    async with page.expect_download() as download:
        await page.locator(".document").click()
    assert (await download.value).suggested_filename == "表.xlsx"


async def test_the_chat_stays_at_its_end_or_where_it_is_read(page: Page, bot: RawClient) -> None:
    for number in range(30):
        await bot.result("sendMessage", chat_id=WANG, text=f"消息 {number}")
    await expect(page.get_by_text("消息 29")).to_be_in_viewport()
    question = await ask(bot)
    for number in range(30, 36):
        await bot.result("sendMessage", chat_id=WANG, text=f"消息 {number}")
    await page.get_by_text("消息 35").wait_for()
    await page.locator(".log").evaluate("log => log.scrollBy(0, -120)")
    back = page.get_by_role("button", name="回到最新消息")
    await expect(back).to_be_visible()
    key = page.get_by_role("button", name="稍后")
    before = await key.bounding_box()
    await edit(bot, question, "1.2\n一\n二\n三")
    await bot.result("sendMessage", chat_id=WANG, text="最新")
    await page.get_by_text("最新", exact=True).wait_for()
    after = await key.bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] == pytest.approx(before["y"], abs=1)
    await back.click()
    await expect(page.get_by_text("最新", exact=True)).to_be_in_viewport()


async def test_what_happened_while_the_line_was_broken_is_caught_up(
    page: Page, bot: RawClient
) -> None:
    first = await ask(bot)
    await page.get_by_text("1.1 是否接听?").wait_for()
    await bot.result("deleteMessage", chat_id=WANG, message_id=first)
    for connection in bot.sim._connections():
        connection.transport.abort()
    await expect(page.locator(".offline")).to_have_text("连接断开，正在重连…")
    await ask(bot, "1.9 新的?")
    await expect(page.get_by_text("1.9 新的?")).to_be_visible()
    await expect(page.locator(".offline span")).to_be_hidden()
    await expect(page.locator(".in")).to_have_count(1)


async def test_a_long_chat_is_drawn_and_edited_quickly(page: Page, bot: RawClient) -> None:
    """The page's own work for one edit stays far below what a person would notice."""
    for number in range(150):
        await bot.result("sendMessage", chat_id=WANG, text=f"{number}", reply_markup=QUESTION)
    await expect(page.get_by_text("149", exact=True)).to_be_in_viewport()
    probe = """async () => {
        const { ask } = await import("/page/control.js");
        const { Log } = await import("/page/log.js");
        const { messages } = await ask("chat", { chat: 1001 });
        const frame = document.querySelector(".log-frame");
        const log = new Log(frame, { bot: { username: "b" }, article: () => undefined });
        log.show(messages);
        const last = messages.at(-1);
        const begun = performance.now();
        for (let turn = 0; turn < 20; turn += 1) {
            log.put({ ...last, text: `${turn}` });
        }
        return (performance.now() - begun) / 20;
    }"""
    assert await page.evaluate(probe) < 50  # milliseconds


async def test_a_showcase_for_the_eye(opened: Opened, bot: RawClient) -> None:
    """Leaves pictures of the page in artefacts/; that it can be taken is all that is asserted."""
    ARTEFACTS.mkdir(exist_ok=True)
    url, data = f"/bot{bot.sim.token}", {"chat_id": str(WANG), "caption": "各环节得分率"}
    await bot.http.post(f"{url}/sendPhoto", data=data, files={"photo": ("a.png", png(640, 300))})
    files = {"document": ("张伟 近90天.xlsx", b"x" * 48_000)}
    await bot.http.post(f"{url}/sendDocument", data={"chat_id": str(WANG)}, files=files)
    html = (
        "<b>2 服务前台</b> 4/14 · 全部 20/102\n上题 2.3 → 否\n\n<b>2.4</b> 是否当面检查车辆并"
        "<u>邀请客户</u>一起看?\n<i>备注:雨天</i> <code>FFB</code> /audit"
    )
    rows = [
        [("✅ 是", "success"), ("❌ 否", "danger")],
        [("不适用", ""), ("未观察到", "")],
        [("‹上题", ""), ("稍后›", ""), ("目录", ""), ("备注", "")],
    ]
    markup = {
        "inline_keyboard": [
            [
                {"text": text, "callback_data": text} | ({"style": style} if style else {})
                for text, style in row
            ]
            for row in rows
        ]
    }
    given = {
        "chat_id": WANG,
        "text": html,
        "parse_mode": "HTML",
        "reply_markup": json.dumps(markup),
    }
    await bot.result("sendMessage", **given)
    await bot.control("say", person=1002, text="/report 张伟")
    for width, dark, language in ((390, False, "zh-CN"), (390, True, "zh-CN"), (1280, False, "en")):
        page = await opened(width, language, dark=dark, at="#1001,1002")
        await page.locator(".photo img").wait_for()
        name = f"{width}-{language}-{'dark' if dark else 'light'}.png"
        await page.screenshot(path=ARTEFACTS / name)
        assert (ARTEFACTS / name).stat().st_size > 10_000
