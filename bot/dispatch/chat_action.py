"""What the chat shows while a deferred request is served, such as "sending a photo"."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext

from telegram.constants import ChatAction

from bot import taps
from bot.delivery.sender import Sender
from bot.dispatch.request import place_of
from bot.intake.update import Command, IncomingMessage, IncomingTap, PrivateUpdate

ACTIONS: Mapping[type[taps.Tap], ChatAction] = {
    taps.ReportOf: ChatAction.UPLOAD_PHOTO,
    taps.ReportFile: ChatAction.UPLOAD_DOCUMENT,
    taps.AuditFile: ChatAction.UPLOAD_DOCUMENT,
}


def show_progress(sender: Sender, incoming: PrivateUpdate) -> AbstractAsyncContextManager[None]:
    """Show that a picture or a file is being made. Nothing is shown for an answer in text."""
    action = action_for(incoming)
    if action is None:
        return nullcontext()
    return sender.chat_action(incoming.chat, action)


def action_for(incoming: PrivateUpdate) -> ChatAction | None:
    match incoming:
        case IncomingTap(data=data):
            tap = place_of(data)  # None for a tap of an older version
            return ACTIONS.get(type(tap)) if tap else None
        case IncomingMessage(command=Command(name="report", argument=argument)) if argument:
            return ChatAction.UPLOAD_PHOTO  # without a name the answer is a list
        case _:
            return None
