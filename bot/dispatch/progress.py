"""What the chat shows while the answer to a deferred request is made."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext

from telegram.constants import ChatAction

from bot import taps
from bot.delivery.sender import Sender
from bot.dispatch.request import place_of
from bot.intake.update import IncomingUpdate

ACTIONS: Mapping[type[taps.Tap], ChatAction] = {
    taps.ReportPicture: ChatAction.UPLOAD_PHOTO,
    taps.ReportFile: ChatAction.UPLOAD_DOCUMENT,
    taps.AuditFile: ChatAction.UPLOAD_DOCUMENT,
}
PICTURED_COMMAND = "report"  # with a name after it; without one it answers a list


def show_progress(
    sender: Sender, incoming: IncomingUpdate, username: str
) -> AbstractAsyncContextManager[None]:
    """Announce a picture or a file that takes long; nothing where only text is answered."""
    action = action_for(incoming, username)
    if action is None or incoming.chat is None:
        return nullcontext()
    return sender.chat_action(incoming.chat, action)


def action_for(incoming: IncomingUpdate, username: str) -> ChatAction | None:
    if incoming.data is not None:
        tap = place_of(incoming.data)  # None for a tap that a former version spelt
        return ACTIONS.get(type(tap)) if tap else None
    name, argument = incoming.command(username) or ("", "")
    return ChatAction.UPLOAD_PHOTO if name == PICTURED_COMMAND and argument else None
