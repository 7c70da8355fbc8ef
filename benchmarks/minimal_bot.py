"""A bot without logic and storage that answers each tap with a new screen: the baseline."""

import asyncio
import os
import signal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.delivery.client import TelegramClient

# As large as a question of the checklist with its buttons.
ROWS = (("是", "否"), ("不适用", "未观察到"), ("‹上题", "稍后›", "目录", "备注"))
QUESTION = "服务顾问是否主动向客户提供预估的维修保养所需时间？"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def text(number: int) -> str:
    return f"<b>1 服务预约</b>  9/25 · 全部 {number}\n上题 1.9 → 否\n\n<b>1.10</b> {QUESTION}"


def keyboard() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(each, callback_data=f"a:1:{each}") for each in r] for r in ROWS]
    )


async def say(bot: TelegramClient, chat: int) -> None:
    await bot.send_message(
        chat,
        text(0),
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(),
        link_preview_options=NO_PREVIEW,
        disable_notification=True,
    )


async def show(bot: TelegramClient, chat: int, message: int, number: int) -> None:
    await bot.edit_message_text(
        text(number),
        chat_id=chat,
        message_id=message,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(),
        link_preview_options=NO_PREVIEW,
    )


async def serve(bot: TelegramClient) -> None:
    offset: int | None = None
    calls: set[asyncio.Task[object]] = set()
    while True:
        for update in await bot.raw_updates(offset, seconds=25):
            number = offset = update["update_id"] + 1
            if tap := update.get("callback_query"):
                chat, message = tap["from"]["id"], tap["message"]["message_id"]
                started = [
                    bot.answer_callback_query(tap["id"]),
                    show(bot, chat, message, number),
                ]
            else:
                started = [say(bot, update["message"]["chat"]["id"])]
            for each in started:
                task: asyncio.Task[object] = asyncio.ensure_future(each)
                calls.add(task)
                task.add_done_callback(calls.discard)


async def main() -> None:
    loop, serving = asyncio.get_running_loop(), asyncio.current_task()
    assert serving is not None
    loop.add_signal_handler(signal.SIGTERM, serving.cancel)
    bot = TelegramClient(os.environ["AUDIT_BOT_TOKEN"], os.environ["AUDIT_BOT_API_URL"])
    async with bot:
        try:
            await serve(bot)
        except asyncio.CancelledError:
            return


if __name__ == "__main__":
    asyncio.run(main())
