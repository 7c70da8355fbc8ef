"""What a person can send from the page: texts, commands, replies, pictures, a deep link."""

import asyncio

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.chromium import Opened
from tests.browser.images import png
from tests.simulator.raw_client import RawClient, keyboard

pytestmark = pytest.mark.asyncio(loop_scope="session")

WANG, EMMA = 1001, 1003
COMMANDS = [
    {"command": "audit", "description": "填写评价表"},
    {"command": "report", "description": "查看报告"},
    {"command": "help", "description": "帮助"},
]


async def heard(bot: RawClient) -> dict[str, object]:
    """Return the newest message that the bot has been told of."""
    message: dict[str, object] = (await bot.ask("updates"))[-1]["message"]
    return message


async def test_enter_sends_and_shift_enter_begins_a_line(page: Page, bot: RawClient) -> None:
    box = page.get_by_role("textbox", name="输入消息")
    await box.press_sequentially("一")
    await box.press("Shift+Enter")
    await box.press_sequentially("二")
    await box.press("Enter")
    await expect(page.locator(".out .text").last).to_have_text("一\n二")
    await expect(box).to_have_value("")
    assert (await heard(bot))["text"] == "一\n二"


async def test_enter_that_chooses_a_chinese_word_sends_nothing(page: Page, bot: RawClient) -> None:
    box = page.get_by_role("textbox", name="输入消息")
    await box.fill("shen")
    await box.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    await expect(box).to_have_value("shen")
    assert (await heard(bot))["text"] == "你好"


async def test_the_send_button_sends_and_a_refused_text_stays(page: Page, bot: RawClient) -> None:
    await page.get_by_role("textbox", name="输入消息").fill("好")
    await page.get_by_role("button", name="发送", exact=True).click()
    await expect(page.locator(".out .text").last).to_have_text("好")
    await bot.control("deactivate", person=WANG)
    await page.get_by_role("textbox", name="输入消息").fill("还在?")
    await page.get_by_role("button", name="发送", exact=True).click()
    await expect(page.locator(".toasts")).to_contain_text("account is deleted")
    await expect(page.get_by_role("textbox", name="输入消息")).to_have_value("还在?")


async def test_what_is_written_while_a_text_is_sent_is_kept(page: Page, bot: RawClient) -> None:
    sent = asyncio.Event()

    async def wait(route: Route) -> None:
        await sent.wait()
        await route.continue_()

    await page.route("**/control/say", wait)
    box = page.get_by_role("textbox", name="输入消息")
    for text in "一", "二":
        await box.fill(text)
        await box.press("Enter")
        await expect(box).to_have_value("")
    await box.fill("三")
    sent.set()
    await expect(page.locator(".out .text").last).to_have_text("二")
    assert (await heard(bot))["text"] == "二"
    await expect(box).to_have_value("三")


async def test_a_refused_text_stands_before_what_was_written_since(
    page: Page, bot: RawClient
) -> None:
    refused = asyncio.Event()

    async def refuse(route: Route) -> None:
        await refused.wait()
        await route.fulfill(status=409, json={"error": "no"})

    await page.route("**/control/say", refuse)
    box = page.get_by_role("textbox", name="输入消息")
    await box.fill("一")
    await box.press("Enter")
    await box.fill("二")
    refused.set()
    await expect(box).to_have_value("一\n二")


async def test_the_menu_lists_the_commands_filters_them_and_sends_one(
    page: Page, bot: RawClient
) -> None:
    await expect(page.get_by_role("button", name="命令菜单")).to_be_hidden()
    await bot.result("setMyCommands", commands=COMMANDS)
    await page.get_by_role("button", name="命令菜单").click()
    await expect(page.locator(".commands li")).to_have_count(3)
    await page.get_by_role("button", name="命令菜单").click()
    await expect(page.locator(".commands")).to_be_hidden()
    box = page.get_by_role("textbox", name="输入消息")
    await box.press_sequentially("/re")
    await expect(page.locator(".commands li")).to_have_text(["/report查看报告"])
    await box.press("Escape")
    await expect(page.locator(".commands")).to_be_hidden()
    await box.fill("/")
    await box.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(page.locator(".out .text").last).to_have_text("/report")
    await expect(box).to_be_focused()
    await expect(box).to_have_value("")


async def test_a_command_in_a_message_can_be_tapped(page: Page, bot: RawClient) -> None:
    await bot.result("sendMessage", chat_id=WANG, text="开始:\n/audit – 填写")
    await page.get_by_role("button", name="/audit").click()
    await expect(page.locator(".out .text").last).to_have_text("/audit")


