"""The phrases of transcripts: actions and what is seen, in Chinese and English."""

from collections.abc import Mapping
from typing import TypedDict

from checklist.definition import Language

# By what is done: how it reads. The first that fits a line is meant.
ACTIONS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "restart": r"（机器人重启）",
        "stop": r"（机器人停机）",
        "start": r"（机器人启动）",
        "pass_days": r"（(?P<count>\d+)天过去）",
        "pass_hours": r"（(?P<count>\d+)小时过去）",
        "import_person": r"（导入：(?P<row>.+)）",
        "deactivate": r"（(?P<who>.+)离职）",
        "reword": r"（换成新评价表，(?P<code>\S+) 改为：(?P<text>.+)）",
        "say_at_once": r"(?P<who>[^:：]+?) 一口气发[:：]\s*(?P<texts>.+)",
        "reply_to_live": r"(?P<who>[^:：]+?) 回复那条消息[:：]\s*(?P<text>.+)",
        "reply_to_old": r"(?P<who>[^:：]+?) 回复旧消息[:：]\s*(?P<text>.+)",
        "photo": r"(?P<who>[^:：]+?) 发一张照片(，写着[:：]\s*(?P<caption>.+))?",
        "album": r"(?P<who>[^:：]+?) 发(?P<count>\d+)张照片(，写着[:：]\s*(?P<caption>.+))?",
        "say_in_group": r"(?P<who>[^:：]+?) 在群里[:：]\s*(?P<text>.+)",
        "say": r"(?P<who>[^:：]+?)[:：]\s*(?P<text>.+)",
        "tap_both": r"(?P<who>.+?) 两台手机同时点 (?P<label>.+)",
        "tap_old": r"(?P<who>.+?) 点旧的 (?P<label>.+)",
        "tap_until": r"(?P<who>.+?) 一直点 (?P<label>.+?)，直到 (?P<text>.+)",
        "tap_times": r"(?P<who>.+?) 点 (?P<label>.+?) ×(?P<count>\d+)",
        "tap": r"(?P<who>.+?) 点 (?P<label>.+)",
        "content": r"(?P<who>.+?) 发(?P<what>语音|位置|贴纸)",
        "service": r"(?P<who>.+?) (?P<what>设自动删除|置顶那条消息|换聊天背景)",
        "delete": r"(?P<who>.+?) 删除那条消息",
        "clear": r"(?P<who>.+?) 清空聊天",
        "block": r"(?P<who>.+?) 屏蔽机器人",
    },
    "en": {
        "restart": r"\(the bot restarts\)",
        "stop": r"\(the bot stops\)",
        "start": r"\(the bot starts\)",
        "pass_days": r"\((?P<count>\d+) days? pass(es)?\)",
        "pass_hours": r"\((?P<count>\d+) hours? pass(es)?\)",
        "import_person": r"\(imported: (?P<row>.+)\)",
        "deactivate": r"\((?P<who>.+) leaves the company\)",
        "reword": r"\(a new checklist, in which (?P<code>\S+) reads: (?P<text>.+)\)",
        "say_at_once": r"(?P<who>[^:：]+?) sends at once[:：]\s*(?P<texts>.+)",
        "reply_to_live": r"(?P<who>[^:：]+?) replies to the message[:：]\s*(?P<text>.+)",
        "reply_to_old": r"(?P<who>[^:：]+?) replies to the old message[:：]\s*(?P<text>.+)",
        "photo": r"(?P<who>[^:：]+?) sends a photo( that says[:：]\s*(?P<caption>.+))?",
        "album": (
            r"(?P<who>[^:：]+?) sends (?P<count>\d+) photos( that say[:：]\s*(?P<caption>.+))?"
        ),
        "say_in_group": r"(?P<who>[^:：]+?) in the group[:：]\s*(?P<text>.+)",
        "say": r"(?P<who>[^:：]+?)[:：]\s*(?P<text>.+)",
        "tap_both": r"(?P<who>.+?) taps (?P<label>.+) on both phones at once",
        "tap_old": r"(?P<who>.+?) taps the old (?P<label>.+)",
        "tap_until": r"(?P<who>.+?) keeps tapping (?P<label>.+?) until (?P<text>.+)",
        "tap_times": r"(?P<who>.+?) taps (?P<label>.+?) ×(?P<count>\d+)",
        "tap": r"(?P<who>.+?) taps (?P<label>.+)",
        "content": r"(?P<who>.+?) sends a (?P<what>voice message|location|sticker)",
        "service": (
            r"(?P<who>.+?) (?P<what>sets auto-delete|pins the message|changes the wallpaper)"
        ),
        "delete": r"(?P<who>.+?) deletes the message",
        "clear": r"(?P<who>.+?) clears the chat",
        "block": r"(?P<who>.+?) blocks the bot",
    },
}

# What people send besides texts and photos: the field of Telegram's message.
FIELDS: Mapping[str, str] = {
    "语音": "voice",
    "位置": "location",
    "贴纸": "sticker",
    "voice message": "voice",
    "location": "location",
    "sticker": "sticker",
    "设自动删除": "message_auto_delete_timer_changed",
    "置顶那条消息": "pinned_message",
    "换聊天背景": "chat_background_set",
    "sets auto-delete": "message_auto_delete_timer_changed",
    "pins the message": "pinned_message",
    "changes the wallpaper": "chat_background_set",
}


class Seen(TypedDict):
    """The phrases for what a person sees."""

    new: str
    changed: str
    older_changed: str
    stripped: str
    toast: str
    alert: str
    nothing: str
    elsewhere: str
    in_group: str
    colours: Mapping[str, str]
    cut: str


SEEN: Mapping[Language, Seen] = {
    "zh": {
        "new": "— 新消息",
        "changed": "— 更新",
        "older_changed": "— 上面的旧消息更新",
        "stripped": "— 旧消息的按钮消失",
        "toast": "— 提示：{text}",
        "alert": "— 弹窗：{text}",
        "nothing": "— 没有变化",
        "elsewhere": "（{who} 看到）",
        "in_group": "（群里）",
        "colours": {"success": "绿", "danger": "红", "primary": "蓝"},
        "cut": "{start}…（此处省略{count}字）…{end}",
    },
    "en": {
        "new": "— new message",
        "changed": "— changed",
        "older_changed": "— an older message changed",
        "stripped": "— the old message loses its buttons",
        "toast": "— toast: {text}",
        "alert": "— alert: {text}",
        "nothing": "— nothing changes",
        "elsewhere": "({who} sees)",
        "in_group": "(in the group)",
        "colours": {"success": "green", "danger": "red", "primary": "blue"},
        "cut": "{start}… ({count} characters left out) …{end}",
    },
}
# Where a line ends with this, what is seen after it is left out.
UNSEEN = " …"
