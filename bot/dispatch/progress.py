"""What the chat shows while the answer to a deferred request is made."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext

from telegram.constants import ChatAction

from bot import taps
from bot.delivery.sender import Sender
from bot.dispatch.request import place_of
from bot.intake.update import Command, IncomingMessage, IncomingTap, PrivateUpdate

ACTIONS: Mapping[type[taps.Tap], ChatAction] = {
    taps.ReportPicture: ChatAction.UPLOAD_PHOTO,
    taps.ReportFile: ChatAction.UPLOAD_DOCUMENT,
    taps.AuditFile: ChatAction.UPLOAD_DOCUMENT,
}


def show_progress(sender: Sender, incoming: PrivateUpdate) -> AbstractAsyncContextManager[None]:
    """Announce a picture or a file that takes long; nothing where only text is answered."""
    action = action_for(incoming)
    if action is None:
        return nullcontext()
    return sender.chat_action(incoming.chat, action)


def action_for(incoming: PrivateUpdate) -> ChatAction | None:
    match incoming:
        case IncomingTap(data=data):
            tap = place_of(data)  # None for a tap that a former version spelt
            return ACTIONS.get(type(tap)) if tap else None
        case IncomingMessage(command=Command(name="report", argument=argument)) if argument:
            return ChatAction.UPLOAD_PHOTO  # without a name it answers a list
        case _:
            return None