async def test_a_reply_quotes_what_it_answers(page: Page, bot: RawClient) -> None:
    sent = await bot.result("sendMessage", chat_id=WANG, text="备注?")
    await page.locator(".in").hover()
    await page.locator(".in").get_by_role("button", name="回复").click()
    await expect(page.locator(".replying")).to_have_text("备注?")
    await page.keyboard.press("Escape")
    await expect(page.locator(".replying")).to_be_hidden()
    await page.locator(".in").get_by_role("button", name="回复").click()
    await page.keyboard.type("雨天")
    await page.keyboard.press("Enter")
    await expect(page.locator(".out .quoted").last).to_have_text("Audit备注?")
    await expect(page.locator(".replying")).to_be_hidden()
    replied = (await heard(bot))["reply_to_message"]
    assert isinstance(replied, dict)
    assert replied["message_id"] == sent["message_id"]


async def test_a_picture_is_sent_as_a_photo_of_reasonable_size(page: Page, bot: RawClient) -> None:
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": png(2000, 1000)}
    await page.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    await expect(page.locator(".out .photo img")).to_be_visible()
    photo = (await heard(bot))["photo"]
    assert isinstance(photo, list)
    assert (photo[0]["width"], photo[0]["height"]) == (1280, 640)


async def test_what_is_written_is_the_caption_of_a_picture(page: Page, bot: RawClient) -> None:
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": png(200, 100)}
    await page.get_by_role("textbox").fill("前台没有人")
    await page.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    await expect(page.locator(".out .text").last).to_have_text("前台没有人")
    await expect(page.get_by_role("textbox")).to_have_value("")
    assert (await heard(bot))["caption"] == "前台没有人"


async def test_several_pictures_are_an_album(page: Page, bot: RawClient) -> None:
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": png(200, 100)}
    await page.locator("input[type=file]").set_input_files([picture] * 3)  # type: ignore[arg-type]
    await expect(page.locator(".out .photo img")).to_have_count(3)
    messages = [each["message"] for each in await bot.ask("updates") if "message" in each]
    assert len({each["media_group_id"] for each in messages[-3:]}) == 1


async def test_backstage_other_content_is_sent_and_shown(page: Page, bot: RawClient) -> None:
    await page.get_by_role("button", name="幕后").click()
    for kind, words in (
        ("voice", "语音"),
        ("message_auto_delete_timer_changed", "设了自动删除：1天"),
    ):
        await page.locator("#what").select_option(kind)
        await page.locator("#other button").click()
        await expect(page.locator("article .content").last).to_have_text(words)
        assert kind in await heard(bot)
    await expect(page.locator("article.service")).to_have_count(1)


async def test_what_is_no_picture_is_not_sent(page: Page, bot: RawClient) -> None:
    text = {"name": "a.png", "mimeType": "image/png", "buffer": b"text"}
    await page.locator("input[type=file]").set_input_files(text)  # type: ignore[arg-type]
    await expect(page.locator(".toasts")).to_have_text("这不是能显示的图片")


async def test_a_new_chat_begins_with_start(opened: Opened, bot: RawClient) -> None:
    page = await opened(at=f"#{EMMA}")
    await expect(page.get_by_role("textbox")).to_be_hidden()
    await page.get_by_role("button", name="开始").click()
    await expect(page.locator(".out .text")).to_have_text("/start")
    await expect(page.get_by_role("textbox", name="输入消息")).to_be_focused()


async def test_the_bots_own_links_press_start_in_this_chat(page: Page, bot: RawClient) -> None:
    link = "https://t.me/audit_demo_bot?start=abc_1"
    markup = {"inline_keyboard": [[{"text": "加入", "url": f"{link}2"}]]}
    await bot.result("sendMessage", chat_id=WANG, text=f"邀请:{link}", reply_markup=markup)
    await page.get_by_role("link", name=link).click()
    await expect(page.locator(".out .text").last).to_have_text("/start abc_1")
    await page.get_by_role("link", name="加入").click()
    await expect(page.locator(".out .text").last).to_have_text("/start abc_12")


async def test_a_button_may_copy_its_text(page: Page, bot: RawClient) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    order = {"text": "复制", "copy_text": {"text": "T-1"}}
    markup = {"inline_keyboard": [[order]]}
    await bot.result("sendMessage", chat_id=WANG, text="x", reply_markup=markup)
    await page.get_by_role("button", name="复制").click()
    await expect(page.locator(".toasts")).to_have_text("已复制")
    assert await page.evaluate("navigator.clipboard.readText()") == "T-1"


async def test_the_header_tells_that_the_bot_is_typing(page: Page, bot: RawClient) -> None:
    status = page.locator(".status")
    await bot.result("sendChatAction", chat_id=WANG, action="typing")
    await expect(status).to_have_text("正在输入…")
    await bot.result("sendMessage", chat_id=WANG, text="好", reply_markup=keyboard([("是", "y")]))
    await expect(status).to_have_text("机器人")
