"""The table of the Bot API's methods, and the methods that change no message."""

import asyncio
from collections.abc import Awaitable, Callable

from simulator.api_errors import bad_request, conflict
from simulator.bot_api import messages, own_profile
from simulator.bot_api.calls import Call
from simulator.world.profile import read_commands, read_language, scope_key
from simulator.world.state import World
from simulator.world.webhook import MAX_CONNECTIONS, read_secret, read_url

MAX_BATCH = 100
LONGEST_POLL = 50  # seconds


def get_me(world: World, _call: Call) -> object:
    can = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    return world.bot | can


async def get_updates(world: World, call: Call) -> object:
    """Return waiting updates at once, otherwise wait until one comes or the time is up."""
    if world.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    queue, loop = world.updates, asyncio.get_running_loop()
    _subscribe(world, call)
    offset = call.integer("offset")
    limit = min(max(call.integer("limit", MAX_BATCH), 1), MAX_BATCH)
    ends = loop.time() + min(max(call.integer("timeout"), 0), LONGEST_POLL)
    queue.polls += 1
    turn = queue.polls
    queue.changed.fire()  # an earlier poll that still waits ends with a conflict
    while not (batch := queue.batch(offset, limit)) and loop.time() < ends:
        await queue.changed.wait(ends - loop.time())
        if queue.polls != turn:
            raise conflict(_interruption(world))
    return batch


def _interruption(world: World) -> str:
    if world.webhook.url:
        return "terminated by setWebhook request"
    return "terminated by other getUpdates request; make sure that only one bot instance is running"


def _subscribe(world: World, call: Call) -> None:
    kinds = call.json_value("allowed_updates")
    if kinds is not None:
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise bad_request("can't parse allowed_updates JSON object")
        world.updates.subscribe(kinds)


def set_webhook(world: World, call: Call) -> bool:
    url, secret = read_url(call.text("url")), read_secret(call.text("secret_token"))
    _subscribe(world, call)
    if call.flag("drop_pending_updates"):
        world.updates.pending.clear()
    hook = world.webhook
    hook.url, hook.secret, hook.last_error = url, secret, None
    hook.connections = min(max(call.integer("max_connections", MAX_CONNECTIONS), 1), 100)
    world.updates.polls += 1
    world.updates.changed.fire()
    return True


def delete_webhook(world: World, call: Call) -> bool:
    values = {"drop_pending_updates": call.text("drop_pending_updates")}
    return set_webhook(world, Call("setwebhook", values))


def get_webhook_info(world: World, _call: Call) -> object:
    return world.webhook.as_telegram(len(world.updates.waiting()), world.updates.wanted)


def get_file(world: World, call: Call) -> object:
    return world.files.download(call.text("file_id"))


def _commands_key(call: Call) -> tuple[str, str]:
    scope = scope_key(call.json_value("scope") or {"type": "default"})
    return scope, read_language(call.text("language_code"))


def set_my_commands(world: World, call: Call) -> bool:
    world.profile.commands[_commands_key(call)] = read_commands(call.json_value("commands"))
    world.event_log.append("commands_changed", {})
    return True


def get_my_commands(world: World, call: Call) -> object:
    return world.profile.commands.get(_commands_key(call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    world.profile.commands.pop(_commands_key(call), None)
    world.event_log.append("commands_changed", {})
    return True


def set_chat_menu_button(world: World, call: Call) -> bool:
    button = call.json_value("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse MenuButton: Unsupported type specified")
    chat = messages.chat_of(world, call) if call.text("chat_id") else None
    world.profile.menu_buttons[chat.id if chat else 0] = button
    return True


# As the Bot API spells them. Calls may use any case.
METHODS: dict[str, Callable[[World, Call], object | Awaitable[object]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": messages.send_message,
    "sendPhoto": messages.send_photo,
    "sendDocument": messages.send_document,
    "sendChatAction": messages.send_chat_action,
    "editMessageText": messages.edit_message_text,
    "editMessageCaption": messages.edit_message_caption,
    "editMessageMedia": messages.edit_message_media,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "answerCallbackQuery": messages.answer_callback_query,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": own_profile.set_my_name,
    "getMyName": own_profile.get_my_name,
    "setMyDescription": own_profile.set_my_description,
    "getMyDescription": own_profile.get_my_description,
    "setMyShortDescription": own_profile.set_my_short_description,
    "getMyShortDescription": own_profile.get_my_short_description,
    "setMyProfilePhoto": own_profile.set_my_profile_photo,
    "removeMyProfilePhoto": own_profile.remove_my_profile_photo,
    "setChatMenuButton": set_chat_menu_button,
}
SPELLINGS = {name.lower(): name for name in METHODS}
NEW_MESSAGES = {"sendMessage", "sendPhoto", "sendDocument"}
EDITS = {
    "editMessageText",
    "editMessageCaption",
    "editMessageMedia",
    "editMessageReplyMarkup",
}
