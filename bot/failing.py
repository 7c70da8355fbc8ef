"""What becomes of an update whose turn failed: it is kept and counted, and the person is told."""

import json
import logging
import secrets
from typing import Any

from bot.incoming import Incoming
from bot.screen import Screen
from bot.sending import Delivery
from bot.texts import Texts
from storage.updates import GIVEN_UP_AFTER, SetAside

log = logging.getLogger(__name__)


def counted(incoming: Incoming, before: SetAside | None, error: Exception) -> SetAside:
    """The update with one more attempt; it keeps the reference that was given at the first."""
    attempts = before.attempts + 1 if before else 1
    reference = before.reference if before else _reference()
    log.error("Update %s failed, reference %s", incoming.update_id, reference, exc_info=error)
    return SetAside(incoming.update_id, incoming.chat, incoming.raw, attempts, reference)


def unreadable(raw: dict[str, Any]) -> SetAside:
    """Trying again cannot help what cannot be parsed."""
    return SetAside(int(raw["update_id"]), None, json.dumps(raw), GIVEN_UP_AFTER, _reference())


def _reference() -> str:
    return secrets.token_hex(3)


def told(incoming: Incoming, kept: SetAside, texts: Texts) -> Delivery | None:
    """The first failure answers the tap, the last one comes as a message; between them nothing."""
    if incoming.chat is None or not incoming.private:
        return None
    if kept.attempts == GIVEN_UP_AFTER:
        return Delivery(incoming.chat, Screen(texts("failed-for-good", reference=kept.reference)))
    if kept.attempts == 1 and incoming.is_tap:
        toast = texts.plain("failed-retrying", reference=kept.reference)
        return Delivery(incoming.chat, None, query=incoming.query, toast=toast, alert=True)
    return None
